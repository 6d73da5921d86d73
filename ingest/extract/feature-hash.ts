/**
 * Hashes of features' names, made while the names are spelled out: nothing is gained by building a string that is
 * hashed and thrown away. `finished(extended(begun('near='), 'GPU'))` equals `hashFeature('near=GPU')`.
 */
const OPEN = 0x811c9dc5 | 0;

/** Goes on with a name that was begun (FNV-1a). */
export function extended(state: number, piece: string): number {
  let hash = state;
  for (let i = 0; i < piece.length; i++) hash = Math.imul(hash ^ piece.charCodeAt(i), 0x01000193);
  return hash;
}

/** Begins a name. */
export const begun = (name: string) => extended(OPEN, name);

/** Hash of a name that is complete, mixed: a signed 32-bit integer. */
export function finished(state: number): number {
  const mixed = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d);
  return mixed ^ (mixed >>> 12);
}

/** Hash of a whole name. */
export const hashFeature = (name: string) => finished(begun(name));

/** Gathers the rows of features, each once. */
export class RowSet {
  private readonly held: Int32Array;
  private readonly gathered: number[] = [];
  private count = 0;

  /** @param buckets number of rows of the model, a power of two */
  constructor(private readonly buckets: number) {
    this.held = new Int32Array(Math.ceil(buckets / 32));
  }

  /** Adds the row of a feature, given its hash. */
  add(hash: number): void {
    const row = hash & (this.buckets - 1);
    const word = row >> 5;
    const bit = 1 << (row & 31);
    if ((this.held[word]! & bit) !== 0) return;
    this.held[word]! |= bit;
    this.gathered[this.count++] = row;
  }

  /** The rows in the order that they came in; empties the set. */
  take(): number[] {
    const rows = this.gathered.slice(0, this.count);
    for (let i = 0; i < rows.length; i++) this.held[rows[i]! >> 5] = 0;
    this.count = 0;
    return rows;
  }
}

const sets = new Map<number, RowSet>();

/** Rows of features that were hashed, each once. */
export function rowsOfHashes(hashes: readonly number[], buckets: number): number[] {
  const set = setOf(buckets);
  for (let i = 0; i < hashes.length; i++) set.add(hashes[i]!);
  return set.take();
}

/** Rows of the features of several lists together, each once. */
export function rowsOfAllHashes(lists: readonly (readonly number[])[], buckets: number): number[] {
  const set = setOf(buckets);
  for (const hashes of lists) for (let i = 0; i < hashes.length; i++) set.add(hashes[i]!);
  return set.take();
}

/** Rows of features that are given by name, each once. */
export function rowsOf(names: readonly string[], buckets: number): number[] {
  const set = setOf(buckets);
  for (let i = 0; i < names.length; i++) set.add(hashFeature(names[i]!));
  return set.take();
}

function setOf(buckets: number): RowSet {
  let set = sets.get(buckets);
  if (set === undefined) {
    set = new RowSet(buckets);
    sets.set(buckets, set);
  }
  return set;
}

/** Hashes of "at least so much", one for each level. */
export const levelHashes = (name: string, levels: readonly number[]) =>
  levels.map(level => hashFeature(`${name}>${level}`));

/** Names of features that hold, as hashes. */
export class FeatureList {
  readonly hashes: number[] = [];

  /** Adds the feature whose name is one that was begun and these pieces. */
  add(begun: number, value = '', more = '', most = ''): void {
    this.hashes.push(finished(extended(extended(extended(begun, value), more), most)));
  }

  /** The same for any number of pieces, with bars between them. */
  addParted(begun: number, ...pieces: readonly string[]): void {
    let state = extended(begun, pieces[0]!);
    for (let i = 1; i < pieces.length; i++) state = extended(extended(state, '|'), pieces[i]!);
    this.hashes.push(finished(state));
  }

  /** Adds those of the levels that a number reaches, given their hashes. */
  reach(hashes: readonly number[], levels: readonly number[], reached: number): void {
    for (let i = 0; i < levels.length && reached >= levels[i]!; i++) this.hashes.push(hashes[i]!);
  }
}
