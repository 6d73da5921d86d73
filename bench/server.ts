import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compareClaims, compareRefs, type NodeRef } from '../graph/model.js';
import { loadQueries } from '../graph/queries/load-queries.js';
import { queryParameters } from '../graph/queries/query-parameters.js';
import { refOf } from '../graph/refs-reader.js';
import { openStore } from '../graph/store/open-store.js';
import type { GraphStore } from '../graph/store/port.js';
import { syncGraph } from '../graph/sync.js';
import { packageFile } from '../package-root.js';
import { seededGraph } from '../test/graph/seeded-graph.js';
import { streamOf } from '../test/streams.js';
import { alternating, type Compared } from './alternating.js';
import { emptyNeo4j } from './empty-neo4j.js';
import { bareGrafeo, bareNeo4j, type Question, type ServerSide, throughServer } from './server-sides.js';

const HOW = { clients: 16, asked: 102, turns: 4, rounds: 15 };
const WANTED = 1.3;

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
  const started = serve([page, folder, db], env);
  const bare = await (db === 'embedded' ? bareGrafeo(folder) : bareNeo4j(db, env));
  try {
    const through = await throughServer(await started.url, HOW.clients);
    tell(name, await alternating(questions, { ours: through.ask, floor: bare.ask }, HOW));
    await besideRunaway(name, through, questions);
    await through.close();
  } finally {
    started.child.disconnect();
    await bare.close();
    if (db !== 'embedded')
      await emptyNeo4j({ uri: db, username: env.NEO4J_USERNAME!, password: env.NEO4J_PASSWORD!, database: 'neo4j' });
  }
}

function tell(name: string, { ours, floor, ratio, ratios }: Compared): void {
  const [low, high] = [ratios[Math.floor(ratios.length / 4)]!, ratios[Math.floor((ratios.length * 3) / 4)]!];
  process.stdout.write(
    `server   ${name}: 95th percentile ${ours.toFixed(1)} ms, bare driver ${floor.toFixed(1)} ms, ratio ${ratio.toFixed(2)} (half of the rounds ${low.toFixed(2)} to ${high.toFixed(2)}; wanted ≤ ${WANTED})\n`,
  );
}

/** Ends only when the server ends it. */
const RUNAWAY = 'MATCH (a), (b), (c), (d) RETURN count(*) AS n';

/** How much longer canned queries take, one after another, while own Cypher runs away. */
async function besideRunaway(name: string, server: ServerSide, questions: readonly Question[]): Promise<void> {
  const alone = await longestAnswer(server, questions, () => false);
  let runs = true;
  const runaway = server.askOwn(RUNAWAY).finally(() => {
    runs = false;
  });
  const beside = await longestAnswer(server, questions, () => runs);
  await runaway;
  process.stdout.write(
    `server   ${name}: longest answer ${beside.toFixed(0)} ms beside a runaway question, ${alone.toFixed(0)} ms without (wanted < 1,000 ms more)\n`,
  );
}

/** Milliseconds of the longest answer of one round of questions, and of those asked as long as something goes on. */
async function longestAnswer(server: ServerSide, questions: readonly Question[], goesOn: () => boolean) {
  let longest = 0;
  do {
    for (const question of questions) {
      const started = performance.now();
      await server.ask(question);
      longest = Math.max(longest, performance.now() - started);
    }
  } while (goesOn());
  return longest;
}

async function fill(store: GraphStore): Promise<void> {
  const { nodes, claims } = seededGraph(1, { methods: 300, claims: 3000 });
  await syncGraph(store, 'bench', 'seeded 1', {
    nodes: streamOf(nodes.sort((a, b) => compareRefs(refOf(a), refOf(b)))),
    claims: streamOf(claims.sort(compareClaims)),
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
