import { type Claim, NODE_LABELS, NodeLabel, type NodeRef, RelationType } from '../model.js';
import { allRows, type GraphReader } from '../store/port.js';
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

interface ClaimRow {
  fromKey: string;
  type: string;
  labels: string[];
  toKey: unknown;
  id: unknown;
  digest: unknown;
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
      const rows = await allRows<ClaimRow>(await reader.query(claimDigests(label), { keys }));
      for (const row of rows) claims.#add(label, row);
    }
    return claims;
  }

  /** A relationship without digest, or of a type or to a label that is not ours, is left alone. */
  #add(label: NodeLabel, { fromKey, type, labels, toKey, id, digest }: ClaimRow): void {
    const relation = RelationType.safeParse(type);
    const end = labels.find(name => NodeLabel.safeParse(name).success);
    if (!relation.success || end === undefined) return;
    if (typeof toKey !== 'string' || typeof id !== 'string' || typeof digest !== 'string') return;
    const from = { label, key: fromKey };
    const to = { label: end as NodeLabel, key: toKey };
    const claim = { type: relation.data, from, to, id, digest, copies: 1 };
    const twin = this.#claims.get(identity(claim));
    if (twin) twin.copies += 1;
    else this.#claims.set(identity(claim), claim);
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
