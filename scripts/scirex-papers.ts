import { readFileSync } from 'node:fs';
import { type CorpusPaper, jsonLines, sharedFile } from './shared-texts.js';

/** A document of SciREX (Jain et al., ACL 2020): its front as words, and where its sentences start and end. */
export interface Front {
  doc_id: string;
  words: string[];
  sentences: [number, number][];
}

/** Words that stand before title or abstract and belong to neither. */
const LABEL = /^(?:(?:document|section)\s*:\s*)?(?:abstract\b[\s:.-]*)?/i;
const SHORTEST_ABSTRACT = 300;
const LONGEST_TITLE = 150;

/**
 * Papers of 2012 to 2019 (`../shared/external/scirex`, Apache-2.0) under ids `scirex:…`, their words set as running text
 * again. What stands around the abstract (addresses, key words) stays in. Fronts where no title can be told, or without an
 * abstract of some length, are left out.
 */
export function readScirexPapers(): CorpusPaper[] {
  return jsonLines<Front>(readFileSync(sharedFile('external', 'scirex', 'scirex_train_front.jsonl'), 'utf8'))
    .map(paperOf)
    .filter(({ title, abstract }) => isTitle(title) && abstract.length >= SHORTEST_ABSTRACT);
}

/** A front as a paper; where no title can be told, its first sentence stands in its place. */
export function paperOf({ doc_id, words, sentences }: Front): CorpusPaper {
  const end = titleEnd(words, sentences);
  const text = (from: number, to?: number) => runningText(words.slice(from, to)).replace(LABEL, '').trim();
  return { id: `scirex:${doc_id}`, title: text(0, end), abstract: text(end) };
}

function isTitle(text: string): boolean {
  return text.length <= LONGEST_TITLE && !/[.:]$/.test(text) && text.includes(' ');
}

/** The title ends before the next heading, else with the first sentence. */
function titleEnd(words: readonly string[], sentences: Front['sentences']): number {
  const heading = words.findIndex((word, i) => i > 0 && i < 40 && /^section$/i.test(word) && words[i + 1] === ':');
  return heading > 0 ? heading : (sentences[0]?.[1] ?? 0);
}

/**
 * Joins words as print does: no space before "," or after "(", none around a hyphen or slash, none within "1,800".
 * Annotations count in what this makes: a change here moves them.
 */
function runningText(words: readonly string[]): string {
  return words
    .join(' ')
    .replace(/(?<!\d)(\d{1,3}) , (?=\d{3}(?!\d))/g, '$1,')
    .replace(/ ([,.;:!?%)\]}’”]|'s\b|’s\b)/g, '$1')
    .replace(/([([{‘“$]) /g, '$1')
    .replace(/(?<=[\p{L}\p{N}]) ([-/]) (?=[\p{L}\p{N}])/gu, '$1');
}
