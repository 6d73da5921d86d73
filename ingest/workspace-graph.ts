import { join } from 'node:path';
import {
  type Claim,
  type EntityType,
  type GraphNode,
  NODE_LABELS,
  type NodeRef,
  RELATION_TYPES,
} from '../graph/model.js';
import type { Correction } from './corrections.js';
import { ExternalSorter } from './external-sort.js';
import { CorpusEvidence, decideFacts } from './extract/extractor.js';
import type { Reading } from './extract/reading.js';
import type { PaperFacts } from './facts.js';
import type { Paper } from './paper.js';
import { curatedClaims } from './resolve/curated-claims.js';
import { entityFold } from './resolve/entity-fold.js';
import { EntityNodes } from './resolve/entity-nodes.js';
import { addNames, NameEvidence } from './resolve/name-evidence.js';
import { NameResolution } from './resolve/name-resolution.js';
import { type Names, PaperClaims } from './resolve/paper-claims.js';

export interface FactsInput {
  /** All papers, in the order of their keys; read several times. */
  papers: () => AsyncIterable<Paper>;
  reading: (paper: Paper) => Promise<Reading>;
  corrections: readonly Correction[];
}

/** Facts of each paper in turn, decided from its reading and from what all readings show. */
export async function* factsOf({
  papers,
  reading,
  corrections,
}: FactsInput): AsyncGenerator<{ paper: Paper; facts: PaperFacts }> {
  const corpus = new CorpusEvidence();
  for await (const paper of papers()) corpus.add(await reading(paper));
  for await (const paper of papers()) {
    yield { paper, facts: retyped(decideFacts(paper, await reading(paper), corpus), corrections) };
  }
}

/** Corrections of a name's type come before names are resolved, because names are compared within a type. */
function retyped(facts: PaperFacts, corrections: readonly Correction[]): PaperFacts {
  const changes = corrections.filter(correction => correction.do === 'retype');
  if (changes.length === 0) return facts;
  const typeOf = (type: EntityType, name: string): EntityType =>
    changes.find(change => change.type === type && entityFold(type, change.name) === entityFold(type, name))?.to ??
    type;
  return { ...facts, entities: facts.entities.map(entity => ({ ...entity, type: typeOf(entity.type, entity.name) })) };
}

/**
 * The graph of all papers: a pure function of papers, readings and corrections. Facts and claims go through the disk
 * (scratch), so memory grows with distinct names only.
 */
export class WorkspaceGraph {
  private constructor(
    private readonly papers: () => AsyncIterable<Paper>,
    private readonly entityNodes: EntityNodes,
    private readonly names: Names,
    private readonly sortedClaims: ExternalSorter,
    readonly paperCount: number,
  ) {}

  static async build(input: FactsInput, scratchFolder: string, signal?: AbortSignal): Promise<WorkspaceGraph> {
    const facts = new ExternalSorter(join(scratchFolder, 'facts'));
    const evidence = byType(type => new NameEvidence(type));
    const keys = new Set<string>();
    for await (const { paper, facts: stated } of factsOf(input)) {
      signal?.throwIfAborted();
      addNames(evidence, stated);
      await facts.add(paper.key, JSON.stringify({ paper, facts: stated }));
      keys.add(paper.key);
    }
    const names = byType(type => new NameResolution(evidence[type], input.corrections));
    const entityNodes = new EntityNodes();
    const claims = new ExternalSorter(join(scratchFolder, 'claims'));
    const keep = async (claim: Claim) => {
      noteNodes(entityNodes, claim);
      await claims.add(sortKey(claim), JSON.stringify(claim));
    };
    const curated = [...curatedClaims(input.corrections, names, keys)];
    const overruled = new Set([...rejectedClaims(input.corrections), ...curated.map(claim => claim.properties.id)]);
    for (const claim of curated) await keep(claim);
    for await (const item of facts.sorted()) {
      signal?.throwIfAborted();
      const { paper, facts: stated } = JSON.parse(item.value) as { paper: Paper; facts: PaperFacts };
      const all = new PaperClaims(paper, stated, names).all();
      for (const claim of all) if (!overruled.has(claim.properties.id)) await keep(claim);
    }
    await facts.dispose();
    return new WorkspaceGraph(input.papers, entityNodes, names, claims, keys.size);
  }

  /** Papers, then methods, hardware, datasets and metrics, each by key. */
  async *nodes(): AsyncGenerator<GraphNode> {
    for await (const properties of this.papers()) yield { label: 'Paper', properties };
    yield* this.entityNodes.all(this.names);
  }

  /** All claims in canonical order. */
  async *claims(): AsyncGenerator<Claim> {
    for await (const { value } of this.sortedClaims.sorted()) yield JSON.parse(value) as Claim;
  }

  async dispose(): Promise<void> {
    await this.sortedClaims.dispose();
  }
}

const rejectedClaims = (corrections: readonly Correction[]) =>
  corrections.flatMap(correction => (correction.do === 'reject' ? [correction.claim] : []));

function byType<T>(make: (type: EntityType) => T): Record<EntityType, T> {
  return { Method: make('Method'), Hardware: make('Hardware'), Dataset: make('Dataset'), Metric: make('Metric') };
}

function noteNodes(nodes: EntityNodes, claim: Claim): void {
  nodes.use(claim.from);
  nodes.use(claim.to);
  if (claim.type !== 'ACHIEVES') return;
  const { unit, versus, versusLabel, dataset, hardware } = claim.properties;
  nodes.useUnit(claim.to.key, unit);
  if (versus && versusLabel) nodes.use({ label: versusLabel, key: versus });
  if (dataset) nodes.use({ label: 'Dataset', key: dataset });
  if (hardware) nodes.use({ label: 'Hardware', key: hardware });
}

/** A text that sorts by code points as `compareClaims` does: parts joined by the smallest character there is. */
function sortKey({ from, type, to, properties }: Claim): string {
  const ref = ({ label, key }: NodeRef) => [NODE_LABELS.indexOf(label), key];
  return [...ref(from), RELATION_TYPES.indexOf(type), ...ref(to), properties.paper, properties.id].join('\u0000');
}
