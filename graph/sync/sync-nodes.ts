import { compareRefs, type GraphNode, type NodeRef } from '../model.js';
import type { GraphEditor } from '../store/port.js';
import { DIGEST_PROPERTY, nodeDigest } from './digest.js';
import { NodeIndex } from './node-index.js';
import { createNodes, deleteNodes, updateNodes } from './statements.js';
import type { SyncReport } from './sync-report.js';
import { WriteBuffer } from './write-buffer.js';

/** Creates the wanted nodes that are not stored and updates those that changed. */
export async function writeNodes(
  editor: GraphEditor,
  nodes: AsyncIterable<GraphNode>,
  report: SyncReport,
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
    report[stored === undefined ? 'nodesCreated' : 'nodesUpdated'] += 1;
    const statement = stored === undefined ? createNodes(ref.label) : updateNodes(ref.label);
    buffer.add(statement, { ...node.properties, [DIGEST_PROPERTY]: digest });
    if (buffer.full) await buffer.flush(signal);
  }
  await buffer.flush(signal);
  return index;
}

/** Deletes the stored nodes that are not wanted; their claims are gone by then. */
export async function deleteUnwantedNodes(
  editor: GraphEditor,
  index: NodeIndex,
  report: SyncReport,
  signal?: AbortSignal,
): Promise<void> {
  const buffer = new WriteBuffer(editor);
  for (const ref of index.stored()) {
    if (index.isWanted(ref)) continue;
    report.nodesDeleted += 1;
    buffer.add(deleteNodes(ref.label), { key: ref.key });
    if (buffer.full) await buffer.flush(signal);
  }
  await buffer.flush(signal);
}
