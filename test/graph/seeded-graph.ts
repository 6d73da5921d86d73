import { type NodeRef, RELATION_SHAPES, RELATION_TYPES, type RelationType } from '../../graph/model.js';
import { GraphBuilder, type SampleGraph } from './graph-builder.js';

export interface SeededGraphSize {
  methods?: number;
  claims?: number;
  types?: readonly RelationType[];
}

/** Numbers from 0 to 1 that only the seed decides (Park and Miller's minimal standard generator, 1988). */
export function randomNumbers(seed: number): () => number {
  let state = (seed % 2147483646) + 1;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

/**
 * A graph of a size, its claims between ends drawn by chance: circles, parallel claims and claims of every confidence
 * come up. Every tenth method is generic.
 */
export function seededGraph(
  seed: number,
  { methods = 12, claims = 120, types = RELATION_TYPES }: SeededGraphSize = {},
): SampleGraph {
  const g = new GraphBuilder();
  const random = randomNumbers(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const refs: NodeRef[] = [
    ...Array.from({ length: 8 }, (_, i) => g.paper(`p${i}`, `Paper ${i}`, { published: `20${10 + i}` })),
    ...Array.from({ length: methods }, (_, i) => g.method(`m${i}`, { generic: i % 10 === 9 })),
    ...Array.from({ length: 4 }, (_, i) => g.hardware(`h${i}`, { generic: i === 3 })),
    ...Array.from({ length: 4 }, (_, i) => g.dataset(`d${i}`)),
    g.metric('speedup', { higherIsBetter: true }),
    g.metric('latency', { higherIsBetter: false }),
    g.metric('loss'),
  ];
  const of = (labels: readonly string[]) => refs.filter(ref => labels.includes(ref.label));
  for (let i = 0; i < claims; i++) {
    const type = pick(types);
    const { from, to } = RELATION_SHAPES[type];
    const paper = pick(of(['Paper']));
    const start =
      from.includes('Method') && random() < 0.9 ? pick(of(['Method'])) : from.length === 1 ? paper : pick(of(from));
    const end = pick(of(to));
    const confidence = Math.round(random() * 100) / 100;
    const versus = pick(of(['Method']));
    const own =
      type === 'COMPARED_WITH'
        ? { outcome: pick(['better', 'worse', 'similar', 'unstated']) }
        : type === 'ACHIEVES'
          ? {
              value: Math.round(random() * 1000) / 100,
              unit: pick(['x', '%', '']),
              ...(random() < 0.5 ? { versus: versus.key, versusLabel: 'Method' } : {}),
              ...(random() < 0.5 ? { dataset: pick(of(['Dataset'])).key } : {}),
              ...(random() < 0.5 ? { hardware: pick(of(['Hardware'])).key } : {}),
            }
          : {};
    if (start.label !== end.label || start.key !== end.key) {
      g.claim(type, paper, start, end, { confidence, evidence: `claim ${i}`, ...own });
    }
  }
  return g.build();
}
