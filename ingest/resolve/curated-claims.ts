import type { Claim, NodeLabel, NodeRef } from '../../graph/model.js';
import type { Correction } from '../corrections.js';
import { WorkspaceError } from '../workspace/workspace-error.js';
import { claimId } from './claim-id.js';
import type { Names } from './paper-claims.js';

type Addition = Extract<Correction, { do: 'add' }>;

/**
 * The claims that people added. They have no quote, but a reason, and stand with full confidence.
 * @throws WorkspaceError when a claim is of a paper that is not there, or names something that no paper names
 */
export function* curatedClaims(
  corrections: readonly Correction[],
  names: Names,
  papers: ReadonlySet<string>,
): Generator<Claim> {
  for (const correction of corrections) if (correction.do === 'add') yield curatedClaim(correction, names, papers);
}

function curatedClaim(addition: Addition, names: Names, papers: ReadonlySet<string>): Claim {
  const { type, paper, outcome, why } = addition;
  const from = resolve(addition.from, names, papers);
  const to = resolve(addition.to, names, papers);
  resolve({ label: 'Paper', name: paper }, names, papers);
  const properties = {
    id: claimId(paper, type, from, to),
    paper,
    evidence: '',
    start: 0,
    end: 0,
    moreEvidence: [],
    moreStarts: [],
    moreEnds: [],
    confidence: 1,
    rule: 'curated',
    extractor: 'curated',
    curated: true,
    reason: why,
    fromReason: 'curated',
    toReason: 'curated',
    ...(type === 'COMPARED_WITH' ? { outcome: outcome ?? 'unstated' } : {}),
  };
  return { type, from, to, properties } as Claim;
}

function resolve(end: { label: NodeLabel; name: string }, names: Names, papers: ReadonlySet<string>): NodeRef {
  if (end.label === 'Paper') {
    if (papers.has(end.name)) return { label: 'Paper', key: end.name };
    throw new WorkspaceError(`a claim in corrections.jsonl names the paper ${end.name}, which is not in the workspace`);
  }
  const node = names[end.label].find(end.name);
  if (node) return { label: end.label, key: node.key };
  throw new WorkspaceError(`a claim in corrections.jsonl names ${end.label} “${end.name}”, which no paper names`);
}
