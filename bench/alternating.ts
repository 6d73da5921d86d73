import { seededRandom, shuffled } from '../scripts/random.js';
import { median } from './median.js';

/** Two ways to have the same questions answered. */
export interface Sides<Q> {
  ours(question: Q): Promise<unknown>;
  floor(question: Q): Promise<unknown>;
}

export interface Alternating {
  /** So many clients ask at once, each its next question when it has been answered. */
  clients: number;
  /** So many questions a side answers in its turn. */
  asked: number;
  /** Turns of each side in a round. */
  turns: number;
  rounds: number;
}

/** 95th percentiles in milliseconds. */
export interface Compared {
  ours: number;
  floor: number;
  /** Median of the rounds' ratios: what the machine did meanwhile was done to both sides of a round. */
  ratio: number;
  /** The ratios of all rounds, ascending. */
  ratios: number[];
}

const WARMING_ROUNDS = 3;

/**
 * Compares the 95th percentile of the time that an answer takes. The sides take short turns with the same questions in
 * the same order; who begins alternates. A round's percentiles are those of all its turns. Before the first every
 * question is asked by one client, then some rounds are not counted: code that has just started is not yet compiled.
 */
export async function alternating<Q>(questions: readonly Q[], sides: Sides<Q>, how: Alternating): Promise<Compared> {
  const random = seededRandom(1);
  for (const ask of [sides.floor, sides.ours]) await answerTimes(questions, ask, 1);
  for (let i = 0; i < WARMING_ROUNDS; i++) await round(questions, sides, how, random);
  const rounds: { ours: number; floor: number }[] = [];
  for (let i = 0; i < how.rounds; i++) rounds.push(await round(questions, sides, how, random));
  const ratios = rounds.map(({ ours, floor }) => ours / floor).sort((a, b) => a - b);
  return {
    ours: median(rounds.map(({ ours }) => ours)),
    floor: median(rounds.map(({ floor }) => floor)),
    ratio: median(ratios),
    ratios,
  };
}

async function round<Q>(questions: readonly Q[], sides: Sides<Q>, how: Alternating, random: () => number) {
  const times = { ours: [] as number[], floor: [] as number[] };
  for (let turn = 0; turn < how.turns; turn++) {
    const many = Array.from({ length: Math.ceil(how.asked / questions.length) }, () => shuffled(questions, random));
    const asked = many.flat().slice(0, how.asked);
    const order = turn % 2 === 0 ? (['ours', 'floor'] as const) : (['floor', 'ours'] as const);
    for (const side of order) times[side].push(...(await answerTimes(asked, sides[side], how.clients)));
  }
  return { ours: percentile95(times.ours), floor: percentile95(times.floor) };
}

async function answerTimes<Q>(asked: readonly Q[], ask: (question: Q) => Promise<unknown>, clients: number) {
  const times: number[] = [];
  let next = 0;
  const client = async () => {
    while (next < asked.length) {
      const question = asked[next++]!;
      const started = performance.now();
      await ask(question);
      times.push(performance.now() - started);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return times;
}

function percentile95(times: number[]): number {
  return times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)]!;
}
