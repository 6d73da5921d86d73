import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { makeDocument, textOf } from '../../../../ingest/extract/document.js';
import { findListedParts } from '../../../../ingest/extract/entities/listed-parts.js';
import { expectLinear } from '../../../growth.js';

const TITLE = 'Gathering heat from idle racks';

function partsIn(abstract: string): string[] {
  const document = makeDocument({ title: TITLE, abstract });
  return findListedParts(document).map(
    ({ first, end, list, mark }) => `${list} ${mark} ${textOf(document, first, end)}`,
  );
}

describe('what a text lists as parts', () => {
  it.each<[string, string[]]>([
    [
      'WarmRack has two components: a Heat Gauge that counts watts, and a Fan Scheduler that spreads them.',
      ['0 colon Heat Gauge', '0 colon Fan Scheduler'],
    ],
    [
      'It makes three contributions: (1) a heat gauge for racks; (2) the fan scheduler; and (3) a survey of halls.',
      ['0 number heat gauge', '0 number fan scheduler', '0 number survey'],
    ],
    [
      'It works in steps. i) A heat gauge reads. ii) A fan scheduler acts.',
      ['0 number heat gauge reads', '0 number fan scheduler acts'],
    ],
    [
      'WarmRack combines a Heat Gauge, the Fan Scheduler and an Air Map.',
      ['0 verb Heat Gauge', '0 verb Fan Scheduler', '0 verb Air Map'],
    ],
    ['We first count watts (2) and then rest.', []],
    ['The racks of all halls are warm: nobody knows why.', []],
    ['', []],
  ])('%s', (abstract, parts) => {
    expect(partsIn(abstract)).toEqual(parts);
  });

  it('goes on with a number in the next sentence, and begins anew with the next "1"', () => {
    const parts = partsIn(
      'There are two stages: (1) heat mapping. (2) Fan control follows. Later, (1) idle racks sleep.',
    );
    expect(parts.map(part => part.split(' ')[0])).toEqual(['0', '0', '1']);
  });

  it('are ranges of the text, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 200 }),
        fc.constantFrom('(1) ', 'parts: a ', 'combines a '),
        (text, opening) => {
          const document = makeDocument({ title: TITLE, abstract: `${opening}${text}, and a ${text}` });
          for (const { first, end } of findListedParts(document)) {
            expect(first).toBeGreaterThanOrEqual(0);
            expect(end).toBeGreaterThan(first);
            expect(end).toBeLessThanOrEqual(document.tokens.length);
          }
        },
      ),
    );
  });

  it.each(['(1) a heat gauge, ', 'combines a Heat Gauge and the parts: a Fan, '])(
    'takes time in proportion to the text: %s',
    passage => {
      expectLinear(times => {
        const document = makeDocument({ title: TITLE, abstract: passage.repeat(times) });
        findListedParts(document);
      }, 2000);
    },
  );
});
