import { describe, it } from '@jest/globals';
import { makeDocument } from '../../../../ingest/extract/document.js';
import { extractRelations } from '../../../../ingest/extract/relations/relations.js';
import { extractResults } from '../../../../ingest/extract/results/results.js';
import { expectLinear } from '../../../growth.js';
import { candidatesOf } from '../candidates-of.js';

const NAMES = ['*M:QuickFold', 'M:SlowFold', 'D:FoldBench', 'X:speedup', 'H:A100'];

describe('reading long texts', () => {
  it.each([
    ['many sentences', 'QuickFold is a 3x speedup over SlowFold on FoldBench with an A100. '],
    ['one sentence without end', 'QuickFold and 3x speedup, SlowFold on FoldBench 40% '],
    ['lists without end', 'SlowFold, SlowFold and '],
    ['numbers without end', '1.5-2x, 40% to 50% '],
  ])('takes time in proportion to the text: %s', (_, passage) => {
    expectLinear(times => {
      const document = makeDocument({ title: 'QuickFold: a title', abstract: passage.repeat(times) });
      const entities = candidatesOf(document.raw, NAMES);
      extractRelations(document, entities);
      extractResults(document, entities);
    }, 300);
  });
});
