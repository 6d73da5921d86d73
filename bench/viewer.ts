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
import { streamOf } from '../test/streams.js';
import { type RunningServer, startServer } from '../viz/server/start-server.js';
import { median } from './median.js';
import { startBarePage } from './viewer/bare-server.js';
import type { Blocking, Doing } from './viewer/blocking.js';
import { type Figures, type InPage, measureBare, measureExplorer } from './viewer/measure.js';
import { pageSizes } from './viewer/page-sizes.js';
import { graphologyJson, type RandomGraph, randomGraph } from './viewer/random-graph.js';

const ORDERS = [10_000];
const ROUNDS = 5;

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

interface Round {
  ours: Figures & { blocking: Blocking };
  floor: Figures & { blocking: Blocking };
}

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
  await syncGraph(store, 'bench', String(order), { nodes: streamOf(sample.nodes), claims: streamOf(sample.claims) });
  const server = await startServer({ store, port: 0, mapFolder: join(folder, 'map'), pageFolder });
  try {
    const laying = await layOut(browser, server);
    process.stdout.write(`viewer   ${order} nodes: laid out once by the server in ${(laying / 1000).toFixed(1)} s\n`);
    const rounds: Round[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const floor = await measureBare(pagesOf(browser, { width: 1280, height: 800 }), bare.url, order);
      const ours = await measureExplorer(pagesOf(browser, { width: 1888, height: 1020 }), server.url);
      rounds.push({ ours, floor });
    }
    tell(order, rounds);
    tellBlocking(order, rounds);
  } finally {
    await server.stop();
    await store.close();
    bare.server.close();
  }
}

function pagesOf(browser: Browser, viewport: { width: number; height: number }): InPage {
  return async work => {
    const page = await browser.newPage({ viewport });
    page.setDefaultTimeout(PATIENCE_MS);
    try {
      return await work(page);
    } finally {
      await page.close();
    }
  };
}

/** Opens the graph once, so that it is laid out and kept before anything is measured. */
async function layOut(browser: Browser, server: RunningServer): Promise<number> {
  const started = performance.now();
  await pagesOf(browser, { width: 1280, height: 800 })(async page => {
    await page.goto(`${server.url}?map=all`);
    const done = () => window.__explorer?.settled === true || document.querySelector('.message:not([hidden])') !== null;
    await page.waitForFunction(done, undefined, { timeout: PATIENCE_MS });
    const trouble = page.locator('.message:not([hidden])');
    if (await trouble.count()) throw new Error(`the explorer says: ${await trouble.textContent()}`);
  });
  return performance.now() - started;
}

function tell(order: number, rounds: readonly Round[]): void {
  const line = (name: string, ours: number, floor: number, wanted: number, unit = 'ms') =>
    process.stdout.write(
      `viewer   ${order} nodes, ${name}: ${ours.toFixed(2)} ${unit}, bare ${floor.toFixed(2)}, ratio ${(ours / floor).toFixed(2)} (wanted ≤ ${wanted})\n`,
    );
  const of = (side: keyof Round, figure: (figures: Figures) => number | number[]) =>
    median(rounds.flatMap(round => figure(round[side])));
  const chosen = of('ours', ({ highlights }) => highlights);
  const both = (figure: (figures: Figures) => number): [number, number] => [of('ours', figure), of('floor', figure)];
  line('JSON in memory to pixels', ...both(({ open }) => open), 1.5);
  line('camera JS', ...both(({ camera }) => camera), 2);
  line(
    'select and highlight JS, over a partial refresh',
    chosen,
    of('floor', ({ highlights }) => highlights),
    3,
  );
  line(
    'select and highlight JS, over a full refresh',
    chosen,
    of('floor', ({ fulls }) => fulls),
    0.2,
  );
  process.stdout.write(
    `viewer   ${order} nodes, select and highlight JS with the panel: ${of('ours', ({ panels }) => panels).toFixed(2)} ms\n`,
  );
  line('heap', ...both(({ heapMb }) => heapMb), 2, 'MB');
}

/** The longest task of each doing; where a bare page has no such thing, over nothing. */
function tellBlocking(order: number, rounds: readonly Round[]): void {
  for (const doing of Object.keys(rounds[0]!.ours.blocking) as Doing[]) {
    const of = (side: keyof Round, figure: 'longest' | 'longestProcessor') =>
      rounds.map(round => round[side].blocking[doing]?.[figure] ?? 0);
    const told = (figure: 'longest' | 'longestProcessor') => {
      const [ours, floor] = [of('ours', figure), of('floor', figure)];
      const over = median(ours.map((ms, i) => ms - floor[i]!));
      return `${median(ours).toFixed(0)} ms, bare ${median(floor).toFixed(0)}, over by ${over.toFixed(0)}`;
    };
    process.stdout.write(
      `viewer   ${order} nodes, longest task while ${doing}: ${told('longest')} (wanted ≤ 50); of the processor ${told('longestProcessor')}\n`,
    );
  }
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
