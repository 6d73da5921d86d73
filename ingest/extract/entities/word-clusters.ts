import { readFileSync } from 'node:fs';
import { packageFile } from '../../../package-root.js';
import { Memo } from '../memo.js';
import { WordMemo } from '../words.js';

/** Groups of a word, coarse and fine; words of one group keep the same company. */
export type WordGroups = readonly [coarse: string, fine: string];

const forms = new Memo(clusterWord, 20_000);
let groups: Map<string, WordGroups> | undefined;

/** The form of a word that groups know: capitals folded where the word is plain, digits as 0. */
export function clusterWord(word: string): string {
  return (/^\p{Lu}\p{Ll}*$/u.test(word) && word.length > 1 ? word.toLowerCase() : word).replace(/\d/g, '0');
}

/** Groups of a word from `ingest/models/clusters.txt`, made by `scripts/train-clusters.ts`. */
export function wordGroups(word: string): WordGroups | undefined {
  groups ??= new Map(
    readFileSync(packageFile('ingest', 'models', 'clusters.txt'), 'utf8')
      .split('\n')
      .filter(line => line !== '' && !line.startsWith('# '))
      .map(line => {
        const [key = '', coarse = '', fine = ''] = line.split('\t');
        return [key, [coarse, fine]] as const;
      }),
  );
  return groups.get(forms.of(word));
}

/** Fine group of a word; empty where it has none. */
export const fineGroup = new WordMemo(({ text }) => wordGroups(text)?.[1] ?? '');
