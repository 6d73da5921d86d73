import type { Claim, NodeRef, RelationType } from '../model.js';

/** A claim that a store holds, without its properties. */
export interface StoredClaim {
  type: RelationType;
  from: NodeRef;
  to: NodeRef;
  id: string;
  /** One of each copy; there are several where a write arrived twice. */
  digests: string[];
}

/** A claim that a store should hold. */
export interface WantedClaim {
  claim: Claim;
  digest: string;
}

/** What brings the claims of a start to the wanted ones. */
export interface ClaimChanges {
  created: WantedClaim[];
  /** Stored claims that are to be others, with these. */
  updated: (WantedClaim & { stored: StoredClaim })[];
  deleted: StoredClaim[];
}

/**
 * The claims that start at one node: those that are stored by their digests, which is enough to tell that a wanted one
 * is among them, and the wanted ones that are not.
 */
export class StartClaims {
  readonly #digests: Set<string>;
  /** Something is stored twice, and digests do not tell which of the wanted ones that is. */
  readonly #twins: boolean;
  readonly #waiting: WantedClaim[] = [];

  /** @param digests Of all that is stored. */
  constructor(
    readonly start: NodeRef,
    digests: readonly string[],
  ) {
    this.#digests = new Set(digests);
    this.#twins = this.#digests.size < digests.length;
  }

  /** Whether all that is stored is wanted as it is, so that what is wanted beyond that is new. */
  get isMet(): boolean {
    return this.#digests.size === 0;
  }

  /** Whether just this claim is stored, once. */
  meets(digest: string): boolean {
    return !this.#twins && this.#digests.delete(digest);
  }

  /** Keeps a wanted claim that was not met until it is known what else is stored. */
  wait(wanted: WantedClaim): void {
    this.#waiting.push(wanted);
  }

  /**
   * Pairs what waits with what is stored and was not met.
   * @param stored The claims at this start, those that were met among them or not.
   */
  changes(stored: Iterable<StoredClaim>): ClaimChanges {
    const unmet = new Map<string, StoredClaim>();
    for (const claim of stored) {
      const digests = claim.digests.filter(digest => this.#digests.has(digest));
      if (digests.length > 0) unmet.set(identity(claim), { ...claim, digests });
    }
    const changes: ClaimChanges = { created: [], updated: [], deleted: [] };
    for (const wanted of this.#waiting) {
      const { type, to, properties } = wanted.claim;
      const key = identity({ type, to, id: properties.id });
      const old = unmet.get(key);
      unmet.delete(key);
      if (!old) changes.created.push(wanted);
      else if (old.digests.length > 1 || old.digests[0] !== wanted.digest) {
        changes.updated.push({ ...wanted, stored: old });
      }
    }
    changes.deleted.push(...unmet.values());
    return changes;
  }
}

/** What makes two claims of one start the same one. */
export function identity({ type, to, id }: Pick<StoredClaim, 'type' | 'to' | 'id'>): string {
  return [type, to.label, to.key, id].join('\n');
}
