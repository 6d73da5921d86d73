import { isQuoteLength } from '../../quote-length.js';
import type { Document } from '../document.js';
import type { EndCandidate, Span } from '../reading.js';
import { anaphorIn } from './anaphors.js';
import type { Passages } from './passages.js';

const WORDS_BEFORE = 28;
const WORDS_AFTER = 14;

/**
 * The passage around a range of tokens that serves as quote: the whole sentence if it is short, else what stands near.
 * Undefined where that is less than two words.
 */
export function quoteAround(document: Document, sentence: number, first: number, end: number): Span | undefined {
  const { firstToken, endToken } = document.sentences[sentence]!;
  const { tokens } = document;
  let a = firstToken;
  let b = endToken;
  if (endToken - firstToken > WORDS_BEFORE + WORDS_AFTER) {
    a = Math.max(firstToken, first - WORDS_BEFORE);
    b = Math.min(endToken, Math.max(end + WORDS_AFTER, a + WORDS_BEFORE + WORDS_AFTER));
    if (b === endToken) a = Math.max(firstToken, Math.min(a, b - WORDS_BEFORE - WORDS_AFTER));
  }
  const span = { start: tokens[a]!.start, end: tokens[b - 1]!.end };
  return trimmed(document, span);
}

/** Cuts a span to one side of the line between title and abstract; undefined where that is no quote's length. */
function trimmed(document: Document, span: Span): Span | undefined {
  let { start, end } = span;
  if (start < document.titleEnd && end > document.titleEnd) end = document.titleEnd;
  const quote = document.raw.slice(start, end);
  start += quote.length - quote.trimStart().length;
  end -= quote.length - quote.trimEnd().length;
  return isQuoteLength(document.raw, start, end) ? { start, end } : undefined;
}

/** The end of a claim that an entity is, with the words that stand for it in or outside the quote. */
export function endOf(passages: Passages, entity: number, sentence: number, quote: Span): EndCandidate {
  const inside = passages.mentionsIn[sentence]!.find(
    mention => mention.entity === entity && mention.span.start >= quote.start && mention.span.end <= quote.end,
  );
  if (inside) return { entity, reason: 'quoted', span: inside.span };
  const pronoun = anaphorIn(passages, sentence);
  if (pronoun && passages.isIntroduced[entity]) {
    const { tokens } = passages.document;
    return {
      entity,
      reason: 'pronoun',
      span: { start: tokens[pronoun.first]!.start, end: tokens[pronoun.end - 1]!.end },
    };
  }
  const { span } = passages.mentionsOf[entity]![0]!;
  return { entity, reason: span.end <= passages.document.titleEnd ? 'title' : 'inferred', span };
}

/** The first passage of the abstract in which the paper proposes an entity by name, with that name's end of a claim. */
export function proposalOf(passages: Passages, entity: number): { quote: Span; end: EndCandidate } | undefined {
  for (const { sentence, first, end, span } of passages.mentionsOf[entity]!) {
    if (passages.kinds[sentence] !== 'proposal') continue;
    const quote = quoteAround(passages.document, sentence, first, end);
    if (quote) return { quote, end: { entity, reason: 'quoted', span } };
  }
  return undefined;
}
