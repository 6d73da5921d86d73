import { compareText } from './model.js';

/** Which way a lineage is walked: to what a method builds on, or to what builds on it. */
export type Way = 'ancestors' | 'descendants';
export type Direction = Way | 'both';

/**
 * A walk through a lineage one way, generation by generation: the caller finds what is one step on from the frontier,
 * in a store or in memory, and the walk takes it in.
 */
export class LineageWalk {
  /** Methods of the last step; empty when there is nowhere left to go, or the limit is reached. */
  frontier: readonly string[];
  /** How many methods, one step on, did not fit under the limit. */
  omitted = 0;
  readonly #reached: Set<string>;

  /**
   * @param members of the whole lineage; what is reached is added
   * @param limit of members
   */
  constructor(
    root: string,
    readonly members: Set<string>,
    private readonly limit = Number.POSITIVE_INFINITY,
  ) {
    this.frontier = [root];
    this.#reached = new Set(this.frontier);
  }

  /** Takes what is one step on from the frontier, in the order of keys. */
  take(found: Iterable<string>): void {
    const next = [...new Set(found)].filter(key => !this.#reached.has(key)).sort(compareText);
    const omitted = new Set(next.filter(key => !this.members.has(key)).slice(this.#room));
    this.omitted = omitted.size;
    const fitting = next.filter(key => !omitted.has(key));
    for (const key of fitting) {
      this.#reached.add(key);
      this.members.add(key);
    }
    this.frontier = omitted.size > 0 ? [] : fitting;
  }

  get #room(): number {
    return Math.max(0, this.limit - this.members.size);
  }
}

/** The ways that a direction stands for. */
export function waysOf(direction: Direction): readonly Way[] {
  return direction === 'both' ? ['ancestors', 'descendants'] : [direction];
}

/** What makes `r`, from `a` to `b`, a step of a lineage. Generic terms take no part: neither end of a step is one. */
export const IS_STEP = 'r.confidence >= $minConfidence AND NOT a.generic AND NOT b.generic';
