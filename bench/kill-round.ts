import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { readClaims, readNodes } from '../graph/graph-reader.js';
import type { Claim, GraphNode } from '../graph/model.js';
import { Neo4jStore } from '../graph/store/neo4j-store.js';
import { allRows } from '../graph/store/port.js';
import { packageFile } from '../package-root.js';
import type { Neo4jServer } from '../scripts/neo4j-server.js';

/** Of a process that was killed; short, so that the next one need not wait long. */
const LEASE_MS = 3_000;

/** What is killed on the way, one after the other. */
export const VICTIMS = ['process', 'server', 'server and process'] as const;

/** What a store holds: its graph as a digest of all nodes and claims, and everything by number. */
export interface Contents {
  digest: string;
  nodes: number;
  relationships: number;
}

export interface KillRound {
  /** How many claims the sync had come by at each kill. */
  killedAt: { victim: (typeof VICTIMS)[number]; claims: number }[];
  contents: Contents;
}

/**
 * Fills an empty Neo4j with the synthetic graph of `claims` claims, with SIGKILL for our process, then for the server
 * (which is started again meanwhile), then for both, each at a moment that `random` gives; then to the end.
 */
export async function killRound(server: Neo4jServer, claims: number, random: () => number): Promise<KillRound> {
  const killedAt: KillRound['killedAt'] = [];
  let running: SyncProcess | undefined;
  for (const [i, victim] of VICTIMS.entries()) {
    // Each kill in its own stretch of the load, at any place in it.
    const place = Math.floor((claims * (i + random())) / VICTIMS.length);
    const delay = random() * 300;
    running ??= new SyncProcess(server, claims);
    while (!(await running.comesBy(place))) running = new SyncProcess(server, claims);
    await sleep(delay);
    killedAt.push({ victim, claims: running.done });
    if (victim !== 'process') await server.kill();
    if (victim !== 'server') {
      await running.kill();
      running = undefined;
    }
    if (victim !== 'process') await server.restart();
  }
  await new SyncProcess(server, claims).ends();
  return { killedAt, contents: await contentsOf(server) };
}

/** Our process while it syncs. */
class SyncProcess {
  done = 0;
  readonly #child: ChildProcess;
  readonly #ended: Promise<unknown>;
  #said = '';

  constructor({ uri, username, password, database }: Neo4jServer, claims: number) {
    const script = packageFile('bench', 'sync-process.ts');
    const args = ['--import', 'tsx', script, uri, username, password, database, String(claims), String(LEASE_MS)];
    this.#child = spawn(process.execPath, args, { cwd: packageFile(), stdio: ['ignore', 'pipe', 'pipe'] });
    this.#ended = once(this.#child, 'close');
    this.#child.stderr!.setEncoding('utf8').on('data', text => (this.#said += text));
    createInterface(this.#child.stdout!).on('line', line => {
      this.done = Number(line);
    });
  }

  /** Waits until it has come by so many claims; false where it gave up, because the server was away for too long. */
  async comesBy(claims: number): Promise<boolean> {
    while (this.done < claims) {
      if (this.#child.exitCode !== null) {
        if (this.#child.exitCode !== 0 && this.#said.includes('No Neo4j answers')) return false;
        throw new Error(`The sync ended before it was killed: ${this.#said}`);
      }
      await sleep(2);
    }
    return true;
  }

  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#ended;
  }

  async ends(): Promise<void> {
    await this.#ended;
    if (this.#child.exitCode !== 0) throw new Error(`The sync failed: ${this.#said}`);
  }
}

/** Digest of a graph in canonical order. */
export async function digestOf(nodes: AsyncIterable<GraphNode>, claims: AsyncIterable<Claim>): Promise<string> {
  const hash = createHash('sha256');
  for await (const node of nodes) hash.update(`${JSON.stringify(node)}\n`);
  for await (const claim of claims) hash.update(`${JSON.stringify(claim)}\n`);
  return hash.digest('hex');
}

/** Reads all that a Neo4j holds but what the store keeps about itself. */
export async function contentsOf(server: Neo4jServer): Promise<Contents> {
  const store = new Neo4jStore(server);
  const count = async (pattern: string, name: string) =>
    Number((await allRows(await store.query(`MATCH ${pattern} RETURN count(${name}) AS n`)))[0]!.n);
  try {
    return {
      digest: await digestOf(readNodes(store), readClaims(store)),
      nodes: await count('(n) WHERE NOT n:Paperlineage', 'n'),
      relationships: await count('()-[r]->()', 'r'),
    };
  } finally {
    await store.close();
  }
}
