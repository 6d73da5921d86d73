import { MARK_LABEL } from '../mark.js';
import type { NodeRef } from '../model.js';
import { type GraphReader, type GraphStore, StoreError } from '../store/port.js';
import { DIGEST_PROPERTY } from './digest.js';
import { foreignTypes } from './statements.js';

/** Kinds of foreign nodes that a message lists. */
const LISTED = 10;

const FOREIGN = `MATCH (n) WHERE n.${DIGEST_PROPERTY} IS NULL AND NOT n:${MARK_LABEL}
  RETURN labels(n) AS labels, count(n) AS nodes ORDER BY nodes DESC, labels`;

/**
 * Before the first write into a database that others may write to as well.
 * @throws StoreError where it holds nodes that Paperlineage did not write, saying which.
 */
export async function refuseForeignNodes(store: GraphStore): Promise<void> {
  const kinds: string[] = [];
  for await (const [labels, nodes] of await store.query(FOREIGN)) {
    const kind = Array.isArray(labels) && labels.length > 0 ? labels.join(':') : 'without label';
    kinds.push(`${nodes} ${kind}`);
  }
  if (kinds.length === 0) return;
  const more = kinds.length > LISTED ? ` and ${kinds.length - LISTED} kinds more` : '';
  throw new StoreError(
    `The database at ${store.location} holds nodes that Paperlineage did not write: ${kinds.slice(0, LISTED).join(', ')}${more}. Nothing was written. Give it a database of its own (NEO4J_DATABASE, or the end of the address: neo4j://host:7687/name), or go on beside them with \`paperlineage sync --shared\`.`,
  );
}

/** Trouble of a node that is wanted, where another with its label and key stands that Paperlineage did not write. */
export function keyIsTaken({ label, key }: NodeRef): StoreError {
  return new StoreError(
    `The database holds a ${label} with the key ${key} that Paperlineage did not write, and needs one of its own by that key. Nothing of others was changed. Give that node another label or key, or Paperlineage a database of its own.`,
  );
}

/**
 * Before nodes of a label are deleted.
 * @throws StoreError where others have tied relationships to one of them, which would be deleted with it.
 */
export async function refuseTiedNodes(reader: GraphReader, label: NodeRef['label'], keys: string[]): Promise<void> {
  for await (const [key, types] of await reader.query(foreignTypes(label), { keys })) {
    const told = (types as string[]).join(', ');
    throw new StoreError(
      `The ${label} ${key} is no longer in the graph, but relationships that Paperlineage did not write stand at it (${told}). It was left as it is: take these away, then run the same again.`,
    );
  }
}
