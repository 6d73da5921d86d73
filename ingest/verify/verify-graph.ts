import { join } from 'node:path';
import {
  type Claim,
  compareClaims,
  compareText,
  type GraphNode,
  type NodeRef,
  type RelationType,
} from '../../graph/model.js';
import { ExternalSorter } from '../external-sort.js';
import type { Paper } from '../paper.js';
import { KnownNames } from './known-names.js';
import { claimProblems, placeOf } from './verify-claim.js';

/** What is wrong with a claim. */
export interface ClaimProblem {
  claim: string;
  type: RelationType;
  from: NodeRef;
  to: NodeRef;
  paper: string;
  what: string;
}

export interface VerifiedGraph {
  nodes: AsyncIterable<GraphNode>;
  claims: AsyncIterable<Claim>;
  /** Papers of the sources, in the order of their keys. */
  papers: AsyncIterable<Paper>;
}

export interface VerifyReport {
  claims: number;
  /** Of these, those that a person added. */
  curated: number;
  /** By paper, then in the order of claims. */
  problems: ClaimProblem[];
}

/**
 * Rechecks every claim of a graph against the texts it is from: its paper is there, its quotes are the slices at their
 * offsets, each end stands in a quote or at its own place with its reason; a curated claim has a reason instead. Claims
 * are sorted by paper on disk; memory grows with distinct names and with what is wrong.
 */
export async function verifyGraph(
  { nodes, claims, papers }: VerifiedGraph,
  scratchFolder: string,
): Promise<VerifyReport> {
  const names = new KnownNames();
  for await (const node of nodes) names.add(node);
  const sorter = new ExternalSorter(join(scratchFolder, 'claims'));
  const report: VerifyReport = { claims: 0, curated: 0, problems: [] };
  try {
    for await (const claim of claims) {
      report.claims += 1;
      if (claim.properties.curated) report.curated += 1;
      await sorter.add(claim.properties.paper, JSON.stringify(claim));
    }
    for await (const { paper, claims: ofPaper } of withPapers(byPaper(sorter), papers))
      report.problems.push(...problemsOf(ofPaper, paper, names));
  } finally {
    await sorter.dispose();
  }
  return report;
}

interface PaperClaims {
  key: string;
  claims: Claim[];
}

async function* byPaper(sorter: ExternalSorter): AsyncGenerator<PaperClaims> {
  let group: PaperClaims | undefined;
  for await (const { key, value } of sorter.sorted()) {
    if (group && group.key !== key) yield group;
    if (group?.key !== key) group = { key, claims: [] };
    group.claims.push(JSON.parse(value) as Claim);
  }
  if (group) yield group;
}

/** Each group of claims with its paper, undefined where the sources have none of that key; both come in order. */
async function* withPapers(groups: AsyncIterable<PaperClaims>, papers: AsyncIterable<Paper>) {
  const list = papers[Symbol.asyncIterator]();
  let next = await list.next();
  for await (const { key, claims } of groups) {
    while (!next.done && compareText(next.value.key, key) < 0) next = await list.next();
    const paper: Paper | undefined = !next.done && next.value.key === key ? next.value : undefined;
    yield { paper, claims };
  }
}

function problemsOf(claims: readonly Claim[], paper: Paper | undefined, names: KnownNames): ClaimProblem[] {
  const places = new Set(claims.flatMap(placesOf));
  return [...claims].sort(compareClaims).flatMap(claim => {
    const { type, from, to, properties } = claim;
    const { id, paper: key } = properties;
    const problems = claimProblems(claim, { paper, names, places });
    return problems.map(what => ({ claim: id, type, from, to, paper: key, what }));
  });
}

function placesOf(claim: Claim): string[] {
  if (claim.type !== 'MENTIONS') return [];
  const { starts, ends } = claim.properties;
  return starts.map((start, i) => placeOf(claim.to, start, ends[i]!));
}
