import type { Claim, NodeLabel, NodeRef } from '../../graph/model.js';
import type { PlacedCorrection } from '../corrections.js';
import { WorkspaceError } from '../workspace/workspace-error.js';
import { claimId } from './claim-id.js';
import type { Names } from './paper-claims.js';

type Addition = Extract<PlacedCorrection, { do: 'add' }>;

/**
 * The claims that people added, by id; of two for the same, the later one. They have no quote, but a reason, and stand
 * with full confidence.
 * @throws WorkspaceError when a claim is of a paper that is not there, or names something that no paper names
 */
export function curatedClaims(
  corrections: readonly PlacedCorrection[],
  names: Names,
  papers: ReadonlySet<string>,
): Map<string, Claim> {
  const claims = corrections
    .filter(correction => correction.do === 'add')
    .map(addition => curatedClaim(addition, names, papers));
  return new Map(claims.map(claim => [claim.properties.id, claim]));
}

function curatedClaim(addition: Addition, names: Names, papers: ReadonlySet<string>): Claim {
  const { type, paper, outcome, why, where } = addition;
  const resolve = (end: { label: NodeLabel; name: string }) => nodeOf(end, names, papers, where);
  resolve({ label: 'Paper', name: paper });
  const from = resolve(addition.from);
  const to = resolve(addition.to);
  if (from.label === to.label && from.key === to.key) {
    throw new WorkspaceError(`${where}: “${addition.from.name}” and “${addition.to.name}” are one ${to.label}`);
  }
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

function nodeOf(
  { label, name }: { label: NodeLabel; name: string },
  names: Names,
  papers: ReadonlySet<string>,
  where: string,
): NodeRef {
  if (label === 'Paper') {
    if (papers.has(name)) return { label, key: name };
    throw new WorkspaceError(
      `${where}: the paper ${name} is not in the workspace; \`paperlineage papers\` lists keys. Take the line away if it is gone`,
    );
  }
  const node = names[label].find(name);
  if (node) return { label, key: node.key };
  throw new WorkspaceError(`${where}: no paper names a ${label} “${name}”`);
}
