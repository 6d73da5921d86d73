import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import grafeo from '@grafeo-db/js';
import neo4j from 'neo4j-driver';
import { compareClaims, compareRefs, type NodeRef } from '../graph/model.js';
import { loadQueries } from '../graph/queries/load-queries.js';
import { queryParameters } from '../graph/queries/query-parameters.js';
import { refOf } from '../graph/refs-reader.js';
import { GrafeoFolder } from '../graph/store/grafeo-folder.js';
import { openStore } from '../graph/store/open-store.js';
import type { GraphStore, Parameters } from '../graph/store/port.js';
import { syncGraph } from '../graph/sync.js';
import { packageFile } from '../package-root.js';
import { seededGraph } from '../test/graph/seeded-graph.js';
import { median } from './median.js';

const CLIENTS = 16;
const ROUNDS = 3;
const ASKED_EACH = 30;
const WANTED = 1.3;

interface Question {
  name: string;
  /** As a client sends them. */
  given: Record<string, string | NodeRef>;
  cypher: string;
  /** As a driver takes them. */
  parameters: Parameters;
}

type Ask = (question: Question) => Promise<void>;

/** Canned queries through the server against the bare driver, at the same 16 concurrent clients: 95th percentiles. */
export async function benchServer(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'paperlineage-bench-'));
  try {
    await benchStore('embedded', 'embedded', join(folder, 'store'), {});
    const { NEO4J_TEST_URI, NEO4J_TEST_USERNAME = 'neo4j', NEO4J_TEST_PASSWORD = '' } = process.env;
    if (NEO4J_TEST_URI) {
      const env = { NEO4J_USERNAME: NEO4J_TEST_USERNAME, NEO4J_PASSWORD: NEO4J_TEST_PASSWORD };
      await benchStore('Neo4j', NEO4J_TEST_URI, join(folder, 'none'), env);
    } else process.stdout.write('server   Neo4j skipped: set NEO4J_TEST_URI, its database is emptied\n');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function benchStore(name: string, db: string, folder: string, env: Record<string, string>): Promise<void> {
  const page = join(folder, '..', 'page');
  await mkdir(page, { recursive: true });
  await writeFile(join(page, 'index.html'), '<meta name="paperlineage-token" content="">');
  const store = await openStore({ db, folder, env });
  await fill(store);
  const questions = await questionsOf(store);
  await store.close();
  const process_ = serve([page, folder, db], env);
  const bare = await (db === 'embedded' ? bareGrafeo(folder) : bareNeo4j(db, env));
  try {
    const through = await client(await process_.url);
    await compare(name, questions, bare.ask, through);
  } finally {
    process_.child.disconnect();
    await bare.close();
  }
}

async function compare(name: string, questions: readonly Question[], bare: Ask, through: Ask): Promise<void> {
  for (const ask of [bare, through]) await percentile(questions, ask);
  const rounds: { floor: number; ours: number }[] = [];
  for (let i = 0; i < ROUNDS; i++) {
    rounds.push({ floor: await percentile(questions, bare), ours: await percentile(questions, through) });
  }
  const floor = median(rounds.map(round => round.floor));
  const ours = median(rounds.map(round => round.ours));
  process.stdout.write(
    `server   ${name}: 95th percentile ${ours.toFixed(1)} ms, bare driver ${floor.toFixed(1)} ms, ratio ${(ours / floor).toFixed(2)} (wanted ≤ ${WANTED})\n`,
  );
}

/** The 95th percentile of the milliseconds that an answer takes while all clients ask one question after another. */
async function percentile(questions: readonly Question[], ask: Ask): Promise<number> {
  const times: number[] = [];
  const clients = Array.from({ length: CLIENTS }, async (_, offset) => {
    for (let i = 0; i < ASKED_EACH; i++) {
      const started = performance.now();
      await ask(questions[(offset * 7 + i) % questions.length]!);
      times.push(performance.now() - started);
    }
  });
  await Promise.all(clients);
  return times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)]!;
}

async function fill(store: GraphStore): Promise<void> {
  const { nodes, claims } = seededGraph(1, { methods: 300, claims: 3000 });
  const list = async function* <T>(items: T[]) {
    yield* items;
  };
  await syncGraph(store, 'bench', 'seeded 1', {
    nodes: list(nodes.sort((a, b) => compareRefs(refOf(a), refOf(b)))),
    claims: list(claims.sort(compareClaims)),
  });
}

/** Every canned query for three different nodes, asked by key, or as the node that it is. */
function questionsOf(store: GraphStore): Promise<Question[]> {
  const asked: Record<string, (i: number) => string | NodeRef> = {
    Method: i => `m${i * 11}`,
    node: i => ({ label: 'Method', key: `m${i * 13 + 1}` }),
    Paper: i => `p${i}`,
    Hardware: i => `h${i}`,
    Dataset: i => `d${i}`,
    Metric: () => 'speedup',
  };
  const all = loadQueries().flatMap(query =>
    [0, 1, 2].map(async i => {
      const required = query.parameters.filter(parameter => parameter.required);
      const given = Object.fromEntries(required.map(({ name, type }, place) => [name, asked[type]!(i + place * 3)]));
      return {
        name: query.name,
        given,
        cypher: query.cypher,
        parameters: await queryParameters(store, query, given),
      };
    }),
  );
  return Promise.all(all);
}

function serve(args: string[], env: Record<string, string>): { child: ChildProcess; url: Promise<string> } {
  const child = fork(packageFile('bench', 'server-process.ts'), args, {
    env: { ...process.env, ...env },
    execArgv: ['--import', packageFile('node_modules', 'tsx', 'dist', 'loader.mjs')],
  });
  return { child, url: once(child, 'message').then(([url]) => String(url)) };
}

async function client(url: string): Promise<Ask> {
  const page = await (await fetch(url)).text();
  const token = /name="paperlineage-token" content="([^"]+)"/.exec(page)?.[1] ?? '';
  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });
  return ({ name, given }) =>
    new Promise((resolve, reject) => {
      const body = JSON.stringify({ name, parameters: given });
      const headers = {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'x-paperlineage-token': token,
      };
      const asked = request(`${url}api/question`, { method: 'POST', agent, headers }, async response => {
        let text = '';
        for await (const piece of response.setEncoding('utf8')) text += piece;
        if (response.statusCode === 200) resolve(JSON.parse(text));
        else reject(new Error(`${name} was answered ${response.statusCode}: ${text}`));
      });
      asked.on('error', reject).end(body);
    });
}

interface Bare {
  ask: Ask;
  close(): Promise<void>;
}

async function bareGrafeo(folder: string): Promise<Bare> {
  const database = grafeo.GrafeoDB.openReadOnly(new GrafeoFolder(folder).current()!);
  return {
    async ask({ cypher, parameters }) {
      const result = await database.executeCypher(cypher, parameters);
      for (let i = 0; i < result.length; i++) result.get(i);
    },
    close: async () => database.close(),
  };
}

async function bareNeo4j(uri: string, env: Record<string, string>): Promise<Bare> {
  const driver = neo4j.driver(uri, neo4j.auth.basic(env.NEO4J_USERNAME!, env.NEO4J_PASSWORD!));
  const integers = (parameters: Parameters) =>
    Object.fromEntries(
      Object.entries(parameters).map(([name, value]) => [
        name,
        Number.isInteger(value) ? neo4j.int(value as number) : value,
      ]),
    );
  return {
    async ask({ cypher, parameters }) {
      const session = driver.session({ defaultAccessMode: neo4j.session.READ });
      await session.run(cypher, integers(parameters));
      await session.close();
    },
    async close() {
      await driver.executeQuery('MATCH (n) DETACH DELETE n');
      await driver.close();
    },
  };
}
