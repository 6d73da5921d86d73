import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { EntityType } from '../../../graph/model.js';
import type { Correction } from '../../../ingest/corrections.js';
import { entityFold, versionTokens } from '../../../ingest/resolve/entity-fold.js';
import { addNames, NameEvidence } from '../../../ingest/resolve/name-evidence.js';
import { NameResolution } from '../../../ingest/resolve/name-resolution.js';
import type { StatedPaper } from '../../../ingest/workspace-graph.js';
import { FactsBuilder, namingPaper } from '../facts-builder.js';

/** What papers name: a list a paper, each name alone or with its other spellings. */
type Named = (string | string[])[][];

const stated = (type: EntityType, papers: Named, generic = false) =>
  papers.map((names, i) => namingPaper(`paper-${i}`, type, names, generic));

function resolve(type: EntityType, papers: readonly StatedPaper[], corrections: readonly Correction[] = []) {
  const evidence = {
    Method: new NameEvidence('Method'),
    Hardware: new NameEvidence('Hardware'),
    Dataset: new NameEvidence('Dataset'),
    Metric: new NameEvidence('Metric'),
  };
  for (const { facts } of papers) addNames(evidence, facts);
  return new NameResolution(evidence[type], corrections);
}

/** The nodes that entities resolve to, as lists of `paper:name`. */
function partition(type: EntityType, papers: readonly StatedPaper[], corrections: readonly Correction[] = []) {
  const names = resolve(type, papers, corrections);
  const nodes = new Map<string, string[]>();
  for (const { paper, facts } of papers) {
    for (const entity of facts.entities) {
      const { key } = names.of(entity);
      nodes.set(key, [...(nodes.get(key) ?? []), `${paper.key}:${entity.name}`]);
    }
  }
  return nodes;
}

const method = (papers: Named, corrections: readonly Correction[] = []) =>
  resolve('Method', stated('Method', papers), corrections);

function areOne(type: EntityType, papers: Named, ...names: string[]): boolean {
  const found = names.map(name => resolve(type, stated(type, papers)).find(name)?.key);
  expect(found).not.toContain(undefined);
  return new Set(found).size === 1;
}

describe('spellings of one name', () => {
  it.each<[EntityType, string[]]>([
    ['Method', ['FlashAttention2', 'Flash Attention 2', 'FlashAttention-2', 'flash-attention 2']],
    ['Hardware', ['NVIDIA A100 GPU', 'A100-80GB', 'A100', 'A100s']],
    ['Method', ['Transformer', 'transformers', 'TRANSFORMER', 'Trans-former']],
    ['Dataset', ['The Roost dataset', 'Roost', 'roost benchmark']],
  ])('of a %s meet: %j', (type, names) => {
    expect(
      areOne(
        type,
        names.map(name => [name]),
        ...names,
      ),
    ).toBe(true);
  });

  it('of different versions stay apart, also where a text calls them alike', () => {
    const papers: Named = [
      ['FlashAttention', 'FlashAttention-2', 'FlashAttention-3'],
      [['FlashAttention-2', 'FlashAttention']],
      [['FlashAttention-2', 'FlashAttention']],
    ];
    const names = method(papers);
    expect(
      new Set(['FlashAttention', 'FlashAttention-2', 'FlashAttention-3'].map(each => names.find(each)!.key)),
    ).toEqual(new Set(['flashattention', 'flashattention2', 'flashattention3']));
  });

  it('are named for the commonest one, by code points among equals, and keep the others as aliases', () => {
    const node = method([['Kestrel Net'], ['KestrelNet'], ['KestrelNet'], ['kestrel-net']]).find('kestrelnet')!;
    expect(node).toEqual({
      key: 'kestrelnet',
      name: 'KestrelNet',
      aliases: ['Kestrel Net', 'kestrel-net'],
      aliasReasons: ['hyphen: another spelling of “KestrelNet”', 'hyphen: another spelling of “KestrelNet”'],
      generic: false,
    });
    expect(method([['kestrelnet'], ['KestrelNet']]).find('kestrelnet')!.name).toBe('KestrelNet');
  });

  it('are not named for a plural, a bracket or LaTeX where they are written without', () => {
    expect(method([['Kestrels'], ['Kestrels'], ['Kestrel']]).find('kestrel')!.name).toBe('Kestrel');
    expect(method([['Kestrel (K)'], ['Kestrel (K)'], ['Kestrel']]).find('kestrel')!.name).toBe('Kestrel');
    expect(method([['\\texttt{Kestrel}'], ['\\texttt{Kestrel}'], ['Kestrel']]).find('kestrel')!.name).toBe('Kestrel');
    expect(method([['Kestrel (K)']]).find('kestrel')!.name).toBe('Kestrel (K)');
  });

  it('count once a paper, however often it writes them', () => {
    const often = new FactsBuilder('often', 'Gull GULL', '').entity('Method', 'GULL').entity('Method', 'GULL').build();
    const names = resolve('Method', [often, ...stated('Method', [['Gull'], ['Gull']])]);
    expect(names.find('gull')!.name).toBe('Gull');
  });
});

describe('short forms', () => {
  it('join their long form, and other papers that use the one or the other', () => {
    const papers: Named = [[['Long Form', 'LF', 'Long Form (LF)']], ['LF'], ['long form'], ['LFs']];
    const names = method(papers);
    expect(names.all()).toHaveLength(1);
    expect(names.find('LF')!.aliases).toEqual(['LFs', 'Long Form', 'Long Form (LF)', 'long form']);
  });

  it('join long forms that differ in endings, hyphens and words that the short form has no letter for', () => {
    const papers: Named = [
      [['Low-Rank Adaptation', 'LoRA']],
      [['low-rank adapters', 'LoRA']],
      [['LoRA', 'efficient Low-Rank Adaptation']],
    ];
    expect(method(papers).all()).toHaveLength(1);
  });

  it('with two meanings keep them apart, and are a node of their own where no text says which', () => {
    const papers: Named = [[['binary neural network', 'BNN']], [['BNN', 'Bayesian neural network']], ['BNN']];
    expect([...partition('Method', stated('Method', papers))]).toEqual([
      ['binaryneuralnetwork', ['paper-0:binary neural network']],
      ['bayesianneuralnetwork', ['paper-1:BNN']],
      ['bnn', ['paper-2:BNN']],
    ]);
    for (const long of ['binary neural network', 'Bayesian neural network']) {
      expect(method(papers).find(long)!.aliases).toContain('BNN');
    }
  });

  it('go to the meaning that three times as many papers define, but for the papers that define another', () => {
    const binary = ['binary neural network', 'BNN'];
    const papers: Named = [[binary], [binary], [binary], [['BNN', 'Bayesian neural network']], ['BNN']];
    const nodes = partition('Method', stated('Method', papers));
    expect(nodes.get('bayesianneuralnetwork')).toEqual(['paper-3:BNN']);
    expect(nodes.get('bnn')).toHaveLength(4);
  });

  it('written with other capitals are another name, unless most papers write them as the defining ones do', () => {
    const defined = [['LAMA', 'Latent Adapter Mapping Attention']];
    const rare = partition('Method', stated('Method', [defined, ['LaMa'], ['LaMa']]));
    expect([...rare.values()]).toEqual([['paper-0:LAMA'], ['paper-1:LaMa', 'paper-2:LaMa']]);
    const common = partition('Method', stated('Method', [defined, ['LAMA'], ['LaMa']]));
    expect(common.size).toBe(1);
  });

  it('do not take a long form that is mostly shortened otherwise', () => {
    const papers: Named = [
      [['gliding kernel', 'GK']],
      [['large gliding kernel', 'LGK']],
      [['large gliding kernel', 'LGK']],
      [['large gliding kernel', 'GK']],
    ];
    const names = method(papers);
    expect(names.find('GK')!.key).toBe(names.find('gliding kernel')!.key);
    expect(names.find('LGK')!.key).not.toBe(names.find('GK')!.key);
  });

  it('that count letters join too, though digits differ', () => {
    const names = method([[['Soft Sea Sand Shore', 'S4']], ['S4'], [['Soft Sea Sand Shore Surf', 'S5']]]);
    expect(names.find('S4')!.key).toBe(names.find('soft sea sand shore')!.key);
    expect(names.find('S5')!.key).toBe(names.find('soft sea sand shore surf')!.key);
    expect(names.find('S4')!.key).not.toBe(names.find('S5')!.key);
  });
});

describe('other aliases', () => {
  it('join where nothing else is called so', () => {
    expect(areOne('Method', [[['Kestrel', 'Hovering Method']], ['Kestrel']], 'Kestrel', 'Hovering Method')).toBe(true);
  });

  it('join where two papers use them so, not where one does and both are used on their own', () => {
    const alone: Named = [['Kestrel'], ['Windhover']];
    const link = ['Kestrel', 'Windhover'];
    expect(areOne('Method', [...alone, [link]], 'Kestrel', 'Windhover')).toBe(false);
    expect(areOne('Method', [...alone, [link], [link]], 'Kestrel', 'Windhover')).toBe(true);
  });

  it('that are part of a name are shorthand, unless never used alone', () => {
    const link = ['Kite Nano', 'Kite'];
    expect(areOne('Hardware', [[link], [link], ['Kite']], 'Kite Nano', 'Kite')).toBe(false);
    expect(areOne('Hardware', [[link], [link]], 'Kite Nano', 'Kite')).toBe(true);
  });

  it('do not join through a third name what is kept apart', () => {
    const papers: Named = [
      [['Kite Nano', 'Kite', 'small board']],
      [['Kite', 'small board']],
      [['Kite', 'small board']],
      [['Kite Nano', 'small board']],
      ['Kite'],
    ];
    expect(areOne('Hardware', papers, 'Kite Nano', 'Kite')).toBe(false);
  });

  it('do not join a common term with a proper name', () => {
    const papers = [
      ...stated('Method', [[['Kestrel', 'gliding']]]),
      ...stated('Method', [['gliding'], ['gliding']], true).map((each, i) => ({
        paper: { ...each.paper, key: `generic-${i}` },
        facts: { ...each.facts, paper: `generic-${i}` },
      })),
    ];
    const names = resolve('Method', papers);
    expect(names.find('Kestrel')!.key).not.toBe(names.find('gliding')!.key);
  });

  it('of metrics never join them: what a text calls a metric means that metric there only', () => {
    const papers: Named = [[['accuracy', 'performance']], [['latency', 'performance']], [['latency', 'performance']]];
    const names = resolve('Metric', stated('Metric', papers));
    expect(names.all().map(({ name, aliases }) => [name, aliases])).toEqual([
      ['accuracy', []],
      ['latency', []],
    ]);
  });
});

describe('names with a maker or the noun of their kind', () => {
  it('join the bare name where papers use that too', () => {
    expect(areOne('Method', [['Kestrel model'], ['Kestrel']], 'Kestrel model', 'Kestrel')).toBe(true);
    expect(areOne('Hardware', [['NVIDIA Hopper GPUs'], ['Hopper']], 'NVIDIA Hopper GPUs', 'Hopper')).toBe(true);
    expect(method([['Kestrel model']]).find('Kestrel')).toBeUndefined();
  });

  it('are never what a node is named for, however common', () => {
    const node = resolve('Hardware', stated('Hardware', [['Hopper GPUs'], ['Hopper GPUs'], ['Hopper']])).find('Hopper');
    expect(node).toMatchObject({ key: 'hopper', name: 'Hopper', aliases: ['Hopper GPUs'] });
    const alone = resolve('Hardware', stated('Hardware', [['NVIDIA A100 GPU'], ['Hopper GPU']])).all();
    expect(alone.map(({ key, name }) => [key, name])).toEqual([
      ['a100', 'NVIDIA A100 GPU'],
      ['hoppergpu', 'Hopper GPU'],
    ]);
  });

  it('stay apart from a common term of that name', () => {
    const papers = [...stated('Hardware', [['Edge TPU']]), ...stated('Hardware', [['edge']], true)];
    papers[1]!.paper.key = 'other';
    const names = resolve('Hardware', papers);
    expect(names.find('Edge TPU')!.key).not.toBe(names.find('edge')!.key);
  });
});

describe('generic', () => {
  it.each([
    [0, 2, false],
    [1, 2, false],
    [1, 1, true],
    [2, 1, true],
  ])('is what %s papers against %s say: %s', (yes, no, expected) => {
    const papers = [
      ...Array.from({ length: yes }, (_, i) => namingPaper(`yes-${i}`, 'Method', ['gliding'], true)),
      ...Array.from({ length: no }, (_, i) => namingPaper(`no-${i}`, 'Method', ['Gliding'])),
    ];
    expect(resolve('Method', papers).find('gliding')!.generic).toBe(expected);
  });
});

describe('corrections', () => {
  it('same makes one of what no rule joins, also over version numbers', () => {
    const papers: Named = [['Kestrel'], ['Windhover 2'], ['Falco tinnunculus']];
    const names = method(papers, [
      { do: 'same', type: 'Method', names: ['Kestrel', 'Windhover 2', 'falco tinnunculus'] },
      { do: 'same', type: 'Dataset', names: ['Kestrel', 'Other'] },
    ]);
    expect(names.all()).toHaveLength(1);
    expect(names.find('windhover 2')!.aliases).toHaveLength(2);
  });

  it('not-same keeps apart what a rule would join', () => {
    const papers: Named = [[['Long Form', 'LF']], ['LF'], [['Kestrel', 'Hover']]];
    const names = method(papers, [
      { do: 'not-same', type: 'Method', names: ['Long Form', 'LF'] },
      { do: 'not-same', type: 'Method', names: ['Hover', 'Kestrel'] },
    ]);
    expect(names.find('LF')!.key).not.toBe(names.find('Long Form')!.key);
    expect(names.find('Hover')!.key).not.toBe(names.find('Kestrel')!.key);
  });

  it('same says which meaning the bare uses of a short form have', () => {
    const papers: Named = [[['binary neural network', 'BNN']], [['Bayesian neural network', 'BNN']], ['BNN']];
    const names = method(papers, [{ do: 'same', type: 'Method', names: ['BNN', 'Bayesian neural network'] }]);
    expect(names.find('BNN')!.key).toBe(names.find('Bayesian neural network')!.key);
    expect(names.find('BNN')!.aliases).not.toContain('binary neural network');
    expect(names.find('binary neural network')!.aliases).not.toContain('Bayesian neural network');
  });

  it('rename gives the name and the key, keeps the old name as alias, and the last one counts', () => {
    const names = method(
      [['Kestrel'], ['Kestrel'], ['kestrel']],
      [
        { do: 'rename', type: 'Method', name: 'kestrel', to: 'Windhover' },
        { do: 'rename', type: 'Method', name: 'Kestrel', to: 'Wind Hover 2' },
        { do: 'rename', type: 'Method', name: 'unknown', to: 'Nothing' },
      ],
    );
    const aliasReasons = Array.from({ length: 2 }, () => 'correction: renamed to “Wind Hover 2”');
    const aliases = ['Kestrel', 'kestrel'];
    const node = { key: 'windhover2', name: 'Wind Hover 2', aliases, aliasReasons, generic: false };
    expect(names.all()).toEqual([node]);
    expect(names.find('windhover 2')).toEqual(node);
    expect(names.find('Kestrel')).toEqual(node);
  });

  it('rename to the name of another node leaves that one its key', () => {
    const names = method(
      [['Aardvark'], ['Kestrel']],
      [{ do: 'rename', type: 'Method', name: 'Aardvark', to: 'Kestrel' }],
    );
    expect(names.all().map(({ key, aliases }) => [key, aliases])).toEqual([
      ['kestrel', []],
      ['kestrel~aardvark', ['Aardvark']],
    ]);
  });
});

describe('resolution of any facts', () => {
  it('gives hardware and datasets nodes too, however adorned', () => {
    const part = fc.constantFrom(
      'NVIDIA',
      'the',
      'A100',
      'Hopper',
      'GPU',
      'GPUs',
      '80GB',
      'board',
      'dataset',
      'Roost',
      '2024',
      'v4',
      'TPU',
      'chip',
    );
    const name = fc.array(part, { minLength: 1, maxLength: 4 }).map(parts => parts.join(' '));
    fc.assert(
      fc.property(
        fc.constantFrom<EntityType>('Hardware', 'Dataset'),
        fc.array(fc.array(name, { minLength: 1, maxLength: 2 })),
        (type, papers) => {
          const all = stated(type, papers);
          const names = resolve(type, all);
          for (const { facts } of all) {
            for (const each of facts.entities) {
              const { name: called, aliases } = names.of(each);
              expect([called, ...aliases]).toContain(each.name);
            }
          }
        },
      ),
    );
  });

  const spelling = fc.constantFrom(
    'LF',
    'LFs',
    'lf',
    'Lf',
    'Long Form',
    'long forms',
    'Linear Filter',
    'large long form',
    'Long Form 2',
    'LF-2',
    'L-F',
    'F-Ds',
    'F-D',
    'LF model',
    'Long',
    'long form (LF)',
    'OpenAI LF',
    'LF-based filter',
    'S4',
    'state space',
    'Soft Sea Sand Shore',
    'L–F',
    '(LF)',
    '–',
  );
  const entity = fc.tuple(spelling, fc.array(spelling, { maxLength: 3 }), fc.boolean());
  const paper = fc.array(entity, { minLength: 1, maxLength: 3 });
  const corpora = fc.array(paper, { minLength: 1, maxLength: 7 }).map(papers =>
    papers.map((entities, i) => {
      const builder = new FactsBuilder(`paper-${i}`, 'Names', '');
      for (const [name, also, generic] of entities) builder.entity('Method', name, { also, generic });
      return builder.build();
    }),
  );
  const correction: fc.Arbitrary<Correction> = fc.oneof(
    fc.record({
      do: fc.constant('same' as const),
      type: fc.constant('Method' as const),
      names: fc.tuple(spelling, spelling),
    }),
    fc.record({
      do: fc.constant('not-same' as const),
      type: fc.constant('Method' as const),
      names: fc.tuple(spelling, spelling),
    }),
    fc.record({
      do: fc.constant('rename' as const),
      type: fc.constant('Method' as const),
      name: spelling,
      to: spelling,
    }),
  );
  const corrections = fc.array(correction, { maxLength: 2 });

  it('does not depend on the order of papers', () => {
    fc.assert(
      fc.property(
        corpora.chain(papers =>
          fc.tuple(fc.constant(papers), fc.shuffledSubarray(papers, { minLength: papers.length })),
        ),
        corrections,
        ([papers, shuffled], corrected) => {
          expect(resolve('Method', shuffled, corrected).all()).toEqual(resolve('Method', papers, corrected).all());
          for (const { facts } of papers) {
            for (const each of facts.entities) {
              expect(resolve('Method', shuffled, corrected).of(each)).toEqual(
                resolve('Method', papers, corrected).of(each),
              );
            }
          }
        },
      ),
    );
  });

  it('gives every entity a node, and every node a key and a name of its own kind', () => {
    fc.assert(
      fc.property(corpora, corrections, (papers, corrected) => {
        const names = resolve('Method', papers, corrected);
        const all = names.all();
        expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
        for (const { facts } of papers) for (const each of facts.entities) expect(all).toContain(names.of(each));
        for (const { key, name, aliases } of all) {
          expect(key).not.toBe('');
          expect(aliases).not.toContain(name);
          expect(new Set(aliases).size).toBe(aliases.length);
        }
      }),
    );
  });

  it('finds a node by its name', () => {
    fc.assert(
      fc.property(corpora, corrections, (papers, corrected) => {
        const names = resolve('Method', papers, corrected);
        for (const node of names.all())
          expect(names.all().map(each => each.name)).toContain(names.find(node.name)!.name);
        const plain = resolve('Method', papers);
        for (const node of plain.all()) expect(plain.find(node.name)).toBe(node);
      }),
    );
  });

  it('keeps apart what a correction keeps apart', () => {
    fc.assert(
      fc.property(corpora, spelling, spelling, (papers, a, b) => {
        fc.pre(entityFold('Method', a) !== entityFold('Method', b));
        const names = resolve('Method', papers, [{ do: 'not-same', type: 'Method', names: [a, b] }]);
        const [first, second] = [names.find(a), names.find(b)];
        if (first && second) expect(first).not.toBe(second);
      }),
    );
  });

  it('joins names of different numbers only where a short form counts letters', () => {
    fc.assert(
      fc.property(corpora, papers => {
        for (const { name, aliases } of resolve('Method', papers).all()) {
          if ([name, ...aliases].some(each => /S4|Sand/.test(each))) continue;
          const numbers = [name, ...aliases].map(each => versionTokens(each.replace(/\(.*/, '')));
          expect(new Set(numbers).size).toBe(1);
        }
      }),
    );
  });
});
