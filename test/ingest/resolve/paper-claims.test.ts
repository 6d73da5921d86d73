import { describe, expect, it } from '@jest/globals';
import type { Claim, EntityType, RelationType } from '../../../graph/model.js';
import { paperText } from '../../../ingest/paper.js';
import { addNames, NameEvidence } from '../../../ingest/resolve/name-evidence.js';
import { NameResolution } from '../../../ingest/resolve/name-resolution.js';
import { PaperClaims } from '../../../ingest/resolve/paper-claims.js';
import type { StatedPaper } from '../../../ingest/workspace-graph.js';
import { FactsBuilder } from '../facts-builder.js';
import { expectValidClaim } from '../valid-graph.js';

function claimsOf({ paper, facts }: StatedPaper): Claim[] {
  const evidence = (type: EntityType) => new NameEvidence(type);
  const all = {
    Method: evidence('Method'),
    Hardware: evidence('Hardware'),
    Dataset: evidence('Dataset'),
    Metric: evidence('Metric'),
  };
  addNames(all, facts);
  const names = (type: EntityType) => new NameResolution(all[type]);
  const resolved = {
    Method: names('Method'),
    Hardware: names('Hardware'),
    Dataset: names('Dataset'),
    Metric: names('Metric'),
  };
  const claims = new PaperClaims(paper, facts, resolved).all();
  for (const claim of claims) expectValidClaim(claim, paperText(paper));
  return claims;
}

const only = <T extends RelationType>(claims: Claim[], type: T) =>
  claims.filter((claim): claim is Claim & { type: T } => claim.type === type);

const TITLE = 'Kestrel-2: Hovering Kernels';
const ABSTRACT =
  'We present Kestrel-2, which extends Kestrel. On a Kite 100 it is 2.5x faster than Kestrel on the Roost set. ' +
  'KESTREL 2 reaches 91 to 93 % accuracy, and Kestrel-2 also beats Falcon.';

const kestrel = () =>
  new FactsBuilder('arXiv:2401.00001', TITLE, ABSTRACT)
    .entity('Method', 'Kestrel-2', { also: ['KESTREL 2'] })
    .entity('Method', 'Kestrel', { confidence: 0.6 })
    .entity('Method', 'Falcon')
    .entity('Hardware', 'Kite 100')
    .entity('Dataset', 'Roost')
    .entity('Metric', 'accuracy')
    .entity('Metric', 'speedup', { confidence: 0.5 });

describe('PaperClaims', () => {
  it('mentions every thing that the text names, with all places and the first sentence', () => {
    const mentions = only(claimsOf(kestrel().build()), 'MENTIONS');
    expect(mentions.map(({ to, properties }) => [to.label, to.key, properties.count, properties.evidence])).toEqual([
      ['Method', 'falcon', 1, 'KESTREL 2 reaches 91 to 93 % accuracy, and Kestrel-2 also beats Falcon.'],
      ['Method', 'kestrel', 5, TITLE],
      ['Method', 'kestrel2', 4, TITLE],
      ['Hardware', 'kite100', 1, 'On a Kite 100 it is 2.5x faster than Kestrel on the Roost set.'],
      ['Dataset', 'roost', 1, 'On a Kite 100 it is 2.5x faster than Kestrel on the Roost set.'],
      ['Metric', 'accuracy', 1, 'KESTREL 2 reaches 91 to 93 % accuracy, and Kestrel-2 also beats Falcon.'],
    ]);
  });

  it('carries evidence, ends with their reason, rule and confidence over', () => {
    const quote = 'Kestrel-2, which extends Kestrel';
    const [claim] = only(
      claimsOf(kestrel().relation('BUILDS_ON', 'Kestrel-2', 'Kestrel', quote, { confidence: 0.87654 }).build()),
      'BUILDS_ON',
    );
    expect(claim).toMatchObject({
      from: { label: 'Method', key: 'kestrel2' },
      to: { label: 'Method', key: 'kestrel' },
      properties: {
        id: expect.stringMatching(/^[0-9a-f]{20}$/),
        paper: 'arXiv:2401.00001',
        evidence: quote,
        moreEvidence: [],
        confidence: 0.877,
        rule: 'by-hand',
        fromReason: 'quoted',
        toReason: 'quoted',
      },
    });
    expect(paperText(kestrel().paper).slice(claim!.properties.toStart, claim!.properties.toEnd)).toBe('Kestrel');
  });

  it('lets the paper introduce', () => {
    const [claim] = only(claimsOf(kestrel().introduces('Kestrel-2', 'We present Kestrel-2').build()), 'INTRODUCES');
    expect(claim).toMatchObject({
      from: { label: 'Paper', key: 'arXiv:2401.00001' },
      to: { key: 'kestrel2' },
      properties: { fromReason: 'paper' },
    });
    expect(claim!.properties).not.toHaveProperty('fromStart');
  });

  it('gives comparisons an outcome, unstated where the facts have none, and others none', () => {
    const quote = 'Kestrel-2 also beats Falcon';
    const better = kestrel().relation('COMPARED_WITH', 'Kestrel-2', 'Falcon', quote, { outcome: 'better' }).build();
    expect(only(claimsOf(better), 'COMPARED_WITH')[0]!.properties.outcome).toBe('better');
    const unstated = kestrel().relation('COMPARED_WITH', 'Kestrel-2', 'Falcon', quote).build();
    expect(only(claimsOf(unstated), 'COMPARED_WITH')[0]!.properties.outcome).toBe('unstated');
    const uses = kestrel().relation('USES', 'Kestrel-2', 'Falcon', quote, { outcome: 'better' }).build();
    expect(only(claimsOf(uses), 'USES')[0]!.properties).not.toHaveProperty('outcome');
  });

  it('keeps each figure of a result and says what it is measured against, on what', () => {
    const quote = '2.5x faster than Kestrel on the Roost set';
    const facts = kestrel()
      .result('Kestrel-2', 'speedup', 2.5, quote, {
        unit: 'x',
        versus: 'Kestrel',
        dataset: 'Roost',
        hardware: 'Kite 100',
      })
      .result('@paper', 'accuracy', 91, '91 to 93 % accuracy', { valueMax: 93, unit: '%', qualifier: 'about' })
      .build();
    const results = only(claimsOf(facts), 'ACHIEVES');
    expect(results.map(({ from, to, properties }) => ({ from: from.key, to: to.key, ...properties }))).toEqual([
      expect.objectContaining({
        from: 'arXiv:2401.00001',
        to: 'accuracy',
        value: 91,
        valueMax: 93,
        unit: '%',
        qualifier: 'about',
      }),
      expect.objectContaining({
        from: 'kestrel2',
        to: 'speedup',
        value: 2.5,
        unit: 'x',
        qualifier: '',
        versus: 'kestrel',
        versusLabel: 'Method',
        dataset: 'roost',
        hardware: 'kite100',
      }),
    ]);
    expect(results[0]!.properties).not.toHaveProperty('versus');
  });

  it('has a claim for each different figure, and one for a figure stated twice', () => {
    const quote = '91 to 93 % accuracy';
    const facts = kestrel()
      .result('Kestrel-2', 'accuracy', 91, quote, { unit: '%' })
      .result('Kestrel-2', 'accuracy', 93, quote, { unit: '%' })
      .result('Kestrel-2', 'accuracy', 93, quote, { unit: '%', dataset: 'Roost' })
      .result('Kestrel-2', 'accuracy', 93, 'reaches 91 to 93 %', { unit: '%', confidence: 0.9 })
      .build();
    const results = only(claimsOf(facts), 'ACHIEVES');
    expect(results).toHaveLength(3);
    const twice = results.find(({ properties: { value, dataset } }) => value === 93 && dataset === undefined)!;
    expect(twice.properties).toMatchObject({ confidence: 0.9, evidence: 'reaches 91 to 93 %', moreEvidence: [quote] });
  });

  it('makes one claim of two on names that are one node: the surer one first, quotes of both', () => {
    const facts = new FactsBuilder('k', TITLE, ABSTRACT)
      .entity('Method', 'Kestrel-2')
      .entity('Method', 'KESTREL 2', { confidence: 0.95 })
      .entity('Method', 'Falcon')
      .relation('COMPARED_WITH', 'KESTREL 2', 'Falcon', 'KESTREL 2 reaches', { outcome: 'worse', confidence: 0.4 })
      .relation('COMPARED_WITH', 'Kestrel-2', 'Falcon', 'Kestrel-2 also beats Falcon', {
        outcome: 'better',
        confidence: 0.7,
      })
      .relation('COMPARED_WITH', 'Kestrel-2', 'Falcon', 'KESTREL 2 reaches', { confidence: 0.3 })
      .build();
    const claims = claimsOf(facts);
    expect(only(claims, 'COMPARED_WITH').map(({ properties }) => properties)).toEqual([
      expect.objectContaining({
        outcome: 'better',
        confidence: 0.7,
        evidence: 'Kestrel-2 also beats Falcon',
        moreEvidence: ['KESTREL 2 reaches'],
      }),
    ]);
    const mention = only(claims, 'MENTIONS').find(({ to }) => to.key === 'kestrel2')!;
    expect(mention.properties).toMatchObject({ count: 4, confidence: 0.95, evidence: TITLE });
    expect(mention.properties.starts).toEqual([...mention.properties.starts].sort((a, b) => a - b));
  });

  it('drops relations of a thing to itself, and what a result is measured against when that is its subject', () => {
    const facts = new FactsBuilder('k', TITLE, ABSTRACT)
      .entity('Method', 'Kestrel-2')
      .entity('Method', 'KESTREL 2')
      .entity('Metric', 'accuracy')
      .relation('BUILDS_ON', 'Kestrel-2', 'KESTREL 2', 'Kestrel-2 also')
      .result('Kestrel-2', 'accuracy', 91, '91 to 93 %', { versus: 'KESTREL 2' })
      .build();
    const claims = claimsOf(facts);
    expect(only(claims, 'BUILDS_ON')).toEqual([]);
    expect(only(claims, 'ACHIEVES')[0]!.properties).not.toHaveProperty('versus');
  });

  it('drops what does not fit the model', () => {
    const facts = kestrel()
      .relation('BUILDS_ON', 'Kestrel-2', 'Kite 100', 'On a Kite 100')
      .relation('RUNS_ON', 'Kestrel-2', 'Roost', 'on the Roost set')
      .result('accuracy', 'speedup', 1, '91 to 93 %')
      .result('Kestrel-2', 'Kestrel', 1, '91 to 93 %')
      .result('Kestrel-2', 'accuracy', 91, '91 to 93 %', { dataset: 'Kestrel', hardware: 'Roost' })
      .build();
    const claims = claimsOf(facts).filter(({ type }) => type !== 'MENTIONS');
    expect(claims).toHaveLength(1);
    expect(claims[0]!.properties).not.toHaveProperty('dataset');
    expect(claims[0]!.properties).not.toHaveProperty('hardware');
  });

  it('gives a claim the same id in another wording, and other ids to another paper, type, pair and order', () => {
    const quote = 'Kestrel-2, which extends Kestrel';
    const idOf = (
      key: string,
      type: 'BUILDS_ON' | 'USES',
      from: string,
      to: string,
      words = quote,
      confidence = 0.8,
    ) => {
      const facts = new FactsBuilder(key, TITLE, ABSTRACT)
        .entity('Method', 'Kestrel-2')
        .entity('Method', 'Kestrel')
        .relation(type, from, to, words, { confidence })
        .build();
      return only(claimsOf(facts), type)[0]!.properties.id;
    };
    const id = idOf('k', 'BUILDS_ON', 'Kestrel-2', 'Kestrel');
    expect(idOf('k', 'BUILDS_ON', 'Kestrel-2', 'Kestrel', 'extends Kestrel', 0.1)).toBe(id);
    const others = [
      idOf('l', 'BUILDS_ON', 'Kestrel-2', 'Kestrel'),
      idOf('k', 'USES', 'Kestrel-2', 'Kestrel'),
      idOf('k', 'BUILDS_ON', 'Kestrel', 'Kestrel-2'),
    ];
    expect(new Set([id, ...others]).size).toBe(4);
  });
});
