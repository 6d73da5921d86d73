import type { NodeLabel, NodeRef } from '../../graph/model.js';

/** All labels with what the page calls many of them, in the model's order. */
export const LABEL_PLURALS: Record<NodeLabel, string> = {
  Paper: 'Papers',
  Method: 'Methods',
  Hardware: 'Hardware',
  Dataset: 'Datasets',
  Metric: 'Metrics',
};
export const LABELS = Object.keys(LABEL_PLURALS) as NodeLabel[];

/** A node as one text, `Method:flashattention`. */
export function nodeId({ label, key }: NodeRef): string {
  return `${label}:${key}`;
}

/** The node that a text of `nodeId` means; undefined where it means none. */
export function parseNodeId(text: string): NodeRef | undefined {
  const colon = text.indexOf(':');
  const label = LABELS.find(each => each === text.slice(0, colon));
  const key = text.slice(colon + 1);
  return label && key !== '' ? { label, key } : undefined;
}

export function sameNode(a: NodeRef | undefined, b: NodeRef | undefined): boolean {
  return a !== undefined && b !== undefined && a.label === b.label && a.key === b.key;
}

/** The bare ref of anything that is one. */
export function refOf({ label, key }: NodeRef): NodeRef {
  return { label, key };
}
