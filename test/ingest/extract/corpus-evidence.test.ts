import { expect, it } from '@jest/globals';
import { CorpusEvidence } from '../../../ingest/extract/corpus-evidence.js';
import type { EntityCandidate } from '../../../ingest/extract/reading.js';

const candidate = (name: string, types: EntityCandidate['types']): EntityCandidate => ({
  name,
  surfaces: [],
  mentions: [{ start: 0, end: name.length }],
  types,
  generic: 0,
  introduced: 0,
  cues: [],
});

const HERE = candidate('Zebra-Bench', { Method: 0.5 });

function seenIn(others: number): CorpusEvidence {
  const corpus = new CorpusEvidence();
  const elsewhere = candidate('ZebraBench', { Method: 0.2, Dataset: 0.8 });
  for (const entity of [HERE, ...Array.from({ length: others }, () => elsewhere)]) {
    corpus.add({ entities: [entity], relations: [], results: [] });
  }
  return corpus;
}

it('weighs what three other papers take a name for against what this one shows', () => {
  const types = seenIn(3).types(HERE);
  expect(Object.keys(types)).toEqual(['Method', 'Dataset']);
  expect(types.Method).toBeCloseTo(0.65 * 0.5 + 0.35 * 0.2, 6);
  expect(types.Dataset).toBeCloseTo(0.35 * 0.8, 6);
});

it('asks two other papers nothing', () => {
  expect(seenIn(2).types(HERE)).toEqual({ Method: 0.5 });
});
