import { type Item, signOf, surroundingsOf } from './clause-items.js';
import { kindOfMethod } from './method-kinds.js';
import { compareNames } from './names-in-common.js';
import type { Mention, Passages } from './passages.js';
import type { SentenceItems } from './sentence-items.js';

/** Names of the features of one mention as target. */
export function mentionFeatures(source: SentenceItems, mention: Mention): string[] {
  const { passages } = source;
  const items = source.of(mention.sentence);
  const at = source.placeOf(mention);
  const out: string[] = [];
  if (at < 0) return out;
  contextFeatures(items, at, out);
  triggerFeatures(source, mention, out);
  nameFeatures(passages, mention, out);
  sentenceFeatures(source, mention, items, at, out);
  targetFeatures(passages, mention, out);
  return out;
}

function wordAt(items: readonly Item[], at: number): string {
  if (at < 0) return '^';
  return items[at]?.word ?? '$';
}

function contextFeatures(items: readonly Item[], at: number, out: string[]): void {
  const { left, right, listed, examples } = surroundingsOf(items, at);
  const l = [0, 1, 2, 3].map(i => wordAt(items, left - i));
  const r = [0, 1, 2].map(i => wordAt(items, right + i));
  out.push(`L1=${l[0]}`, `L2=${l[1]}`, `L3=${l[2]}`, `L21=${l[1]} ${l[0]}`, `L321=${l[2]} ${l[1]} ${l[0]}`);
  out.push(`R1=${r[0]}`, `R2=${r[1]}`, `R12=${r[0]} ${r[1]}`, `L1R1=${l[0]}_${r[0]}`);
  if (listed) out.push('listed');
  if (examples) out.push('examples', `xL1=${l[0]}`, `xL21=${l[1]} ${l[0]}`);
  out.push(`l1=${wordAt(items, at - 1)}`, `r1=${wordAt(items, at + 1)}`, `r2=${wordAt(items, at + 2)}`);
  out.push(`l21=${wordAt(items, at - 2)} ${wordAt(items, at - 1)}`);
  for (let i = left; i >= 0 && i > left - 9; i--) out.push(`BL=${items[i]!.word}`);
  for (let i = right; i < items.length && i < right + 7; i++) out.push(`BR=${items[i]!.word}`);
}

function triggerFeatures(source: SentenceItems, mention: Mention, out: string[]): void {
  const kind = source.passages.kinds[mention.sentence]!;
  for (const { rule } of source.triggersOf(mention)) out.push(`T=${rule}`, `T=${rule}|${kind}`);
}

/** What the target's name has in common with the names of the paper's own things. */
function nameFeatures(passages: Passages, mention: Mention, out: string[]): void {
  const { entities, introduced } = passages;
  introduced.forEach((own, rank) => {
    if (own === mention.entity) return;
    const relation = compareNames(entities[own]!, entities[mention.entity]!);
    if (relation !== 'none') out.push(`name=${relation}${rank === 0 ? '' : '+'}`);
  });
}

function sentenceFeatures(
  source: SentenceItems,
  mention: Mention,
  items: readonly Item[],
  at: number,
  out: string[],
): void {
  const { passages } = source;
  const kind = passages.kinds[mention.sentence]!;
  const index = passages.document.sentences[mention.sentence]!.index;
  const last = passages.document.sentences.length - 1;
  out.push(
    `kind=${kind}`,
    `place=${index === 0 ? 't' : index === 1 ? 'f' : index === last ? 'l' : index >= last - 2 ? 'e' : 'm'}`,
  );
  let before = -1;
  let after = -1;
  items.forEach((item, i) => {
    if (item.word !== '#I' || i === at) return;
    if (i < at) before = i;
    else if (after < 0) after = i;
  });
  out.push(`own=${before >= 0 ? 'b' : ''}${after >= 0 ? 'a' : ''}`);
  if (before >= 0 && at - before <= 10) {
    out.push(
      `between=${items
        .slice(before + 1, at)
        .map(i => i.word)
        .join(' ')}`,
    );
    for (let i = before + 1; i < at; i++) out.push(`BB=${items[i]!.word}`);
  }
  for (let i = 0; i < items.length; i++)
    if (/^[a-z]{4}/.test(items[i]!.word)) out.push(`S${i < at ? '<' : '>'}${items[i]!.word}`);
}

function targetFeatures(passages: Passages, mention: Mention, out: string[]): void {
  const candidate = passages.entities[mention.entity]!;
  const type = passages.types[mention.entity]!;
  out.push(`sign=${signOf(passages, mention)}`, `type=${type}`);
  out.push(`generic=${Math.round(candidate.generic * 4)}`);
  const words = candidate.name.toLowerCase().split(/[\s]+/);
  out.push(
    `last=${words[words.length - 1]}`,
    `first4=${candidate.name.slice(0, 4).toLowerCase()}`,
    `words=${Math.min(4, words.length)}`,
  );
  const kind = type === 'Method' ? kindOfMethod(candidate.name) : type;
  const sentence = passages.kinds[mention.sentence]!;
  out.push(`known=${kind}`, `known=${kind}|${sentence}`);
  const ownData = passages.introduced.some(own => passages.types[own] === 'Dataset');
  if (ownData) out.push('ownData', `ownData|${kind}`, `ownData|${sentence}`, `ownData|${kind}|${sentence}`);
  out.push(`paper=${passages.introduced.length === 0}|${kind}|${sentence}`);
  const paper = passages.introduced.length;
  out.push(`introduces=${Math.min(paper, 2)}`);
  const main = passages.introduced[0];
  if (main !== undefined) {
    out.push(`mainType=${passages.types[main]}${passages.isIntroduced[mention.entity] ? 'I' : ''}`);
  }
  out.push(`times=${Math.min(4, passages.mentionsOf[mention.entity]!.length)}`);
  if (passages.mentionsOf[mention.entity]![0]!.span.start < passages.document.titleEnd) out.push('titled');
}
