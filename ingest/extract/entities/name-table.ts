import { readFileSync } from 'node:fs';
import { packageFile } from '../../../package-root.js';
import { Memo } from '../memo.js';
import { foldName, foldSingular } from './fold.js';
import { NAME_CUES, type NameCue } from './name-cues.js';

/** What the unlabelled corpus shows of a name: in how many papers it stands, and with which signs. */
export interface NameCounts {
  papers: number;
  /** Papers that write it in lower case: an ordinary word. */
  lowerCase: number;
  cues: Record<NameCue, number>;
}

let names: Map<string, string | NameCounts> | undefined;
const keys = new Memo((name: string) => foldSingular(foldName(name)));
let phrases: Map<string, number> | undefined;

function rows(file: string): string[] {
  return readFileSync(packageFile('ingest', 'models', file), 'utf8')
    .split('\n')
    .filter(line => line !== '' && !line.startsWith('# '));
}

/** Counts of a name from `ingest/models/names.tsv`, made by `scripts/mine-corpus.ts`. */
export function nameCounts(name: string): NameCounts | undefined {
  names ??= new Map(
    rows('names.tsv').map(line => {
      const at = line.indexOf('\t');
      return [line.slice(0, at), line.slice(at + 1)];
    }),
  );
  const key = spellingKey(name);
  const row = names.get(key);
  if (typeof row !== 'string') return row;
  const counts = parseCounts(row);
  names.set(key, counts);
  return counts;
}

/** The key of a name that is the same in singular and plural. */
export const spellingKey = (name: string) => keys.of(name);

function parseCounts(row: string): NameCounts {
  const [papers = '', lowerCase = '', cues = ''] = row.split('\t');
  const counts = cues.split(',').map(Number);
  return {
    papers: Number(papers),
    lowerCase: Number(lowerCase),
    cues: Object.fromEntries(NAME_CUES.map((cue, i) => [cue, counts[i] ?? 0])) as Record<NameCue, number>,
  };
}

/** In how many papers of the unlabelled corpus a phrase is the long form of an acronym. */
export function acronymCount(phrase: string): number {
  phrases ??= new Map(
    rows('phrases.tsv').map(line => {
      const [form = '', papers = ''] = line.split('\t');
      return [form, Number(papers)];
    }),
  );
  return phrases.get(phrase.toLowerCase().replace(/s$/, '')) ?? 0;
}
