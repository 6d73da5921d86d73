import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { EntityType } from '../../../graph/model.js';
import type { Correction } from '../../../ingest/corrections.js';
import { NameEvidence } from '../../../ingest/resolve/name-evidence.js';
import { NameResolution } from '../../../ingest/resolve/name-resolution.js';
import { namingPaper } from '../facts-builder.js';

/** What papers name, a list a paper: each name alone or with its other spellings. */
type Named = (string | string[])[][];

function resolve(type: EntityType, papers: Named, corrections: Correction[] = [], order = papers.map((_, i) => i)) {
  const evidence = new NameEvidence(type);
  for (const i of order) evidence.addPaper(namingPaper(`paper-${i}`, type, papers[i]!).facts);
  return new NameResolution(evidence, corrections);
}

/** Why a name is an alias of the node of another one. */
function reasonOf(type: EntityType, papers: Named, name: string, alias: string, corrections: Correction[] = []) {
  const { aliases, aliasReasons } = resolve(type, papers, corrections).find(name)!;
  expect(aliasReasons).toHaveLength(aliases.length);
  return aliasReasons[aliases.indexOf(alias)];
}

describe('each name of a node has the reason why it is the same thing', () => {
  it.each<[EntityType, Named, string, string, string]>([
    ['Method', [['Kestrel'], ['Kestrel'], ['KESTREL']], 'Kestrel', 'KESTREL', 'case: another spelling of “Kestrel”'],
    [
      'Method',
      [['Wind Hover 2'], ['Wind Hover 2'], ['WindHover-2']],
      'Wind Hover 2',
      'WindHover-2',
      'hyphen: another spelling of “Wind Hover 2”',
    ],
    [
      'Method',
      [['falcon map'], ['falcon map'], ['falcon maps']],
      'falcon map',
      'falcon maps',
      'plural: another spelling of “falcon map”',
    ],
    [
      'Method',
      [['Kestrel'], ['Kestrel'], ['\\texttt{Kestrel}']],
      'Kestrel',
      '\\texttt{Kestrel}',
      'LaTeX: another spelling of “Kestrel”',
    ],
    [
      'Method',
      [['key-value cache'], ['key-value cache'], ['key-value (KV) cache']],
      'key-value cache',
      'key-value (KV) cache',
      'brackets: another spelling of “key-value cache”',
    ],
    [
      'Hardware',
      [['A100'], ['A100'], ['NVIDIA A100-80GB']],
      'A100',
      'NVIDIA A100-80GB',
      'hardware variant: “A100” with maker, class, memory or form factor',
    ],
    [
      'Dataset',
      [['Roost'], ['Roost'], ['the Roost benchmark']],
      'Roost',
      'the Roost benchmark',
      'dataset: “Roost” but for words that say what it is, or the year’s digits',
    ],
    [
      'Method',
      [[['Low-Rank Adaptation', 'LoRA']], ['LoRA'], ['LoRA']],
      'LoRA',
      'Low-Rank Adaptation',
      'long form: paper-0 defines “LoRA” as it',
    ],
    [
      'Method',
      [[['Low-Rank Adaptation', 'LoRA']], [['Low-Rank Adaptation', 'LoRA']], ['Low-Rank Adaptation']],
      'LoRA',
      'LoRA',
      'acronym: paper-0 and 1 more define it as “Low-Rank Adaptation”',
    ],
    [
      'Method',
      [[['Kestrel', 'Wind Hover']], [['Kestrel', 'Wind Hover']], ['Kestrel']],
      'Kestrel',
      'Wind Hover',
      'alias: paper-0 and 1 more use it for “Kestrel”',
    ],
    [
      'Method',
      [['Falcon'], ['Falcon'], ['OpenAI Falcon']],
      'Falcon',
      'OpenAI Falcon',
      'maker or kind: the same as “Falcon” but for them',
    ],
  ])('a %s named %j: %s is %s', (type, papers, name, alias, expected) => {
    expect(reasonOf(type, papers, name, alias)).toBe(expected);
  });

  it('also where one short form means two things', () => {
    const papers: Named = [[['Binary Neural Network', 'BNN']], [['Bayesian Neural Network', 'BNN']]];
    const names = resolve('Method', papers);
    expect(names.find('Binary Neural Network')!.aliasReasons).toEqual([
      'acronym: paper-0 defines it as “Binary Neural Network”; elsewhere it may mean another thing',
    ]);
    expect(names.find('Bayesian Neural Network')!.aliasReasons).toEqual([
      'acronym: paper-1 defines it as “Bayesian Neural Network”; elsewhere it may mean another thing',
    ]);
  });

  it('also where a person says so, with what the person gives as the reason', () => {
    const same = (why?: string): Correction => ({
      do: 'same',
      type: 'Method',
      names: ['Kestrel', 'Tinnunculus'],
      ...(why !== undefined && { why }),
    });
    const papers: Named = [['Kestrel'], ['Kestrel'], ['Tinnunculus']];
    expect(reasonOf('Method', papers, 'Kestrel', 'Tinnunculus', [same('its Latin name')])).toBe(
      'correction: its Latin name',
    );
    expect(reasonOf('Method', papers, 'Kestrel', 'Tinnunculus', [same()])).toBe('correction: the same as “Kestrel”');
    const rename: Correction = { do: 'rename', type: 'Method', name: 'Kestrel', to: 'Falco', why: 'published so' };
    expect(reasonOf('Method', papers, 'Falco', 'Kestrel', [rename])).toBe('correction: published so');
    expect(reasonOf('Method', papers, 'Falco', 'Tinnunculus', [same('its Latin name'), rename])).toBe(
      'correction: its Latin name',
    );
  });

  it('names the first paper by key, whatever the order of papers', () => {
    const papers: Named = [
      [['Low-Rank Adaptation', 'LoRA']],
      [['low-rank adapters', 'LoRA']],
      [['Kestrel', 'Wind Hover'], 'LoRA'],
      [
        ['Kestrel', 'Wind Hover'],
        ['A100', 'NVIDIA A100'],
      ],
      ['LoRAs', 'kestrel'],
    ];
    const expected = resolve('Method', papers).all();
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }), order => {
        expect(resolve('Method', papers, [], order).all()).toEqual(expected);
      }),
    );
  });
});
