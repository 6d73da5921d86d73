import { hash } from 'node:crypto';
import { type Claim, type GraphNode, NODE_SCHEMAS, RELATION_SCHEMAS, SCHEMA_VERSION } from '../model.js';

/**
 * Property that a store keeps on every node and relationship: the hash of the model's properties, by which a sync
 * tells what changed without reading them. In a database that others write to as well it also tells what is
 * Paperlineage's: nothing without it is read, changed or deleted. It is no part of the model, and nothing that reads
 * the graph shows it.
 */
export const DIGEST_PROPERTY = 'paperlineageDigest';

const LENGTH = 20;

const nodeNames = namesOf(NODE_SCHEMAS);
const claimNames = namesOf(RELATION_SCHEMAS);

function namesOf<K extends string>(schemas: Record<K, { shape: object }>): Record<K, string[]> {
  const entries = Object.entries<{ shape: object }>(schemas).map(([name, { shape }]) => [name, Object.keys(shape)]);
  return Object.fromEntries(entries);
}

export function nodeDigest({ label, properties }: GraphNode): string {
  return digestOf(nodeNames[label], properties);
}

export function claimDigest({ type, properties }: Claim): string {
  return digestOf(claimNames[type], properties);
}

function digestOf(names: string[], properties: Record<string, unknown>): string {
  const values = names.map(name => properties[name]);
  return hash('sha1', JSON.stringify([SCHEMA_VERSION, ...values])).slice(0, LENGTH);
}
