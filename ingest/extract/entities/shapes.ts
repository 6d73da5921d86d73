const INNER_CAPITAL =
  /^[\p{L}\p{N}]*\p{Ll}[\p{L}\p{N}]*\p{Lu}|^\p{Lu}{2,}\p{Ll}{2,}|^\p{Lu}\p{Lu}+\p{N}|^\p{Lu}\p{L}*\.?\p{N}|^\p{Ll}+\p{N}*\p{Lu}/u;
const CAPITALS = /^\p{Lu}[\p{Lu}\p{N}]+(?:[.+*]\p{N}*)*$/u;
const MIXED = /^(?=.*\p{L})(?=.*\p{N})\p{L}[\p{L}\p{N}.]*$/u;
const NO_NAME = /^(?:[IVX]{1,4}|AI|US|UK|EU|USA|PhD|3D|2D|4D)$/u;

/**
 * Whether a word looks like a name: capitals inside, capitals with digits, or all capitals, as a whole or in one of
 * its hyphened parts ("FlashAttention-2", "Skip-FFN").
 */
export function looksNamed(word: string): boolean {
  if (word.length < 2 || word.length > 40 || NO_NAME.test(word)) return false;
  if (!word.includes('-') && !word.includes('^')) return partNamed(word);
  const parts = word.split(/[-^]/);
  if (/^\p{Lu}/u.test(word) && parts.length > 1 && /^v?\p{N}[\p{L}\p{N}.]*$/u.test(parts[parts.length - 1]!))
    return true;
  return parts.some(part => part.length > 1 && !NO_NAME.test(part) && partNamed(part)) && /^[\p{L}\p{N}]/u.test(word);
}

const partNamed = (part: string) =>
  !/^\p{N}/u.test(part) &&
  (INNER_CAPITAL.test(part) || CAPITALS.test(part) || (MIXED.test(part) && /^\p{Lu}/u.test(part)));

/** "FlashAttention-2" gives `XxXx-0`. */
export function shapeOf(word: string): string {
  return word
    .slice(0, 24)
    .replace(/\p{Lu}+/gu, run => (run.length > 1 ? 'XX' : 'X'))
    .replace(/\p{Ll}+/gu, 'x')
    .replace(/\p{N}+/gu, '0')
    .replace(/(?:Xx){3,}/g, 'XxXxXx');
}
