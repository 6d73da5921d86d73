import { readFileSync } from 'node:fs';
import { packageFile } from '../package-root.js';

/** A hardware pattern of `hardware.txt`. */
export interface HardwarePattern {
  source: string;
  kind: string;
  vendor: string;
  anyCase: boolean;
  /** Counts only beside a vendor, a kind noun or another chip. */
  near: boolean;
  /** A processor class such as GPU rather than a product. */
  isClass: boolean;
  generic: boolean;
}

/** A metric of `metrics.txt`; the entries before the mark "beyond the closed list" are canonical. */
export interface MetricEntry {
  name: string;
  higherIsBetter: boolean | undefined;
  unit: string;
  /** Lower case. */
  names: string[];
  /** Lower case; these match as the last words of a longer noun phrase too. */
  heads: string[];
  canonical: boolean;
}

/** A name of `methods.txt`, `techniques.txt` or `datasets.txt`. */
export interface NameEntry {
  name: string;
  aliases: string[];
  kind: string;
}

function lines(file: string): string[] {
  return readFileSync(packageFile('ingest', 'lexicons', file), 'utf8').split('\n');
}

const flagged = (flags: string, flag: string) => flags.split(' ').includes(flag);

/** Reads `hardware.txt`. */
export function readHardware(): HardwarePattern[] {
  return lines('hardware.txt')
    .filter(line => line.trim() !== '' && !line.startsWith('#'))
    .map(line => {
      const at = line.search(/ \| [A-Za-z ]+ \| [^|]*\| ?[a-z ]*$/);
      const [, kind = '', vendor = '', flags = ''] = line
        .slice(at)
        .split(' |')
        .map(part => part.trim());
      return {
        source: line.slice(0, at).trim(),
        kind,
        vendor,
        anyCase: flagged(flags, 'i'),
        near: flagged(flags, 'near'),
        isClass: flagged(flags, 'class'),
        generic: flagged(flags, 'generic'),
      };
    });
}

const DIRECTIONS: Record<string, boolean> = { '+': true, '-': false };

/** Reads `metrics.txt`. */
export function readMetrics(): MetricEntry[] {
  const entries: MetricEntry[] = [];
  let canonical = true;
  for (const line of lines('metrics.txt')) {
    if (line.startsWith('# beyond')) canonical = false;
    if (line.startsWith('#') || line.trim() === '') continue;
    const [name = '', direction = '', unit = '', others = ''] = line.split('|').map(part => part.trim());
    const all = others.split(';').map(part => part.trim());
    entries.push({
      name,
      higherIsBetter: DIRECTIONS[direction],
      unit,
      names: [name.toLowerCase(), ...all.map(part => part.replace('^', ''))],
      heads: all.filter(part => part.startsWith('^')).map(part => part.slice(1)),
      canonical,
    });
  }
  return entries;
}

/** Reads one of the name lists. */
export function readNames(file: 'methods.txt' | 'techniques.txt' | 'datasets.txt'): NameEntry[] {
  const entries: NameEntry[] = [];
  let kind = '';
  for (const line of lines(file)) {
    if (line.startsWith('#')) continue;
    const section = /^\[(.+)\]$/.exec(line.trim());
    if (section) {
      kind = section[1]!;
      continue;
    }
    for (const entry of line.split(';')) {
      const [name = '', ...aliases] = entry.split(' = ').map(part => part.trim());
      if (name !== '') entries.push({ name, aliases, kind });
    }
  }
  return entries;
}
