import { plainText } from './plain-text.js';

const SUFFIX = /^(?:jr|sr|ii|iii|iv)\.?$/i;

/** A surname: one word, at most with particles in lower case before it (Di Wu is not one). */
const SURNAME = /^(?:(?:van|von|de|der|den|del|della|di|da|dos|du|la|le|ter|ten|al|el|bin|ibn)\s+)*\S+$/;

/**
 * Reads a list of authors that stands in one text: parted by semicolons, by commas, by "and" or "&", or by "and" with
 * surnames first ("Dao, Tri and Fu, Daniel Y."). A closing "et al." or "and others" is left out. Names come given name first.
 */
export function readAuthorNames(text: string): string[] {
  const names = plainText(text).replace(/,?\s*\b(?:et al\b\.?|and others)$/i, '');
  if (names.includes(';')) return named(names.split(';').map(name => name.replace(/^\s*(?:and\s|&)/i, '')));
  const joined = names.split(/\s+and\s+|\s*&\s*/i);
  if (joined.every(isSurnameFirst)) return named(joined);
  return named(withSuffixes(names.split(/\s*,\s*(?:and\s+|&\s*)?|\s+and\s+|\s*&\s*/i)));
}

/** One author's name, given name first: "Dao, Tri" becomes "Tri Dao". */
export function readAuthorName(text: string): string {
  const name = plainText(text);
  if (!isSurnameFirst(name)) return name;
  const [surname, given] = name.split(/\s*,\s*/);
  return plainText(`${given} ${surname}`);
}

function isSurnameFirst(name: string): boolean {
  const parts = plainText(name).split(/\s*,\s*/);
  return parts.length === 2 && SURNAME.test(parts[0]!) && parts[1] !== '' && !SUFFIX.test(parts[1]!);
}

function withSuffixes(parts: string[]): string[] {
  const names: string[] = [];
  for (const part of parts) {
    if (SUFFIX.test(part) && names.length > 0) names.push(`${names.pop()}, ${part}`);
    else names.push(part);
  }
  return names;
}

const named = (names: string[]) => names.map(readAuthorName).filter(name => name !== '');
