import type { Document } from '../document.js';
import { WordClass } from '../words.js';
import type { Mention } from './mention.js';

const LEADING = new WordClass(
  /^(the|a|an|our|its|their|this|these|novel|new|proposed|seminal|standard|classical|conventional|existing|popular|recent|original|state-of-the-art|sota|higher|lower|faster|better|best|second-best|overall|existing|modern|traditional|vanilla|typical|two|three|several|widely-used|strong|leading|powerful|other|various|different|each|any|only|both|prohibitive|significant|substantial|excessive|high|low|reduced|improved|increased|comparable|competitive|lower-cost)$/,
);
const PRAISE = new WordClass(
  /^(lightweight|efficient|hybrid|optimized|optimised|custom|using|with|via|while|given|like|pretrained|pre-trained|fine-tuned|quantized|open-source|proprietary|commercial|specialized|dedicated|robust|simple|unified|backbone-dependent|\d+(?:\.\d+)?[bm])$/,
);
const KIND = new WordClass(
  /^(models?|methods?|algorithms?|frameworks?|systems?|approach|baselines?|datasets?|benchmarks?|networks?|architectures?|library)$/,
  'text',
);
const TRAILING = new WordClass(
  /^(family|families|framework|frameworks|database|databases|sequences|classification|series|strategy|strategies|variant|environments?|guidelines|technique|platform|kernels?|operators?|suite|suites|models?|layers?|variants?|blocks?|datasets?|benchmarks?|corpus|baselines?|backbones?|leaderboard|splits?|subset|repository|architectures?|library|platforms?|tokens?|checkpoints?|weights|paper|values?|results?|scores?|setting|settings|tasks?|test|track|protocols?|generation|training|inference|serving|pipelines?)$/,
  'text',
);

const JOINER = new WordClass(/^(?:and|or|[/,+&↔])$/);

/**
 * Trims a passage that the tagger marks: articles and praise in front of a name; a common noun after a word that is
 * clearly a name ("Qwen3 family"). Lists ("nuScenes and Waymo") fall into their parts. Metrics keep their nouns.
 */
export function tidySpan(document: Document, mention: Mention): Mention[] {
  const parts = mention.type === 'Metric' ? [mention] : split(document, mention);
  return parts.map(part => trim(document, part)).filter(({ first, end }) => end > first);
}

function split(document: Document, mention: Mention): Mention[] {
  const { tokens } = document;
  for (let i = mention.first + 1; i < mention.end - 1; i++) {
    const word = tokens[i]!.lower;
    const before = tokens[i - 1]!;
    const after = tokens[i + 1]!;
    if (word === '-' && after.lower === 'based' && before.word.named) {
      return [{ ...mention, end: i }, { ...mention }];
    }
    const spaced = word === '-' && before.to < tokens[i]!.from && after.from > tokens[i]!.to;
    if (spaced) return [{ ...mention, end: i }];
    if (word === '/' && before.word.named && /^\d/.test(after.text)) return [{ ...mention, end: i }];
    if (!JOINER.has(tokens[i]!.word) || !before.word.named) continue;
    if (!after.word.named && !(tokens[i + 2]?.word.named && i + 2 < mention.end)) continue;
    return [{ ...mention, end: i }, ...split(document, { ...mention, first: i + 1 })];
  }
  return [mention];
}

function trim(document: Document, mention: Mention): Mention {
  const { tokens } = document;
  let { first, end } = mention;
  while (first < end - 1 && LEADING.has(tokens[first]!.word)) first++;
  if (mention.type === 'Metric') return within(mention, first, end);
  const capital = (i: number) => tokens[i]!.word.capital || tokens[i]!.word.named;
  while (first < end - 1 && PRAISE.has(tokens[first]!.word) && capital(first + 1)) first++;
  const noun = lastNoun(document, first, end);
  if (noun > first) first = noun;
  while (end - first > 1 && named(document, first, end - 1) && TRAILING.has(tokens[end - 1]!.word)) end--;
  return within(mention, first, end);
}

const within = (mention: Mention, first: number, end: number): Mention =>
  mention.first === first && mention.end === end ? mention : { ...mention, first, end };

/** Place after a common noun that only says what kind of thing the name after it is: "foundation model TITAN". */
function lastNoun(document: Document, first: number, end: number): number {
  const { tokens } = document;
  for (let i = end - 2; i >= first; i--) {
    if (!KIND.has(tokens[i]!.word)) continue;
    return tokens[i + 1]!.word.named ? i + 1 : -1;
  }
  return -1;
}

const NUMBER = new WordClass(/^[\d.]+$/, 'text');
const TITLED = new WordClass(/^\p{Lu}\p{Ll}+$/u, 'text');

function named(document: Document, first: number, end: number): boolean {
  let some = false;
  for (let i = first; i < end; i++) {
    const { word } = document.tokens[i]!;
    if (word.named) some = true;
    else if (!NUMBER.has(word) && !TITLED.has(word)) return false;
  }
  return some;
}
