import { type Claim, NODE_LABELS, type NodeLabel, type NodeRef, type RelationType } from '../model.js';
import type { GraphReader, Row } from '../store/port.js';
import { isRelationType, nodeLabel } from '../stored-names.js';
import { claimDigests } from './statements.js';

/** A stored claim without its properties. */
export interface StoredClaim {
  type: RelationType;
  from: NodeRef;
  to: NodeRef;
  id: string;
  digest: string;
  /** More than one where a write arrived twice. */
  copies: number;
}

/** The stored claims of a stretch of starts. */
export class StoredClaims {
  readonly #claims = new Map<string, StoredClaim>();

  /** @param last The last of the starts in canonical order. */
  private constructor(readonly last: NodeRef) {}

  /** @param starts In canonical order, at least one. */
  static async read(reader: GraphReader, starts: readonly NodeRef[]): Promise<StoredClaims> {
    const claims = new StoredClaims(starts.at(-1)!);
    for (const label of NODE_LABELS) {
      const keys = starts.filter(start => start.label === label).map(start => start.key);
      if (keys.length === 0) continue;
      for await (const row of await reader.query(claimDigests(label), { keys })) claims.#add(label, row);
    }
    return claims;
  }

  /** A relationship without digest, or of a type or to a label that is not ours, is left alone. */
  #add(label: NodeLabel, [fromKey, type, labels, toKey, id, digest]: Row): void {
    const end = nodeLabel(labels);
    if (end === undefined || !isRelationType(type)) return;
    if (typeof toKey !== 'string' || typeof id !== 'string' || typeof digest !== 'string') return;
    const from = { label, key: fromKey as string };
    const claim = { type, from, to: { label: end, key: toKey }, id, digest, copies: 1 };
    const key = identity(claim);
    const twin = this.#claims.get(key);
    if (twin) twin.copies += 1;
    else this.#claims.set(key, claim);
  }

  /** Takes out what is stored of a claim. */
  take({ type, from, to, properties: { id } }: Claim): StoredClaim | undefined {
    const key = identity({ type, from, to, id });
    const stored = this.#claims.get(key);
    this.#claims.delete(key);
    return stored;
  }

  /** What was not taken. */
  rest(): Iterable<StoredClaim> {
    return this.#claims.values();
  }
}

function identity({ type, from, to, id }: Pick<StoredClaim, 'type' | 'from' | 'to' | 'id'>): string {
  return [type, from.label, from.key, to.label, to.key, id].join('\n');
}
