import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { type RunningServer, type ServerOptions, startServer } from '../../../viz/server/start-server.js';
import type { SampleGraph } from '../../graph/graph-builder.js';
import { fixtureStore } from '../fixture-store.js';

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  // A name of somebody else's that points at this machine.
  '--host-resolver-rules=MAP evil.test 127.0.0.1',
];

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = process.env.CHROMIUM || PLACES.find(existsSync);
const HOW = 'set CHROMIUM to a Chromium or Chrome, or install one as /usr/bin/chromium';

/** A page of the explorer, with what it did that it should not. */
export interface OpenPage {
  page: Page;
  /** Errors and warnings of the page's console, and errors that nothing caught. */
  complaints: string[];
  /** Addresses asked that are not the explorer's own. */
  elsewhere: string[];
  close(): Promise<void>;
}

export interface ExplorerBrowser {
  readonly url: string;
  /** Opens the page and waits until all that the address names is shown. */
  open(query?: string, options?: BrowserContextOptions, prepare?: (page: Page) => Promise<unknown>): Promise<OpenPage>;
}

/** A store to serve, and what is to be done when the tests are over. */
export interface ServedStore extends Pick<ServerOptions, 'store' | 'cypher'> {
  remove?(): Promise<void>;
}

/**
 * Tests in a real browser, against the built page (or the one in PAGE_FOLDER) and a real server on the fixture graph
 * or another.
 */
export function describeInBrowser(
  name: string,
  tests: (explorer: ExplorerBrowser) => void,
  graph?: SampleGraph | (() => Promise<ServedStore>),
): void {
  if (executablePath === undefined) {
    if (process.env.REQUIRE_ALL) throw new Error(`REQUIRE_ALL is set, but there is no browser for the tests: ${HOW}.`);
    process.stderr.write(`\nSKIPPED: ${name}, in a real browser. To run it, ${HOW}.\n`);
    describe.skip(name, () => tests({ url: '', open: () => Promise.reject(new Error('no browser')) }));
    return;
  }
  describe(name, () => {
    let served: ServedStore;
    let server: RunningServer;
    let browser: Browser;
    beforeAll(async () => {
      const pageFolder = process.env.PAGE_FOLDER;
      served = typeof graph === 'function' ? await graph() : { store: await fixtureStore(graph) };
      server = await startServer({ ...served, port: 0, ...(pageFolder && { pageFolder }) });
      browser = await chromium.launch({ executablePath, args: FLAGS });
    });
    afterAll(async () => {
      await browser?.close();
      await server?.stop();
      await served?.remove?.();
    });
    tests({
      get url() {
        return server.url;
      },
      open: (...how) => openPage(browser, server.url, ...how),
    });
  });
}

async function openPage(
  browser: Browser,
  url: string,
  query = '',
  options: BrowserContextOptions = {},
  prepare?: (page: Page) => Promise<unknown>,
): Promise<OpenPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  const elsewhere: string[] = [];
  page.on('console', message => {
    const driver = message.text().includes('GL Driver Message');
    if (['error', 'warning'].includes(message.type()) && !driver) complaints.push(message.text());
  });
  page.on('pageerror', error => complaints.push(error.message));
  page.on('request', request => {
    if (!request.url().startsWith(url) && !request.url().startsWith('blob:')) elsewhere.push(request.url());
  });
  await prepare?.(page);
  await page.goto(url + query);
  await settled(page);
  return { page, complaints, elsewhere, close: () => context.close() };
}

/** Waits until all that the address names is shown. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => window.__explorer?.settled === true);
}

/** Nodes in view with their places, by name. */
export async function nodesOf(page: Page): Promise<Map<string, { id: string; x: number; y: number }>> {
  const nodes = await page.evaluate(() => window.__explorer!.nodes());
  return new Map(
    nodes.map(({ id, name, place }) => [name, { id, x: place?.x ?? Number.NaN, y: place?.y ?? Number.NaN }]),
  );
}

/** Clicks a point of the picture. */
export async function clickPicture(page: Page, place: { x: number; y: number }): Promise<void> {
  await page.locator('.canvas').click({ position: place });
  await settled(page);
}

/** Runs a test on an open page, then looks at what it did besides. */
export async function on(opening: Promise<OpenPage>, test: (opened: OpenPage) => Promise<void>): Promise<void> {
  const opened = await opening;
  try {
    await test(opened);
    expect(opened.complaints).toEqual([]);
    expect(opened.elsewhere).toEqual([]);
  } finally {
    await opened.close();
  }
}
