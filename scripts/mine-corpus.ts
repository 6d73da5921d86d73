/**
 * Mines unlabelled abstracts for what they show of names and words: `npx tsx scripts/mine-corpus.ts`.
 * Reads what `corpus.ts` gives, abstracts of arXiv (CC0 text) without any annotated paper, and writes
 * `ingest/models/names.tsv` (counts of signs around names) and `ingest/models/phrases.tsv` (long forms of acronyms).
 */
import { writeFileSync } from 'node:fs';
import { compareText } from '../graph/model.js';
import { makeDocument, textOf } from '../ingest/extract/document.js';
import { findAcronyms } from '../ingest/extract/entities/acronyms.js';
import { foldName, foldSingular } from '../ingest/extract/entities/fold.js';
import { NAME_CUES, nameCues } from '../ingest/extract/entities/name-cues.js';
import { findNameRuns } from '../ingest/extract/entities/name-runs.js';
import { packageFile } from '../package-root.js';
import { FEWEST_PAPERS, readCorpus } from './corpus.js';

const corpus = readCorpus();

interface NameRow {
  papers: number;
  capital: number;
  cues: number[];
  spelling: Map<string, number>;
}
const names = new Map<string, NameRow>();
const lowerCase = new Map<string, number>();
const phrases = new Map<string, number>();

for (const paper of corpus) {
  const document = makeDocument(paper);
  const seen = new Map<string, { cues: Set<number>; spelling: string }>();
  const note = (first: number, end: number) => {
    const spelling = textOf(document, first, end);
    const key = foldSingular(foldName(spelling));
    if (key.length < 2 || key.length > 40) return;
    const row = seen.get(key) ?? { cues: new Set<number>(), spelling };
    seen.set(key, row);
    for (const cue of nameCues(document, first, end)) row.cues.add(NAME_CUES.indexOf(cue));
  };
  for (const { first, end } of findNameRuns(document)) {
    note(first, end);
    if (end - first > 1) for (let i = first; i < end; i++) note(i, i + 1);
  }
  for (const [key, { cues, spelling }] of seen) {
    const row = names.get(key) ?? { papers: 0, capital: 0, cues: NAME_CUES.map(() => 0), spelling: new Map() };
    names.set(key, row);
    row.papers += 1;
    for (const cue of cues) row.cues[cue]! += 1;
    row.spelling.set(spelling, (row.spelling.get(spelling) ?? 0) + 1);
  }
  const lower = new Set<string>();
  for (const { text } of document.tokens) if (/^\p{Ll}[\p{Ll}-]+$/u.test(text)) lower.add(foldSingular(foldName(text)));
  for (const word of lower) lowerCase.set(word, (lowerCase.get(word) ?? 0) + 1);
  const forms = new Set<string>();
  for (const { long } of findAcronyms(document))
    forms.add(
      textOf(document, ...long)
        .toLowerCase()
        .replace(/s$/, ''),
    );
  for (const form of forms) phrases.set(form, (phrases.get(form) ?? 0) + 1);
}

const rows = [...names]
  .filter(([, row]) => row.papers >= FEWEST_PAPERS)
  .sort(([a], [b]) => compareText(a, b))
  .map(([key, row]) => [key, row.papers, lowerCase.get(key) ?? 0, row.cues.join(',')].join('\t'));
writeFileSync(
  packageFile('ingest', 'models', 'names.tsv'),
  `# ${corpus.length} papers; folded name, papers, papers with it in lower case, papers with each sign: ${NAME_CUES.join(' ')}\n${rows.join('\n')}\n`,
);
const forms = [...phrases].filter(([, papers]) => papers >= FEWEST_PAPERS).sort(([a], [b]) => compareText(a, b));
writeFileSync(
  packageFile('ingest', 'models', 'phrases.tsv'),
  `# long form of an acronym, papers that define it\n${forms.map(row => row.join('\t')).join('\n')}\n`,
);
console.log(`${corpus.length} papers, ${rows.length} names, ${forms.length} long forms`);
