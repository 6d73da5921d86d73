import { describe, expect, it } from '@jest/globals';
import type { RelationType } from '../../../graph/model.js';
import type { LineageStep, NodeSummary } from '../../../viz/api.js';
import { lineagePicture, neighbourhoodPicture, type Picture, visiblePart } from '../../../viz/page/picture/picture.js';
import { relationRows } from '../../../viz/page/table/picture-table.js';
import { nodeSummary, relationSummary as relation } from '../summaries.js';

const method = (key: string) => nodeSummary('Method', key);
const [a, b, c] = [method('a'), method('b'), method('c')];
const stated = { claims: 1, papers: 1, confidence: 0.9 };
const step = (child: NodeSummary, parent: NodeSummary, gain: string): LineageStep => ({
  child,
  parent,
  gain,
  ...stated,
});

function rows(picture: Picture, ...hiddenTypes: RelationType[]): string[] {
  const visible = visiblePart(picture, { hiddenLabels: [], hiddenTypes, hiddenNodes: [] });
  return relationRows(picture, visible).map(({ from, relation: { type, gain = '' }, to }) =>
    `${from.key} ${type} ${to.key} ${gain}`.trim(),
  );
}

describe('the rows of a picture', () => {
  const around = neighbourhoodPicture(a, {
    nodes: [a, b, c],
    relations: [
      relation('BUILDS_ON', b, a),
      relation('COMPARED_WITH', b, a),
      relation('USES', a, b),
      relation('BUILDS_ON', c, a),
    ],
  });

  it('are all its relations, each the way it goes', () => {
    expect(rows(around)).toEqual(['b BUILDS_ON a', 'b COMPARED_WITH a', 'a USES b', 'c BUILDS_ON a']);
  });

  it('are one less for each relation of a type that is switched off', () => {
    expect(rows(around, 'BUILDS_ON')).toEqual(['b COMPARED_WITH a', 'a USES b']);
    expect(rows(around, 'COMPARED_WITH')).toHaveLength(3);
    expect(rows(around, 'BUILDS_ON', 'COMPARED_WITH', 'USES')).toEqual([]);
  });
});

describe('a gain', () => {
  const lineage = (...steps: LineageStep[]) => ({
    focus: a,
    nodes: [a, b].map((node, generation) => ({ ...node, generation })),
    steps,
    total: 2,
  });

  it('stands at the step that states it only', () => {
    const picture = lineagePicture(lineage(step(b, a, '2x speedup')), [
      relation('COMPARED_WITH', b, a),
      relation('USES', a, b),
    ]);
    expect(rows(picture)).toEqual(['b BUILDS_ON a 2x speedup', 'b COMPARED_WITH a', 'a USES b']);
  });

  it('is each step’s own where two methods build on each other', () => {
    const picture = lineagePicture(lineage(step(b, a, '2x speedup'), step(a, b, '3 % accuracy')));
    expect(rows(picture)).toEqual(['b BUILDS_ON a 2x speedup', 'a BUILDS_ON b 3 % accuracy']);
    expect(rows(lineagePicture(lineage(step(b, a, ''), step(a, b, '3 % accuracy'))))).toEqual([
      'b BUILDS_ON a',
      'a BUILDS_ON b 3 % accuracy',
    ]);
  });
});
