import { type MetricEntry, readMetrics } from '../../lexicons.js';
import type { Document } from '../document.js';
import { WordMemo } from '../words.js';
import type { Mention } from './mention.js';

interface Phrase {
  entry: MetricEntry;
  head: boolean;
}

/** Words that may stand before a metric's head as part of its name. */
const MODIFIERS = new Set(
  `average mean median overall total peak relative absolute top-1 top-5 end-to-end inference training test validation
  model classification prediction predictive detection segmentation zero-shot few-shot downstream task per-token
  computational hardware gpu hbm wall-clock system kernel decode decoding prefill generation token macro micro weighted
  balanced execution translation retrieval recognition answer benchmark maximum minimum worst-case theoretical practical
  online offline serving request tail mean network monetary operational attention forward backward response
  per-layer runtime state-of-the-art quantized baseline original final higher lower`.split(/\s+/),
);
const LONGEST = 6;
let phrases: Map<string, Phrase> | undefined;
let starts: Set<string>;

function table(): Map<string, Phrase> {
  if (phrases) return phrases;
  phrases = new Map();
  starts = new Set();
  for (const entry of readMetrics()) {
    const heads = new Set([...entry.heads, entry.name.toLowerCase()]);
    for (const name of [...entry.names, ...entry.heads]) {
      const key = keyOf(name);
      if (!phrases.has(key)) phrases.set(key, { entry, head: heads.has(name) });
      starts.add(key.split(' ')[0]!);
    }
  }
  return phrases;
}

const keyOf = (name: string) =>
  name
    .toLowerCase()
    .replace(/(?<=\S)([/()])(?=\S)/g, ' $1 ')
    .trim();

/** Whether a metric's name may begin with a word. */
const opens = new WordMemo(({ lower }) => starts.has(lower));

/** Finds metrics by the names and heads of `metrics.txt`, with the modifiers before them. */
export function findMetrics(document: Document): Mention[] {
  const names = table();
  const { tokens } = document;
  const mentions: Mention[] = [];
  for (let i = 0; i < tokens.length; i++) {
    if (!opens.of(tokens[i]!.word)) continue;
    const sentence = document.sentenceOfToken[i];
    let key = '';
    let best: { end: number; phrase: Phrase } | undefined;
    for (let end = i + 1; end <= Math.min(i + LONGEST, tokens.length); end++) {
      if (document.sentenceOfToken[end - 1] !== sentence) break;
      key = key === '' ? tokens[i]!.lower : `${key} ${tokens[end - 1]!.lower}`;
      const phrase = names.get(key);
      if (phrase) best = { end, phrase };
    }
    if (!best) continue;
    let first = i;
    while (
      first > 0 &&
      i - first < 3 &&
      best.phrase.head &&
      document.sentenceOfToken[first - 1] === sentence &&
      MODIFIERS.has(tokens[first - 1]!.lower)
    ) {
      first--;
    }
    const { entry } = best.phrase;
    mentions.push({
      first,
      end: best.end,
      type: 'Metric',
      generic: !entry.canonical,
      source: 'metric',
      entry: entry.name,
      sure: entry.canonical,
    });
    i = best.end - 1;
  }
  return mentions;
}
