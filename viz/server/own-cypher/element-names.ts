import { type GraphReader, StoredNode } from '../../../graph/store/port.js';
import { type KnownNodes, namedRef } from './cypher-cells.js';

/** Ids of the embedded engine are numbers, which it finds a node by at once; of its `elementId` it makes a text that it does not. */
const NUMBER = /^\d+$/;

/** The nodes of the model that have these ids in the database, as an answer just named them. */
export async function namesOfElements(reader: GraphReader, ids: readonly string[]): Promise<KnownNodes> {
  const known: KnownNodes = new Map();
  const numbers = ids.every(id => NUMBER.test(id));
  const question = `UNWIND $ids AS id MATCH (n) WHERE ${numbers ? 'id(n)' : 'elementId(n)'} = id RETURN n`;
  if (ids.length === 0) return known;
  for await (const [node] of await reader.query(question, { ids: numbers ? ids.map(Number) : ids })) {
    const ref = node instanceof StoredNode ? namedRef(node) : undefined;
    if (ref) known.set((node as StoredNode).elementId, ref);
  }
  return known;
}
