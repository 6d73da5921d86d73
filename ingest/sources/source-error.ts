/** Why a source can't be read. */
export type SourceTrouble =
  | 'missing'
  | 'unreadable'
  | 'empty'
  | 'empty-folder'
  | 'binary'
  | 'damaged-gzip'
  | 'unknown-format'
  | 'usage';

/** One source can't be read, as a whole; the others can. Thrown while its items are read: what came before is void. */
export class SourceError extends Error {
  override readonly name = 'SourceError';

  constructor(
    /** Name of the source. */
    readonly source: string,
    readonly rule: SourceTrouble,
    /** What is wrong. */
    readonly reason: string,
    /** What to do about it. */
    readonly advice: string,
    options?: ErrorOptions,
  ) {
    super(`${source}: ${reason}; ${advice}`, options);
  }
}

/** The code of an error of the operating system or of a library of Node's, such as `ENOENT`. */
export function errorCode(error: unknown): string | undefined {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}
