import { hashText, joinHashes } from './entities/hashing.js';

const FIRST_CAPACITY = 1 << 10;
/** The table doubles when it is fuller than this. */
const FULLEST = 0.6;

/**
 * Counts by name, in columns of whole numbers up to two thousand million. Names are kept as fingerprints of 64 bits and
 * not as texts: with five columns a million of them take some 60 MB in place of 300 (and half as much again while the
 * table doubles). Two names are mistaken for each other once in some million tables of that size.
 */
export class CountTable {
  private capacity = FIRST_CAPACITY;
  private size = 0;
  /** Two halves of each fingerprint; both 0 where a row is free. */
  private fingerprints = new Int32Array(2 * FIRST_CAPACITY);
  private counts: Int32Array;

  /** @param columns how many counts each name has */
  constructor(private readonly columns: number) {
    this.counts = new Int32Array(columns * FIRST_CAPACITY);
  }

  /** The row of a name, which is made if there is none; good until the next call. */
  rowFor(name: string): number {
    if (this.size >= FULLEST * this.capacity) this.grow();
    const [low, high] = fingerprintOf(name);
    const row = this.seek(low, high);
    if (!this.isTaken(row)) this.take(row, low, high);
    return row;
  }

  /** The row of a name; undefined where there is none. */
  rowOf(name: string): number | undefined {
    const [low, high] = fingerprintOf(name);
    const row = this.seek(low, high);
    return this.isTaken(row) ? row : undefined;
  }

  get(row: number, column: number): number {
    return this.counts[row * this.columns + column]!;
  }

  add(row: number, column: number, amount: number): void {
    this.counts[row * this.columns + column]! += amount;
  }

  /** The row that holds a fingerprint, or the free one where it belongs. */
  private seek(low: number, high: number): number {
    const mask = this.capacity - 1;
    let row = low & mask;
    while (this.isTaken(row) && !(this.fingerprints[2 * row] === low && this.fingerprints[2 * row + 1] === high)) {
      row = (row + 1) & mask;
    }
    return row;
  }

  private isTaken(row: number): boolean {
    return this.fingerprints[2 * row] !== 0 || this.fingerprints[2 * row + 1] !== 0;
  }

  private take(row: number, low: number, high: number): void {
    this.fingerprints[2 * row] = low;
    this.fingerprints[2 * row + 1] = high;
    this.size++;
  }

  private grow(): void {
    const { capacity, fingerprints, counts, columns } = this;
    this.capacity = 2 * capacity;
    this.fingerprints = new Int32Array(2 * this.capacity);
    this.counts = new Int32Array(columns * this.capacity);
    this.size = 0;
    for (let old = 0; old < capacity; old++) {
      const [low, high] = [fingerprints[2 * old]!, fingerprints[2 * old + 1]!];
      if (low === 0 && high === 0) continue;
      const row = this.seek(low, high);
      this.take(row, low, high);
      this.counts.set(counts.subarray(old * columns, (old + 1) * columns), row * columns);
    }
  }
}

const SECOND = 0x2545f491;

/** Two hashes of a name that have nothing to do with each other; never both 0. */
function fingerprintOf(name: string): [number, number] {
  const low = joinHashes(hashText(name), name.length);
  let high = SECOND;
  for (let i = 0; i < name.length; i++) high = joinHashes(high, name.charCodeAt(i));
  return [low, high === 0 ? 1 : high];
}
