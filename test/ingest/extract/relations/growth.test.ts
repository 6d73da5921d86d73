import { describe, expect, it } from '@jest/globals';
import { makeDocument } from '../../../../ingest/extract/document.js';
import { extractRelations } from '../../../../ingest/extract/relations/relations.js';
import { extractResults } from '../../../../ingest/extract/results/results.js';
import { candidatesOf } from '../candidates-of.js';

const NAMES = ['*M:QuickFold', 'M:SlowFold', 'D:FoldBench', 'X:speedup', 'H:A100'];

/** Least time of three readings of a text of so many times the same passage. */
function timeOf(passage: string, times: number): number {
  const document = makeDocument({ title: 'QuickFold: a title', abstract: passage.repeat(times) });
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 3; run++) {
    const entities = candidatesOf(document.raw, NAMES);
    const started = performance.now();
    extractRelations(document, entities);
    extractResults(document, entities);
    least = Math.min(least, performance.now() - started);
  }
  return least;
}

describe('reading long texts', () => {
  it.each([
    ['many sentences', 'QuickFold is a 3x speedup over SlowFold on FoldBench with an A100. '],
    ['one sentence without end', 'QuickFold and 3x speedup, SlowFold on FoldBench 40% '],
    ['lists without end', 'SlowFold, SlowFold and '],
    ['numbers without end', '1.5-2x, 40% to 50% '],
  ])('takes time in proportion to the text: %s', (_, passage) => {
    timeOf(passage, 50);
    // Four times the text in quadratic time would take sixteen times as long.
    expect(timeOf(passage, 600)).toBeLessThan(12 * timeOf(passage, 150) + 20);
  });
});
