import { type FeatureList, levelHashes } from '../feature-hash.js';
import { Memo } from '../memo.js';
import type { EntityCandidate } from '../reading.js';

/** Number of buckets of these features. */
export const CLAIM_BUCKETS = 1 << 14;

const LEVELS = [0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
/** From this score on an end counts as the paper's own. */
export const OWN_FROM = 0.4;
/** From this score on a claim is one that the others have to reckon with. */
const STRONG = 0.3;

/** The features "at least so much" of a number, of all claims or of one kind of them. */
export class LevelSign {
  private readonly ofAll: readonly number[];
  private readonly ofKind: Memo<readonly number[]>;

  constructor(name: string) {
    this.ofAll = levelHashes(name, LEVELS);
    this.ofKind = new Memo(kind => levelHashes(`${name} ${kind}`, LEVELS));
  }

  /** Adds those levels that a number reaches; of one kind of claims, if it is given. */
  reach(out: FeatureList, reached: number, kind?: string): void {
    if (reached >= LEVELS[0]!) out.reach(kind === undefined ? this.ofAll : this.ofKind.of(kind), LEVELS, reached);
  }
}

/** Scores are summed as whole numbers, whose sum does not depend on their order. */
const thousandths = (score: number) => Math.round(1000 * score);

/** The best scores among claims that have something in common. */
class Rivals {
  private best = 0;
  private second = 0;
  private sum = 0;
  private count = 0;
  private strong = 0;

  add(score: number): void {
    if (score > this.best) [this.best, this.second] = [score, this.best];
    else if (score > this.second) this.second = score;
    this.sum += thousandths(score);
    this.count++;
    if (score > STRONG) this.strong++;
  }

  /** What is left without a claim of this score: the best, the mean, and how many are strong. */
  without(score: number): { best: number; mean: number; strong: number } {
    return {
      best: score === this.best ? this.second : this.best,
      mean: this.count > 1 ? (this.sum - thousandths(score)) / (1000 * (this.count - 1)) : 0,
      strong: this.strong - (score > STRONG ? 1 : 0),
    };
  }
}

const NOBODY = new Rivals();

/** Claims in groups that have something in common. */
export class RivalsBy {
  private readonly groups = new Map<string, Rivals>();

  add(key: string, score: number): void {
    const group = this.groups.get(key) ?? new Rivals();
    group.add(score);
    this.groups.set(key, group);
  }

  /** What a group is without a claim of this score that is in it. */
  without(key: string, score: number) {
    return (this.groups.get(key) ?? NOBODY).without(score);
  }

  /** The best score of a group; 0 where there is none. */
  best(key: string): number {
    return (this.groups.get(key) ?? NOBODY).without(0).best;
  }
}

/** Whether the title names an entity; mentions are in the order of the text. */
export const isTitled = ({ mentions }: Pick<EntityCandidate, 'mentions'>, titleEnd: number) =>
  mentions[0] !== undefined && mentions[0].start < titleEnd;

const EIGHTHS = 8;

/** The eighth of a text that an offset stands in. */
export const eighthOf = (start: number, { length }: string) => Math.floor((EIGHTHS * start) / Math.max(1, length));
