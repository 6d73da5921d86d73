import type { NodeSummary, RelationSummary } from '../../viz/api.js';

/** A node as the server tells of it, called as its key unless said otherwise. */
export function nodeSummary(label: NodeSummary['label'], key: string, more: Partial<NodeSummary> = {}): NodeSummary {
  return { label, key, name: key, kind: '', published: '', generic: false, ...more };
}

/** A relation that one paper states. */
export function relationSummary(type: RelationSummary['type'], from: NodeSummary, to: NodeSummary): RelationSummary {
  return { type, from, to, claims: 1, papers: 1, confidence: 0.9 };
}
