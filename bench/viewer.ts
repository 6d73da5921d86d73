import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { build } from 'vite';
import { RELATION_SHAPES, RELATION_TYPES, type RelationType } from '../graph/model.js';
import { openStore } from '../graph/store/open-store.js';
import { syncGraph } from '../graph/sync.js';
import { packageFile } from '../package-root.js';
import { GraphBuilder, type SampleGraph } from '../test/graph/graph-builder.js';
import { type RunningServer, startServer } from '../viz/server/start-server.js';
import { median } from './median.js';
import { startBarePage } from './viewer/bare-server.js';
import { type Figures, measureBare, measureExplorer } from './viewer/measure.js';
import { pageSizes } from './viewer/page-sizes.js';
import { graphologyJson, type RandomGraph, randomGraph } from './viewer/random-graph.js';

const ORDERS = [10_000];
const ROUNDS = 3;

/** So long a page may take for anything, also on a busy machine. */
const PATIENCE_MS = 600_000;

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
];

/** The explorer's whole graph against a page with nothing but Sigma, in turns, in the same browser: medians and ratios. */
export async function benchViewer(): Promise<void> {
  const executablePath = [process.env.CHROMIUM ?? '', '/usr/bin/chromium', '/usr/bin/google-chrome'].find(existsSync);
  if (!executablePath) {
    process.stdout.write('viewer   skipped: no browser; set CHROMIUM to a Chromium or Chrome\n');
    return;
  }
  const folder = await mkdtemp(join(tmpdir(), 'paperlineage-bench-'));
  const pageFolder = join(folder, 'page');
  const browser = await chromium.launch({ executablePath, args: FLAGS });
  try {
    await build({ configFile: packageFile('vite.config.ts'), logLevel: 'warn', build: { outDir: pageFolder } });
    tellSizes(pageFolder);
    for (const order of ORDERS) await benchOrder(browser, join(folder, String(order)), pageFolder, order);
  } finally {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function tellSizes(pageFolder: string): void {
  const { first, largestLater } = pageSizes(pageFolder);
  const kb = (bytes: number) => (bytes / 1000).toFixed(0);
  process.stdout.write(
    `viewer   first load ${kb(first)} kB gzip (wanted ≤ 250), largest file fetched later ${kb(largestLater)} kB (wanted ≤ 200)\n`,
  );
}

async function benchOrder(browser: Browser, folder: string, pageFolder: string, order: number): Promise<void> {
  const graph = randomGraph(order);
  const bare = await startBarePage(graphologyJson(graph));
  const store = await openStore({ folder: join(folder, 'store'), env: {} });
  const sample = sampleOf(graph);
  await syncGraph(store, 'bench', String(order), { nodes: list(sample.nodes), claims: list(sample.claims) });
  const server = await startServer({ store, port: 0, mapFolder: join(folder, 'map'), pageFolder });
  try {
    const laying = await layOut(browser, server);
    process.stdout.write(`viewer   ${order} nodes: laid out once by the server in ${(laying / 1000).toFixed(1)} s\n`);
    const rounds: { ours: Figures; floor: Figures }[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const floor = await inPage(browser, { width: 1280, height: 800 }, page => measureBare(page, bare.url, order));
      const ours = await inPage(browser, { width: 1888, height: 1020 }, page => measureExplorer(page, server.url));
      rounds.push({ ours, floor });
    }
    tell(order, rounds);
  } finally {
    await server.stop();
    await store.close();
    bare.server.close();
  }
}

async function inPage<T>(
  browser: Browser,
  viewport: { width: number; height: number },
  measure: (page: Awaited<ReturnType<Browser['newPage']>>) => Promise<T>,
): Promise<T> {
  const page = await browser.newPage({ viewport });
  page.setDefaultTimeout(PATIENCE_MS);
  try {
    return await measure(page);
  } finally {
    await page.close();
  }
}

/** Opens the graph once, so that it is laid out and kept before anything is measured. */
async function layOut(browser: Browser, server: RunningServer): Promise<number> {
  const started = performance.now();
  await inPage(browser, { width: 1280, height: 800 }, async page => {
    await page.goto(`${server.url}?map=all`);
    const done = () => window.__explorer?.settled === true || document.querySelector('.message:not([hidden])') !== null;
    await page.waitForFunction(done, undefined, { timeout: PATIENCE_MS });
    const trouble = page.locator('.message:not([hidden])');
    if (await trouble.count()) throw new Error(`the explorer says: ${await trouble.textContent()}`);
  });
  return performance.now() - started;
}

function tell(order: number, rounds: readonly { ours: Figures; floor: Figures }[]): void {
  const of = (figure: (round: { ours: Figures; floor: Figures }) => number) => median(rounds.map(figure));
  const line = (name: string, ours: number, floor: number, wanted: string, unit = 'ms') =>
    process.stdout.write(
      `viewer   ${order} nodes, ${name}: ${ours.toFixed(1)} ${unit}, bare ${floor.toFixed(1)}, ratio ${(ours / floor).toFixed(2)}${wanted}\n`,
    );
  const ours = (name: keyof Figures) => of(round => round.ours[name]);
  const floor = (name: keyof Figures) => of(round => round.floor[name]);
  line('JSON in memory to pixels', ours('open'), floor('open'), ' (wanted ≤ 1.5)');
  line('camera JS', ours('camera'), floor('camera'), ' (wanted ≤ 2)');
  line('select and highlight, over a partial refresh', ours('highlight'), floor('highlight'), ' (wanted ≤ 3)');
  line('select and highlight, over a full refresh', ours('highlight'), floor('full'), ' (wanted ≤ 0.2)');
  line('heap', ours('heapMb'), floor('heapMb'), ' (wanted ≤ 2)', 'MB');
  const over = ours('stall') - floor('stall');
  process.stdout.write(
    `viewer   ${order} nodes, longest task while pointing, choosing, dragging: ${ours('stall').toFixed(0)} ms, bare ${floor('stall').toFixed(0)}, over by ${over.toFixed(0)} (wanted ≤ 50)\n`,
  );
}

/** The random graph as claims of one paper; each relation of a type that may end at its target. */
function sampleOf({ labels, edges }: RandomGraph): SampleGraph {
  const builder = new GraphBuilder();
  const paper = builder.paper('bench', 'Bench');
  const make = { Method: 'method', Hardware: 'hardware', Dataset: 'dataset', Metric: 'metric' } as const;
  const nodes = labels.map((label, i) =>
    label === 'Paper' ? builder.paper(`n${i}`, `Paper ${i}`) : builder[make[label]](`${label} ${i}`, { key: `n${i}` }),
  );
  for (const [from, to] of edges) {
    const type = RELATION_TYPES.find((each): each is RelationType => fits(each, labels[to]!)) ?? 'USES';
    builder.claim(type, paper, nodes[from]!, nodes[to]!);
  }
  return builder.build();
}

function fits(type: RelationType, target: RandomGraph['labels'][number]): boolean {
  const { from, to } = RELATION_SHAPES[type];
  return from.length > 1 && to.includes(target);
}

async function* list<T>(values: readonly T[]): AsyncIterable<T> {
  yield* values;
}
