/** What moves the cursor, ends a line or turns the direction of writing. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}]/gu;

/** An error as one line of a log: nothing that a stranger sent can begin a line of its own, or hide one. */
export function logLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(UNSEEN, character => {
    return `\\u{${character.codePointAt(0)!.toString(16)}}`;
  });
}
