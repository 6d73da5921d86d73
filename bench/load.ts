import { existsSync, readFileSync } from 'node:fs';
import type { Claim, GraphNode } from '../graph/model.js';
import { syncGraph } from '../graph/sync.js';
import { collect, streamOf } from '../test/streams.js';
import { type BareRows, bareRows } from './load-bare.js';
import { type LoadSubject, withGrafeo, withNeo4j } from './load-subjects.js';
import { median } from './median.js';
import { syntheticGraph } from './synthetic-graph.js';

const RELATIONS = 200_000;
/** Rounds that count; one before them warms all sides up. */
const ROUNDS = 3;

interface WholeGraph {
  nodes: GraphNode[];
  claims: Claim[];
}

/** Seconds of the clock, and of the processors that this process and the server took. */
interface Cost {
  elapsed: number;
  processor: number;
}

interface Round {
  bare: Cost;
  first: Cost;
  second: Cost;
}

/**
 * Filling an empty store by a sync against the bare driver that creates the same by UNWIND and CREATE, wanted at most
 * 1.25; and a second sync of the same graph, which compares all of it and writes nothing, against the first, wanted
 * at most 0.20.
 */
export async function benchLoad(relations = RELATIONS): Promise<void> {
  const { nodes, claims } = syntheticGraph(relations);
  const graph = { nodes: await collect(nodes), claims: await collect(claims) };
  await withGrafeo(subject => compare(subject, graph));
  await withNeo4j(subject => compare(subject, graph));
}

async function compare(subject: LoadSubject, graph: WholeGraph): Promise<void> {
  const rows = bareRows(graph.nodes, graph.claims);
  const rounds: Round[] = [];
  for (let round = 0; round <= ROUNDS; round++) rounds.push(await roundOf(subject, graph, rows));
  const name = `${subject.name}, ${graph.claims.length} relations`;
  const counted = rounds.slice(1);
  tell(`${name}: first sync against the bare driver`, 1.25, counted, ({ first, bare }) => [first, bare]);
  tell(`${name}: second sync against the first`, 0.2, counted, ({ second, first }) => [second, first]);
}

async function roundOf(subject: LoadSubject, graph: WholeGraph, rows: readonly BareRows[]): Promise<Round> {
  await subject.empty();
  const bare = await costOf(subject, () => subject.bare(rows));
  await subject.empty();
  const first = await costOf(subject, () => sync(subject, graph, 'first'));
  // Other inputs: for the same ones a sync would look at nothing.
  const second = await costOf(subject, () => sync(subject, graph, 'second'));
  return { bare, first, second };
}

async function sync(subject: LoadSubject, { nodes, claims }: WholeGraph, inputs: string): Promise<void> {
  const store = subject.open();
  await syncGraph(store, 'bench', inputs, { nodes: streamOf(nodes), claims: streamOf(claims) });
  await store.close();
}

type Pair = (round: Round) => [cost: Cost, floor: Cost];

function tell(what: string, wanted: number, rounds: readonly Round[], pair: Pair): void {
  const middle = (value: (cost: Cost, floor: Cost) => number) => median(rounds.map(round => value(...pair(round))));
  const elapsed = middle((cost, floor) => cost.elapsed / floor.elapsed).toFixed(2);
  const processor = middle((cost, floor) => cost.processor / floor.processor).toFixed(2);
  const [ours, floor] = [middle(cost => cost.elapsed), middle((_, cost) => cost.elapsed)];
  process.stdout.write(
    `load   ${what}: ratio ${elapsed}, of processor time ${processor} (wanted ≤ ${wanted.toFixed(2)}); ${ours.toFixed(1)} s against ${floor.toFixed(1)} s\n`,
  );
}

async function costOf({ pids }: LoadSubject, work: () => Promise<void>): Promise<Cost> {
  const processor = () => process.cpuUsage().user / 1e6 + process.cpuUsage().system / 1e6 + sum(pids.map(processorOf));
  const [elapsedBefore, processorBefore] = [performance.now(), processor()];
  await work();
  return { elapsed: (performance.now() - elapsedBefore) / 1000, processor: processor() - processorBefore };
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** Processor time of another process in seconds, in the kernel's hundredths; 0 where there is no `/proc`. */
function processorOf(pid: number): number {
  const path = `/proc/${pid}/stat`;
  if (!existsSync(path)) return 0;
  const fields = readFileSync(path, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
