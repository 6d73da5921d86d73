import { describe, expect, it } from '@jest/globals';
import { CLAIM_BUCKETS } from '../../../../ingest/extract/claims/claim-features.js';
import type { Decided, Signalled } from '../../../../ingest/extract/claims/decide-claims.js';
import { introductionRows } from '../../../../ingest/extract/claims/introduction-rows.js';
import { relationRows } from '../../../../ingest/extract/claims/relation-rows.js';
import { resultRows } from '../../../../ingest/extract/claims/result-rows.js';
import { hashFeature, rowsOfHashes } from '../../../../ingest/extract/feature-hash.js';
import type { IntroducesFact, RelationFact, ResultFact } from '../../../../ingest/facts.js';
import { expectLinear } from '../../../growth.js';

const NAMES = ['QuickFold', 'SlowFold', 'OldFold', 'speedup'];

function decided(): Decided {
  const raw = 'QuickFold\nQuickFold extends SlowFold. It beats OldFold by 3x.';
  return {
    raw,
    titleEnd: 9,
    introducesNothing: false,
    entities: NAMES.map((name, i) => ({
      type: name === 'speedup' ? 'Metric' : 'Method',
      generic: false,
      confidence: 0.9,
      typed: 0.9,
      introduced: i === 0 ? 0.95 : 0,
      signals: { score: i === 0 ? 0.95 : 0, support: 0 },
    })),
    reading: {
      entities: NAMES.map(name => ({
        name,
        surfaces: [],
        mentions: [{ start: 0, end: 9 }],
        types: { Method: 0.9 },
        generic: 0,
        introduced: 0,
        cues: [],
      })),
      relations: [],
      results: [],
    },
  };
}

const relation = (type: RelationFact['type'], to: number, score: number, start = 10): Signalled<RelationFact> => ({
  type,
  from: { entity: 0, reason: 'quoted' },
  to: { entity: to, reason: 'quoted' },
  evidence: [{ start, end: start + 20, rule: 'extends' }],
  signals: { score, support: 1 },
});

const result = (value: number, score: number): Signalled<ResultFact> => ({
  subject: { entity: 0, reason: 'quoted' },
  metric: { entity: 3, reason: 'quoted' },
  value,
  unit: 'x',
  qualifier: '',
  evidence: [{ start: 38, end: 60, rule: 'number:named-metric' }],
  signals: { score, support: 1 },
});

const introduction = (entity: number, score: number): Signalled<IntroducesFact> => ({
  to: { entity, reason: 'quoted' },
  evidence: [{ start: 10, end: 37, rule: 'introduces/proposed' }],
  signals: { score, support: 0 },
});

/** Row of a feature, by its name. */
const rowOf = (name: string) => rowsOfHashes([hashFeature(name)], CLAIM_BUCKETS)[0]!;

const setsOf = (rows: readonly number[][]) => rows.map(row => new Set(row));

describe('what a claim shows among all claims of its paper', () => {
  it('depends on what else is said of its two ends', () => {
    const [alone] = relationRows(decided(), [relation('BUILDS_ON', 1, 0.5)]);
    const [beside] = relationRows(decided(), [relation('BUILDS_ON', 1, 0.5), relation('USES', 1, 0.9)]);
    expect(alone).not.toContain(rowOf('pair USES>0.9'));
    expect(beside).toContain(rowOf('pair USES>0.9'));
    expect(beside).toContain(rowOf('behind USES BUILDS_ON>0.4'));
  });

  it('depends on how strong the rivals of its kind are', () => {
    const claims = (score: number) => [relation('BUILDS_ON', 1, 0.5), relation('BUILDS_ON', 2, score, 40)];
    const [weak] = relationRows(decided(), claims(0.1));
    const [strong] = relationRows(decided(), claims(0.9));
    expect(weak).toContain(rowOf('best BUILDS_ON true'));
    expect(strong).toContain(rowOf('best BUILDS_ON false'));
    expect(strong).toContain(rowOf('lag BUILDS_ON>0.4'));
  });

  it('does not depend on the order of the claims', () => {
    const claims = [0.3, 0.3, 0.1, 0.3].map((score, i) => relation('USES', i % 3, score));
    claims.push(relation('BUILDS_ON', 1, 0.5), relation('COMPARED_WITH', 2, 0.8, 40));
    const there = setsOf(relationRows(decided(), claims));
    const back = setsOf(relationRows(decided(), [...claims].reverse())).reverse();
    expect(back).toEqual(there);
  });

  it('tells a result by the others of its metric and passage', () => {
    const [alone] = resultRows(decided(), [result(3, 0.4)]);
    const [beside] = resultRows(decided(), [result(3, 0.4), result(5, 0.9)]);
    expect(alone).toContain(rowOf('metric speedup x'));
    expect(alone).not.toContain(rowOf('alike>0.9'));
    expect(beside).toContain(rowOf('alike>0.9'));
  });

  it('tells an own name by what is claimed of it', () => {
    const paper = decided();
    const names = [introduction(0, 0.6), introduction(1, 0.5)];
    const [, before] = introductionRows(paper, names);
    paper.reading.relations.push({
      type: 'BUILDS_ON',
      from: { entity: 0, reason: 'quoted' },
      to: { entity: 1, reason: 'quoted' },
      evidence: { start: 10, end: 37, rule: 'extends' },
      score: 0.9,
    });
    const [, after] = introductionRows(paper, names);
    expect(before).not.toContain(rowOf('towards BUILDS_ON>0.9'));
    expect(after).toContain(rowOf('towards BUILDS_ON>0.9'));
    expect(after).toContain(rowOf('rank 1'));
  });

  it('takes time in proportion to the number of claims', () => {
    const paper = decided();
    expectLinear(size => {
      relationRows(
        paper,
        Array.from({ length: size }, (_, i) => relation('USES', 1 + (i % 2), (i % 10) / 10, i)),
      );
      resultRows(
        paper,
        Array.from({ length: size }, (_, i) => result(i, (i % 10) / 10)),
      );
    }, 500);
  });
});
