import { readNames } from '../../lexicons.js';
import { foldName } from '../entities/fold.js';

let kinds: Map<string, string> | undefined;

/**
 * What kind of thing a method's name is known for (`model`, `algorithm`, `library`, `technique`), by the shipped lists;
 * `unknown` where neither the name nor its family (the name up to its first digit) is listed.
 */
export function kindOfMethod(name: string): string {
  kinds ??= load();
  const folded = foldName(name);
  const family = folded.replace(/\d.*$/, '');
  return kinds.get(folded) ?? (family.length >= 3 && family !== folded ? kinds.get(family) : undefined) ?? 'unknown';
}

function load(): Map<string, string> {
  const table = new Map<string, string>();
  for (const file of ['methods.txt', 'techniques.txt'] as const) {
    for (const { name, aliases, kind } of readNames(file)) {
      for (const one of [name, ...aliases]) {
        const folded = foldName(one);
        if (!table.has(folded)) table.set(folded, kind);
        const family = folded.replace(/\d.*$/, '');
        if (family.length >= 3 && file === 'methods.txt' && !table.has(family)) table.set(family, kind);
      }
    }
  }
  return table;
}
