import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** What a browser fetches of a built page, compressed, in bytes. */
export interface PageSizes {
  /** Before any data: the document and what it names. */
  first: number;
  /** The largest file that is fetched later, when it is needed. */
  largestLater: number;
}

export function pageSizes(folder: string): PageSizes {
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  const compressed = (path: string) => gzipSync(readFileSync(path), { level: 9 }).length;
  let first = compressed(join(folder, 'index.html'));
  let largestLater = 0;
  for (const name of readdirSync(join(folder, 'assets'))) {
    const size = compressed(join(folder, 'assets', name));
    if (html.includes(`/assets/${name}`)) first += size;
    else largestLater = Math.max(largestLater, size);
  }
  return { first, largestLater };
}
