import { compareRefs, type GraphNode, NODE_LABELS, type NodeRef } from '../model.js';
import type { GraphEditor } from '../store/port.js';
import { DIGEST_PROPERTY, nodeDigest } from './digest.js';
import { keyIsTaken, refuseTiedNodes } from './foreign-nodes.js';
import { NodeIndex } from './node-index.js';
import { createNodes, deleteNodes, updateNodes } from './statements.js';
import type { SyncCounter } from './sync-report.js';
import { WriteBuffer } from './write-buffer.js';

/** Creates the wanted nodes that are not stored and updates those that changed. */
export async function writeNodes(
  editor: GraphEditor,
  nodes: AsyncIterable<GraphNode>,
  counter: SyncCounter,
  signal?: AbortSignal,
): Promise<NodeIndex> {
  const index = await NodeIndex.read(editor);
  const buffer = new WriteBuffer(editor);
  let previous: NodeRef | undefined;
  for await (const node of nodes) {
    const ref = { label: node.label, key: node.properties.key };
    if (previous && compareRefs(previous, ref) >= 0)
      throw new Error(`Nodes are not in canonical order at ${ref.label} ${ref.key}.`);
    previous = ref;
    index.want(ref);
    const stored = index.storedDigest(ref);
    const digest = nodeDigest(node);
    if (stored === digest) continue;
    if (stored === undefined && index.isForeign(ref)) throw keyIsTaken(ref);
    counter.node(ref.label, stored === undefined ? 'created' : 'updated');
    const statement = stored === undefined ? createNodes(ref.label) : updateNodes(ref.label);
    buffer.add(statement, { [DIGEST_PROPERTY]: digest, ...node.properties });
    if (buffer.full) await buffer.flush(signal);
  }
  await buffer.flush(signal);
  return index;
}

/** Nodes that are looked at together before they are deleted. */
const DELETED_NODES = 1_000;

/**
 * Deletes the stored nodes that are not wanted; their claims are gone by then.
 * @throws StoreError where others have tied something to one of them.
 */
export async function deleteUnwantedNodes(
  editor: GraphEditor,
  index: NodeIndex,
  counter: SyncCounter,
  signal?: AbortSignal,
): Promise<void> {
  const buffer = new WriteBuffer(editor);
  const unwanted = index.stored().filter(ref => !index.isWanted(ref));
  for (const label of NODE_LABELS) {
    const keys = unwanted.filter(ref => ref.label === label).map(ref => ref.key);
    for (let from = 0; from < keys.length; from += DELETED_NODES) {
      const page = keys.slice(from, from + DELETED_NODES);
      await refuseTiedNodes(editor, label, page);
      for (const key of page) {
        counter.node(label, 'deleted');
        buffer.add(deleteNodes(label), { key });
      }
      if (buffer.full) await buffer.flush(signal);
    }
  }
  await buffer.flush(signal);
}
