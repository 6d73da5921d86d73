import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { makeDocument, textOf } from '../../../../ingest/extract/document.js';
import { listedParts } from '../../../../ingest/extract/entities/listed-parts.js';
import { expectLinear } from '../../../growth.js';

const TITLE = 'Five modules for idle racks';
const MOST_TOKENS = 7;

function partsIn(abstract: string): string[] {
  const document = makeDocument({ title: TITLE, abstract });
  return listedParts(document).map(
    ({ first, end, list, mark, noun }) => `${list} ${mark} ${noun}: ${textOf(document, first, end)}`,
  );
}

describe('what a text lists as parts', () => {
  it.each<[string, string[]]>([
    [
      'WarmRack has two components: a Heat Gauge that counts watts, and a Fan Scheduler that spreads them.',
      ['0 colon component: Heat Gauge', '0 colon component: Fan Scheduler'],
    ],
    [
      'WarmRack introduces two modules: a Heat Gauge that counts watts, and a Fan Scheduler that spreads them.',
      ['0 colon module: Heat Gauge', '0 colon module: Fan Scheduler'],
    ],
    [
      'It has three stages: heat mapping, fan control, and rack sleeping.',
      ['0 colon stage: heat mapping', '0 colon stage: fan control', '0 colon stage: rack sleeping'],
    ],
    [
      'It makes three contributions: (1) a heat gauge for racks; (2) the fan scheduler; and (3) a survey of halls.',
      ['0 number contribution: heat gauge', '0 number contribution: fan scheduler', '0 number contribution: survey'],
    ],
    [
      'There are two branches: 1) we propose a Heat Gauge, and 2) an L2 damper.',
      ['0 number branch: Heat Gauge', '0 number branch: L2 damper'],
    ],
    [
      '(1) A gauge with (a) a probe and (b) a clock, and (2) a fan scheduler.',
      ['0 number : gauge', '0 number : fan scheduler', '1 number : probe', '1 number : clock'],
    ],
    [
      'WarmRack combines a Heat Gauge, the Fan Scheduler and an Air Map.',
      ['0 verb combi: Heat Gauge', '0 verb combi: Fan Scheduler', '0 verb combi: Air Map'],
    ],
    [
      'It is composed of heat mapping (HM), fan control and air counting.',
      ['0 verb compo: heat mapping', '0 verb compo: fan control', '0 verb compo: air counting'],
    ],
    ['Each query takes O(1) time and O(2) space (see Table 1) before racks cool down.', []],
    ['The design of a Heat Gauge and a Fan Scheduler is hard.', []],
    ['Our models share one idea: when racks are idle, the Fan Scheduler sleeps, and the gauge rests.', []],
    ['We first count watts (2) and then rest.', []],
    ['The racks of all halls are warm: nobody knows why.', []],
    ['', []],
  ])('%s', (abstract, parts) => {
    expect(partsIn(abstract)).toEqual(parts);
  });

  it('goes on with a number in the next sentence, and begins anew with the next "1"', () => {
    const parts = partsIn(
      'There are stages: (1) heat mapping. (2) Fan control. Later, (1) idle racks. (2) Warm racks.',
    );
    expect(parts.map(part => part[0])).toEqual(['0', '0', '1', '1']);
  });

  it('are short ranges within a sentence of the abstract, whatever the text', () => {
    const openings = fc.constantFrom('(1) ', 'parts: a ', 'combines a ', '(i) we propose ');
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), openings, (text, opening) => {
        const document = makeDocument({ title: TITLE, abstract: `${opening}${text}, and a ${text} (2) ${text}` });
        for (const { first, end } of listedParts(document)) {
          const sentence = document.sentences[document.sentenceOfToken[first]!]!;
          expect(sentence.inTitle).toBe(false);
          expect(end).toBeGreaterThan(first);
          expect(end).toBeLessThanOrEqual(Math.min(sentence.endToken, first + MOST_TOKENS));
        }
      }),
    );
  });

  it.each(['(1) a heat gauge, (2) a fan, ', 'combines a Heat Gauge and the parts: a Fan, ', 'parts: a fan and '])(
    'takes time in proportion to the text: %s',
    passage => {
      expectLinear(times => {
        listedParts(makeDocument({ title: TITLE, abstract: passage.repeat(times) }));
      }, 2000);
    },
  );
});
