import { join } from 'node:path';
import type { Claim, EntityType, GraphNode } from '../graph/model.js';
import type { PlacedCorrection } from './corrections.js';
import { ExternalSorter } from './external-sort.js';
import { CorpusEvidence, decideFacts } from './extract/extractor.js';
import type { Reading } from './extract/reading.js';
import type { PaperFacts } from './facts.js';
import type { Paper } from './paper.js';
import { ClaimSorter } from './resolve/claim-sorter.js';
import { curatedClaims } from './resolve/curated-claims.js';
import type { EntityNodes } from './resolve/entity-nodes.js';
import { addNames, NameEvidence } from './resolve/name-evidence.js';
import { NameResolution } from './resolve/name-resolution.js';
import { type Names, PaperClaims } from './resolve/paper-claims.js';
import { retyped } from './resolve/retype.js';

/** Version of the way from records and facts to the graph: changes whenever the same ones may give another graph. */
export const RESOLUTION_VERSION = '2';

export interface FactsInput {
  /** All papers, in the order of their keys; read several times. */
  papers: () => AsyncIterable<Paper>;
  reading: (paper: Paper) => Promise<Reading>;
  corrections: readonly PlacedCorrection[];
}

/** A paper and what its text states. */
export interface StatedPaper {
  paper: Paper;
  facts: PaperFacts;
}

/** Facts of each paper in turn, decided from its reading and from what all readings show. */
export async function* factsOf({ papers, reading, corrections }: FactsInput): AsyncGenerator<StatedPaper> {
  const corpus = new CorpusEvidence();
  for await (const paper of papers()) corpus.add(await reading(paper));
  for await (const paper of papers()) {
    yield { paper, facts: retyped(decideFacts(paper, await reading(paper), corpus), corrections) };
  }
}

export interface GraphInput {
  /** Facts of all papers, in any order; read once. */
  facts: AsyncIterable<StatedPaper>;
  corrections: readonly PlacedCorrection[];
}

export interface GraphSpace {
  /** Where sorted runs go that do not fit in memory. */
  scratchFolder: string;
  /** Rough bound of what each sorter holds in memory; see `ExternalSorter`. */
  memoryBytes?: number;
  signal?: AbortSignal | undefined;
}

/**
 * The graph of all papers: a pure function of facts and corrections. Facts and claims go through the disk (scratch), so
 * memory grows with distinct names and with the keys of papers only.
 */
export class WorkspaceGraph {
  private constructor(
    private readonly stated: ExternalSorter,
    private readonly entityNodes: EntityNodes,
    private readonly names: Names,
    private readonly sortedClaims: ExternalSorter,
    readonly paperCount: number,
  ) {}

  static async build({ facts, corrections }: GraphInput, space: GraphSpace): Promise<WorkspaceGraph> {
    const sorter = (name: string) => new ExternalSorter(join(space.scratchFolder, name), space.memoryBytes);
    const stated = sorter('facts');
    const evidence = byType(type => new NameEvidence(type));
    const keys = new Set<string>();
    for await (const { paper, facts: of } of facts) {
      space.signal?.throwIfAborted();
      addNames(evidence, of);
      await stated.add(paper.key, JSON.stringify({ paper, facts: of } satisfies StatedPaper));
      keys.add(paper.key);
    }
    const names = byType(type => new NameResolution(evidence[type], corrections));
    const claims = new ClaimSorter(sorter('claims'));
    const curated = curatedClaims(corrections, names, keys);
    for (const claim of curated.values()) await claims.add(claim);
    const overruled = new Set([...curated.keys(), ...rejectedClaims(corrections)]);
    for await (const { paper, facts: of } of read(stated)) {
      space.signal?.throwIfAborted();
      for (const claim of new PaperClaims(paper, of, names).all()) {
        if (!overruled.has(claim.properties.id)) await claims.add(claim);
      }
    }
    return new WorkspaceGraph(stated, claims.nodes, names, claims.sorter, keys.size);
  }

  /** Papers, then methods, hardware, datasets and metrics, each by key. */
  async *nodes(): AsyncGenerator<GraphNode> {
    for await (const { paper } of read(this.stated)) yield { label: 'Paper', properties: paper };
    yield* this.entityNodes.all(this.names);
  }

  /** All claims in canonical order. */
  async *claims(): AsyncGenerator<Claim> {
    for await (const { value } of this.sortedClaims.sorted()) yield JSON.parse(value) as Claim;
  }

  async dispose(): Promise<void> {
    await Promise.all([this.stated.dispose(), this.sortedClaims.dispose()]);
  }
}

async function* read(stated: ExternalSorter): AsyncGenerator<StatedPaper> {
  for await (const { value } of stated.sorted()) yield JSON.parse(value) as StatedPaper;
}

const rejectedClaims = (corrections: readonly PlacedCorrection[]) =>
  corrections.flatMap(correction => (correction.do === 'reject' ? [correction.claim] : []));

function byType<T>(make: (type: EntityType) => T): Record<EntityType, T> {
  return { Method: make('Method'), Hardware: make('Hardware'), Dataset: make('Dataset'), Metric: make('Metric') };
}
