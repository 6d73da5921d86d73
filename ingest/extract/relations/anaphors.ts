import type { Passages } from './passages.js';

/** Words that stand for the introduced thing: a range of tokens. */
export interface Anaphor {
  first: number;
  end: number;
}

/** Where a sentence speaks of the introduced thing without its name. */
export function anaphorIn(passages: Passages, sentence: number): Anaphor | undefined {
  const { document } = passages;
  const { firstToken, endToken } = document.sentences[sentence]!;
  for (let i = firstToken; i < endToken; i++) {
    const lower = document.tokens[i]!.lower;
    if (!STARTS.has(lower)) continue;
    const end = anaphorEnd(passages, i, endToken);
    if (end > i) return { first: i, end };
  }
  return undefined;
}

const STARTS = new Set(['it', 'its', 'our', 'this', 'the']);
const ADJECTIVES = new Set(['proposed', 'novel', 'new', 'resulting', 'presented', 'overall', 'full', 'final', 'best']);
const NOUNS = new Set(
  'method approach framework model system technique algorithm architecture pipeline solution strategy scheme design network kernel library engine implementation agent tool optimizer benchmark dataset methods models'.split(
    ' ',
  ),
);

function anaphorEnd(passages: Passages, at: number, endToken: number): number {
  const { tokens } = passages.document;
  const start = tokens[at]!.lower;
  if (start === 'it') return at + 1;
  let i = at + 1;
  let proposed = false;
  while (i < endToken && ADJECTIVES.has(tokens[i]!.lower)) {
    proposed = true;
    i++;
  }
  for (let skipped = 0; skipped < 3 && i < endToken; skipped++, i++) {
    if (NOUNS.has(tokens[i]!.lower)) return start !== 'the' || proposed ? i + 1 : at;
    if (start === 'the' || !/^[a-z]/.test(tokens[i]!.text)) return at;
  }
  return at;
}
