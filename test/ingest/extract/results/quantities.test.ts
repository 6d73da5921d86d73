import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { makeDocument } from '../../../../ingest/extract/document.js';
import { readQuantities } from '../../../../ingest/extract/results/quantities.js';

const read = (raw: string) =>
  readQuantities(makeDocument({ title: '', abstract: raw }).text).map(({ value, valueMax, unit, qualifier }) =>
    [valueMax === undefined ? `${value}` : `${value}-${valueMax}`, unit, qualifier].join('|'),
  );

const ROWS: [raw: string, expected: string[]][] = [
  ['a 10.7times speedup', ['10.7|x|']],
  ['saves 25-40\\% of it', ['25-40|%|']],
  ['runs $2.4\\times$ faster', ['2.4|x|']],
  ['runs 2.4\\times faster', ['2.4|x|']],
  ['better by 3.2 points', ['3.2|points|']],
  ['up by 1.5 percentage points', ['1.5|points|']],
  ['two orders of magnitude faster', ['2|orders of magnitude|']],
  ['an order-of-magnitude speedup', ['1|orders of magnitude|']],
  ['halves the cost', ['50|%|']],
  ['it is twice as fast', ['2|x|']],
  ['a three-fold gain', ['3|x|']],
  ['from 76.1% to 79.4%', ['76.1|%|', '79.4|%|']],
  ['reaches 1.2 PFLOPs/s', ['1.2|PFLOPS|']],
  ['up to 225 TFLOPs/s per board', ['225|TFLOPS|up to']],
  ['takes around 17 ms', ['17|ms|around']],
  ['needs less than 24 GB', ['24|GB|under']],
  ['more than 1,000 tokens/s', ['1000|tokens/s|over']],
  ['at 30 FPS', ['30|FPS|']],
  ['with 7B weights', ['7|B|']],
  ['a gain of +4.6%', ['4.6|%|']],
  ['1.5-2x faster', ['1.5-2|x|']],
  ['94.5 percent', ['94.5|%|']],
  ['GPT-4 and FlashAttention-2 and x86', []],
  ['no numbers at all', []],
];

describe('the number grammar', () => {
  it.each(ROWS)('%s', (raw, expected) => {
    expect(read(raw)).toEqual(expected);
  });

  it('reads any text without error, in order and without overlap', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('1', '.5', 'x', '%', '-', ' to ', ' ', ',', 'from ', '12', 'GB', '~', '(', '$', 'é')),
        parts => {
          const text = parts.join('');
          let last = 0;
          for (const { from, to, value } of readQuantities(text)) {
            expect(from).toBeGreaterThanOrEqual(last);
            expect(to).toBeGreaterThan(from);
            expect(to).toBeLessThanOrEqual(text.length);
            expect(Number.isFinite(value)).toBe(true);
            last = to;
          }
        },
      ),
    );
  });
});
