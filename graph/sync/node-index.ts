import { compareRefs, NODE_LABELS, type NodeLabel, type NodeRef } from '../model.js';
import type { GraphReader } from '../store/port.js';
import { nodeDigests } from './statements.js';

/** Which nodes a store holds, with their digests, and which of all nodes are wanted. It grows with the nodes. */
export class NodeIndex {
  readonly #foreign = new Set<string>();
  readonly #stored = new Map<NodeLabel, Map<string, string>>();
  readonly #wanted = new Map<NodeLabel, Set<string>>(NODE_LABELS.map(label => [label, new Set()]));

  /** Reads what is stored; a node without digest was written by others, and only its key matters. */
  static async read(reader: GraphReader): Promise<NodeIndex> {
    const index = new NodeIndex();
    for (const label of NODE_LABELS) {
      const digests = new Map<string, string>();
      for await (const [key, digest] of await reader.query(nodeDigests(label))) {
        if (typeof key !== 'string') continue;
        if (typeof digest === 'string') digests.set(key, digest);
        else index.#foreign.add(`${label}:${key}`);
      }
      index.#stored.set(label, digests);
    }
    return index;
  }

  /** Digest of a stored node. */
  storedDigest({ label, key }: NodeRef): string | undefined {
    return this.#stored.get(label)?.get(key);
  }

  /** Whether others have a node of this label and key. */
  isForeign({ label, key }: NodeRef): boolean {
    return this.#foreign.has(`${label}:${key}`);
  }

  want({ label, key }: NodeRef): void {
    this.#wanted.get(label)!.add(key);
  }

  isWanted({ label, key }: NodeRef): boolean {
    return this.#wanted.get(label)!.has(key);
  }

  /** All stored nodes in canonical order. */
  stored(): NodeRef[] {
    const refs = [...this.#stored].flatMap(([label, digests]) => Array.from(digests.keys(), key => ({ label, key })));
    return refs.sort(compareRefs);
  }
}
