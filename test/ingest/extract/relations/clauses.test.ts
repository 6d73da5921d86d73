import { describe, expect, it } from '@jest/globals';
import { textOf } from '../../../../ingest/extract/document.js';
import { anaphorIn } from '../../../../ingest/extract/relations/anaphors.js';
import { itemsOf, listMembers, surroundingsOf } from '../../../../ingest/extract/relations/clause-items.js';
import { compareNames } from '../../../../ingest/extract/relations/names-in-common.js';
import { outcomeOf } from '../../../../ingest/extract/relations/outcomes.js';
import { makePassages } from '../../../../ingest/extract/relations/passages.js';
import { triggersAt } from '../../../../ingest/extract/relations/trigger-table.js';
import { candidatesOf, paperOf } from '../candidates-of.js';

const passagesOf = (sentence: string, names: readonly string[]) => {
  const { document, entities } = paperOf('A Title', sentence, names);
  return makePassages(document, entities);
};

describe('items of a sentence', () => {
  it('are its words, with each mention as one', () => {
    const passages = passagesOf('FastSort outperforms Merge Sort on FoldBench.', [
      '*M:FastSort',
      'M:Merge Sort',
      'D:FoldBench',
    ]);
    expect(itemsOf(passages, 1).map(item => item.lower)).toEqual(['#I', 'outperforms', '#M', 'on', '#D', '.']);
  });

  it.each([
    ['A1, B1 and C1 win', ['A1', 'B1', 'C1'], 3],
    ['methods such as A1 and B1', ['A1', 'B1'], 2],
    ['the small A1 and the large B1 win', ['A1', 'B1'], 2],
    ['A1 is better than B1', ['A1', 'B1'], 1],
  ])('%s: finds the members of a list', (sentence, names, count) => {
    const passages = passagesOf(
      sentence,
      names.map(name => `M:${name}`),
    );
    const items = itemsOf(passages, 1);
    const at = items.findIndex(item => item.mention >= 0);
    expect(listMembers(items, at)).toHaveLength(count);
  });

  it('lets a target look through a list of examples to the words before it', () => {
    const passages = passagesOf('It outperforms baselines such as A1, B1 and C1 clearly.', ['M:A1', 'M:B1', 'M:C1']);
    const items = itemsOf(passages, 1);
    const last = items.findLastIndex(item => item.mention >= 0);
    const { left, right, examples } = surroundingsOf(items, last);
    expect([items[left]!.lower, items[right]!.lower, examples]).toEqual(['baselines', 'clearly', true]);
  });
});

describe('triggers', () => {
  const ROWS: [left: string, right: string, rule: string][] = [
    ['#I extends the well-known', 'with a cache', 'extends'],
    ['#I is built on top of', '.', 'built-on'],
    ['a light variant of', 'that', 'variant-of'],
    ['we propose a', '- based framework', 'x-based'],
    ['#I consistently outperforms', 'by', 'outperforms'],
    ['faster compared to', '.', 'compared-to'],
    ['performance comparable to', '.', 'on-par'],
    ['#I is implemented in', '.', 'implemented-in'],
    ['unlike', ', #I', 'unlike'],
    ['prior work on', 'suffers from', 'problem-of'],
  ];
  it.each(ROWS)('%s X %s: %s', (left, right, rule) => {
    expect(triggersAt('Method', left, right).map(trigger => trigger.rule)).toContain(rule);
  });

  it('have names of their own', () => {
    const rules = triggersAt('Method', '', '');
    expect(rules).toEqual([]);
  });
});

describe('what stands for the introduced thing', () => {
  it.each([
    ['It wins.', 'It'],
    ['Here our method wins.', 'our method'],
    ['The proposed framework wins.', 'The proposed framework'],
    ['This new approach wins.', 'This new approach'],
    ['The method of others wins.', undefined],
    ['Others win.', undefined],
  ])('%s', (sentence, expected) => {
    const passages = passagesOf(sentence, []);
    const found = anaphorIn(passages, 1);
    expect(found && textOf(passages.document, found.first, found.end)).toBe(expected);
  });
});

describe('names of two things', () => {
  it.each([
    ['COSTAR-A', 'COSTAR', 'holds'],
    ['FlashSort-2', 'FlashSort', 'version'],
    ['Sort', 'FlashSort', 'held'],
    ['Alpha', 'Beta', 'none'],
    ['Same', 'same', 'none'],
  ])('%s and %s: %s', (a, b, expected) => {
    const [first, second] = candidatesOf('', [`M:${a}`, `M:${b}`]);
    expect(compareNames(first!, second!)).toBe(expected);
  });
});

describe('outcome of a comparison', () => {
  it.each([
    ['It clearly outperforms Merge.', 'better'],
    ['It matches Merge.', 'similar'],
    ['It is slower than Merge.', 'worse'],
    ['It was tested against Merge.', 'unstated'],
  ])('%s', (sentence, expected) => {
    const passages = passagesOf(sentence, ['M:Merge']);
    expect(outcomeOf(passages.document, 1, passages.mentions[0]!.first)).toBe(expected);
  });
});
