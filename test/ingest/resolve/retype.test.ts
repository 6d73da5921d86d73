import { describe, expect, it } from '@jest/globals';
import type { Correction } from '../../../ingest/corrections.js';
import { retyped } from '../../../ingest/resolve/retype.js';
import { FactsBuilder } from '../facts-builder.js';

const { facts } = new FactsBuilder('k', 'Roost', 'Roost and KST')
  .entity('Method', 'Roost', { also: ['RST'] })
  .entity('Method', 'Kestrel', { also: ['KST'] })
  .entity('Metric', 'accuracy', { also: ['Roost'] })
  .build();

const typesWith = (corrections: Correction[]) => retyped(facts, corrections).entities.map(({ type }) => type);

describe('retyped', () => {
  it.each<[string, Correction[], string[]]>([
    ['no correction', [], ['Method', 'Method', 'Metric']],
    ['one by name', [{ do: 'retype', type: 'Method', name: 'roost', to: 'Dataset' }], ['Dataset', 'Method', 'Metric']],
    ['one by alias', [{ do: 'retype', type: 'Method', name: 'KST', to: 'Hardware' }], ['Method', 'Hardware', 'Metric']],
    [
      'one of another type',
      [{ do: 'retype', type: 'Dataset', name: 'Roost', to: 'Hardware' }],
      ['Method', 'Method', 'Metric'],
    ],
    [
      'one of what texts call a metric',
      [{ do: 'retype', type: 'Metric', name: 'Roost', to: 'Method' }],
      ['Method', 'Method', 'Metric'],
    ],
    [
      'two of one name, of which the last counts',
      [
        { do: 'retype', type: 'Method', name: 'Roost', to: 'Dataset' },
        { do: 'retype', type: 'Method', name: 'Roost', to: 'Hardware' },
      ],
      ['Hardware', 'Method', 'Metric'],
    ],
  ])('with %s', (_, corrections, expected) => {
    expect(typesWith(corrections)).toEqual(expected);
  });

  it('changes nothing but types', () => {
    const change: Correction = { do: 'retype', type: 'Method', name: 'Roost', to: 'Dataset' };
    const changed = retyped(facts, [change]);
    expect({ ...changed, entities: changed.entities.map(each => ({ ...each, type: '' })) }).toEqual({
      ...facts,
      entities: facts.entities.map(each => ({ ...each, type: '' })),
    });
  });
});
