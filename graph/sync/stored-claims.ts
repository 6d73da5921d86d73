import { NODE_LABELS, type NodeLabel, type NodeRef } from '../model.js';
import { refId } from '../refs-reader.js';
import type { GraphReader, Row } from '../store/port.js';
import { isRelationType, nodeLabel } from '../stored-names.js';
import { identity, StartClaims, type StoredClaim } from './start-claims.js';
import { claimDigests, claimsAt } from './statements.js';

/** Reads what is stored at some starts, as digests: a row a start. */
export async function readStartClaims(reader: GraphReader, starts: readonly NodeRef[]): Promise<StartClaims[]> {
  const found = new Map<string, string[]>();
  for (const [label, keys] of byLabel(starts)) {
    for await (const [key, digests] of await reader.query(claimDigests(label), { keys })) {
      found.set(
        refId({ label, key: key as string }),
        (digests as unknown[]).filter(digest => typeof digest === 'string'),
      );
    }
  }
  return starts.map(start => new StartClaims(start, found.get(refId(start)) ?? []));
}

/** Reads the claims that are stored at some starts, by start and what makes them one. */
export class StoredClaims {
  readonly #claims = new Map<string, Map<string, StoredClaim>>();

  private constructor() {}

  static async read(reader: GraphReader, starts: readonly NodeRef[]): Promise<StoredClaims> {
    const claims = new StoredClaims();
    for (const [label, keys] of byLabel(starts)) {
      for await (const row of await reader.query(claimsAt(label), { keys })) claims.#add(label, row);
    }
    return claims;
  }

  /** A relationship without digest, or of a type or to a label that is not ours, is left alone. */
  #add(label: NodeLabel, [fromKey, type, labels, toKey, id, digest]: Row): void {
    const end = nodeLabel(labels);
    if (end === undefined || !isRelationType(type)) return;
    if (typeof toKey !== 'string' || typeof id !== 'string' || typeof digest !== 'string') return;
    const start = { label, key: fromKey as string };
    const claim = { type, from: start, to: { label: end, key: toKey }, id, digests: [digest] };
    const place = refId(start);
    const there = this.#claims.get(place) ?? new Map<string, StoredClaim>();
    this.#claims.set(place, there);
    const same = identity(claim);
    const twin = there.get(same);
    if (twin) twin.digests.push(digest);
    else there.set(same, claim);
  }

  at(start: NodeRef): Iterable<StoredClaim> {
    return this.#claims.get(refId(start))?.values() ?? [];
  }
}

function byLabel(starts: readonly NodeRef[]): [NodeLabel, string[]][] {
  return NODE_LABELS.map((label): [NodeLabel, string[]] => [
    label,
    starts.filter(start => start.label === label).map(start => start.key),
  ]).filter(([, keys]) => keys.length > 0);
}
