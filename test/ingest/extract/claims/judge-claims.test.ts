import { describe, expect, it } from '@jest/globals';
import { NO_CALIBRATION } from '../../../../ingest/extract/calibration.js';
import { judgeClaims, judgeIntroductions } from '../../../../ingest/extract/claims/judge-claims.js';
import { CorpusEvidence } from '../../../../ingest/extract/corpus-evidence.js';
import { decideNames, signalledFacts, withConfidences } from '../../../../ingest/extract/decide.js';
import { BoostedTrees } from '../../../../ingest/extract/entities/boosted.js';
import type { EntityCandidate, Reading, RelationCandidate } from '../../../../ingest/extract/reading.js';
import type { Paper } from '../../../../ingest/paper.js';

const TITLE = 'Counting watts with few gauges';
const ABSTRACT = 'We present WarmRack, which extends HallMap. A plain rack is no name. WarmRack beats HallMap by 3x.';

const paper: Paper = {
  key: 'p1',
  title: TITLE,
  abstract: ABSTRACT,
  authors: [],
  organisation: '',
  published: '',
  url: '',
  sources: [],
};

const raw = `${TITLE}\n${ABSTRACT}`;
const placeOf = (text: string) => ({ start: raw.indexOf(text), end: raw.indexOf(text) + text.length });

/** Trees that say the same of every claim. */
const always = (chance: number) =>
  new BoostedTrees({ buckets: [], heads: [{ base: Math.log(chance / (1 - chance)), trees: [] }] });

const entity = (name: string, type: number, introduced: number): EntityCandidate => ({
  name,
  surfaces: [],
  mentions: [placeOf(name)],
  types: { Method: type },
  generic: 0.1,
  introduced,
  introducedBy: { ...placeOf('We present WarmRack, which extends HallMap.'), rule: 'introduces/proposed' },
  cues: [],
});

const extendsIt: RelationCandidate = {
  type: 'BUILDS_ON',
  from: { entity: 2, reason: 'quoted', span: placeOf('WarmRack') },
  to: { entity: 1, reason: 'quoted', span: placeOf('HallMap') },
  evidence: { ...placeOf('We present WarmRack, which extends HallMap.'), rule: 'extends' },
  score: 0.5,
};

// The first entity is no likely name and no end: it is dropped, and the places of the others move.
const reading: Reading = {
  entities: [entity('plain rack', 0.1, 0), entity('HallMap', 0.9, 0.02), entity('WarmRack', 0.9, 0.5)],
  relations: [extendsIt],
  results: [],
};

function judged(introduces: number, relations: number) {
  const corpus = new CorpusEvidence();
  const named = decideNames(paper, reading, corpus, NO_CALIBRATION.names);
  const own = judgeIntroductions(named, corpus, always(introduces), NO_CALIBRATION.INTRODUCES);
  const claims = judgeClaims(own, { relations: always(relations), results: always(0.5) });
  return { named, own, claims, facts: signalledFacts(paper, own.decided, claims) };
}

describe('judging claims over all that is claimed of a paper', () => {
  it('puts what trees think in place of the score, and keeps the support', () => {
    const { claims } = judged(0.7, 0.8);
    expect(claims.relations).toHaveLength(1);
    expect(claims.relations[0]!.signals.score).toBeCloseTo(0.8, 6);
    expect(claims.relations[0]!.signals.support).toBeCloseTo(0.9, 6);
    expect(claims.introduces.map(({ signals }) => Number(signals.score.toFixed(6)))).toContain(0.7);
  });

  it('decides anew by that what the paper introduces, and with it what its relations start at', () => {
    expect(judged(0.9, 0.5).facts.relations[0]!.from.entity).not.toBe('@paper');
    const { named, own, facts } = judged(0.05, 0.5);
    expect([named.introducesNothing, own.decided.introducesNothing]).toEqual([false, true]);
    expect(facts.relations[0]!.from.entity).toBe('@paper');
  });

  it('names ends by their places among the entities that stay', () => {
    const { facts } = judged(0.9, 0.5);
    const [relation] = facts.relations;
    const nameOf = (place: number | '@paper') => (place === '@paper' ? place : facts.entities[place]!.name);
    expect(facts.entities.map(({ name }) => name)).not.toContain('plain rack');
    expect([nameOf(relation!.from.entity), nameOf(relation!.to.entity)]).toEqual(['WarmRack', 'HallMap']);
  });

  it('leaves the order of claims to the reading', () => {
    const { facts } = judged(0.9, 0.5);
    const { introduces } = withConfidences(facts, NO_CALIBRATION);
    const names = introduces.map(({ to }) => (to.entity === '@paper' ? to.entity : facts.entities[to.entity]!.name));
    expect(names).toEqual(['HallMap', 'WarmRack']);
  });
});
