import { z } from 'zod';
import { allRows, type GraphEditor, type GraphReader, StoreError } from './store/port.js';

/**
 * Label of the nodes that a store keeps about itself: its mark, the migrations that it ran, and in Neo4j the lease of
 * who writes. They are no part of the graph.
 */
export const MARK_LABEL = 'Paperlineage';

const MARK_KEY = 'mark';

const StoreMark = z.object({
  /** Id of the workspace that the store was filled from. */
  workspace: z.string(),
  /** Digest of what the graph is a function of. */
  inputs: z.string(),
  /** `syncing`: a sync is under way or was broken off, and the graph may be half one, half another. */
  state: z.enum(['complete', 'syncing']),
  /** Version of the model that the graph was written in. */
  schema: z.int(),
});
export type StoreMark = z.infer<typeof StoreMark>;

/** What a store says of itself; undefined where it never held a graph of ours. The store must exist. */
export async function storeMark(reader: GraphReader): Promise<StoreMark | undefined> {
  const question = `MATCH (m:${MARK_LABEL} {key: $key}) RETURN m.workspace AS workspace, m.inputs AS inputs, m.state AS state, m.schema AS schema`;
  const [row] = await allRows(await reader.query(question, { key: MARK_KEY }));
  if (!row) return undefined;
  const mark = StoreMark.safeParse(row);
  if (mark.success) return mark.data;
  throw new StoreError(
    `The ${MARK_LABEL} node of the store is damaged; it should hold workspace, inputs, state and schema.`,
  );
}

export async function writeMark(editor: GraphEditor, mark: StoreMark): Promise<void> {
  const values = 'm.workspace = row.workspace, m.inputs = row.inputs, m.state = row.state, m.schema = row.schema';
  await editor.write(`UNWIND $rows AS row MERGE (m:${MARK_LABEL} {key: row.key}) SET ${values}`, [
    { key: MARK_KEY, ...mark },
  ]);
}
