import type { Reading } from './reading.js';

/** What all readings together show of names. Adding readings in another order gives the same evidence. */
export class CorpusEvidence {
  /** Pools one paper's reading. */
  add(_reading: Reading): void {}
}
