import { hash } from 'node:crypto';
import { type Claim, type GraphNode, NODE_SCHEMAS, RELATION_SCHEMAS, SCHEMA_VERSION } from '../model.js';

/**
 * Property that a store keeps on every node and relationship: the hash of what it is in the model, for a claim also of
 * its type and its ends, by which a sync tells what changed without reading more. In a database that others write to
 * as well it also tells what is Paperlineage's: nothing without it is read, changed or deleted. It is no part of the
 * model, and nothing that reads the graph shows it.
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
  return digestOf([SCHEMA_VERSION], nodeNames[label], properties);
}

export function claimDigest({ type, from, to, properties }: Claim): string {
  return digestOf([SCHEMA_VERSION, type, from.label, from.key, to.label, to.key], claimNames[type], properties);
}

/** Of some values and the properties that the model names. */
function digestOf(values: unknown[], names: readonly string[], properties: Record<string, unknown>): string {
  for (const name of names) values.push(properties[name]);
  return hash('sha1', JSON.stringify(values)).slice(0, LENGTH);
}
