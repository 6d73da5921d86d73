import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import neo4j from 'neo4j-driver';
import { javaCommand, NEO4J_VERSION, neo4jClassPath } from './neo4j-class-path.js';

const READY_WITHIN_MS = 300_000;
const STOPPED_WITHIN_MS = 20_000;

/** A running Neo4j of our own, on loopback, with a data folder that goes away with it. */
export interface Neo4jServer {
  readonly uri: string;
  readonly username: string;
  readonly password: string;
  readonly database: string;
  readonly home: string;
  /** Number of its process, another one after each start. */
  readonly pid: number;
  /** Kills it with SIGKILL; its data stay. */
  kill(): Promise<void>;
  /** Starts it again where it was killed, at the same address over the same data. */
  restart(): Promise<void>;
  /** Stops the server and deletes its folder. */
  stop(): Promise<void>;
}

export interface Neo4jServerOptions {
  /** Name of its one database; Neo4j's own default is `neo4j`. */
  database?: string;
  password?: string;
  /** Encrypts Bolt, and takes nothing unencrypted: key and certificate in PEM. */
  tls?: { key: string; certificate: string };
  /** Called before the first start with the server's folder, which is configured: the time to import data. */
  prepare?: (home: string) => Promise<void>;
}

/** Starts Neo4j Community on a free loopback port and waits until it answers Bolt. Needs Java 17. */
export async function startNeo4j(options: Neo4jServerOptions = {}): Promise<Neo4jServer> {
  const classPath = await neo4jClassPath();
  const { database = 'neo4j', password = 'for-tests-only', tls, prepare } = options;
  const port = await freePort();
  const home = mkdtempSync(join(tmpdir(), 'paperlineage-neo4j-'));
  writeConfiguration(home, port, { database, tls });
  await prepare?.(home).catch(error => {
    rmSync(home, { recursive: true, force: true });
    throw error;
  });
  const uri = `${tls ? 'bolt+ssc' : 'bolt'}://127.0.0.1:${port}`;
  let child = launch(classPath, home);
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const server: Neo4jServer = {
    uri,
    username: 'neo4j',
    password,
    database,
    home,
    get pid() {
      return child.pid!;
    },
    kill: () => end(child, 'SIGKILL'),
    async restart() {
      await end(child, 'SIGKILL');
      child = launch(classPath, home);
      await answers({ child, uri, password, home }, 'RETURN 1', {}, database);
    },
    async stop() {
      await end(child, 'SIGTERM');
      process.off('exit', kill);
      rmSync(home, { recursive: true, force: true });
    },
  };
  try {
    // A new server starts with a password that must be changed.
    const change = 'ALTER CURRENT USER SET PASSWORD FROM "neo4j" TO $password';
    await answers({ child, uri, password: 'neo4j', home }, change, { password }, 'system');
  } catch (error) {
    await server.stop();
    throw error;
  }
  return server;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

interface Configured {
  database: string;
  tls: Neo4jServerOptions['tls'];
}

function writeConfiguration(home: string, port: number, { database, tls }: Configured): void {
  mkdirSync(join(home, 'conf'), { recursive: true });
  mkdirSync(join(home, 'logs'));
  const settings = {
    'initial.dbms.default_database': database,
    'server.bolt.listen_address': `127.0.0.1:${port}`,
    'server.bolt.advertised_address': `127.0.0.1:${port}`,
    'server.http.enabled': 'false',
    'server.https.enabled': 'false',
    'server.memory.pagecache.size': '128m',
    'dbms.usage_report.enabled': 'false',
    ...(tls ? tlsSettings(home, tls) : {}),
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}\n`);
  writeFileSync(join(home, 'conf', 'neo4j.conf'), lines.join(''));
}

function tlsSettings(home: string, { key, certificate }: { key: string; certificate: string }) {
  const folder = join(home, 'certificates', 'bolt');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'private.key'), key);
  writeFileSync(join(folder, 'public.crt'), certificate);
  return {
    'server.bolt.tls_level': 'REQUIRED',
    'dbms.ssl.policy.bolt.enabled': 'true',
    'dbms.ssl.policy.bolt.base_directory': folder,
    'dbms.ssl.policy.bolt.private_key': 'private.key',
    'dbms.ssl.policy.bolt.public_certificate': 'public.crt',
    'dbms.ssl.policy.bolt.client_auth': 'NONE',
  };
}

function launch(classPath: string, home: string): ChildProcess {
  const main = ['org.neo4j.server.CommunityEntryPoint', `--home-dir=${home}`, `--config-dir=${join(home, 'conf')}`];
  const log = openSync(join(home, 'logs', 'console.log'), 'a');
  const [java, ...start] = javaCommand(classPath);
  return spawn(java, [...start, ...main], { stdio: ['ignore', log, log] });
}

interface Started {
  child: ChildProcess;
  uri: string;
  password: string;
  home: string;
}

/** Waits until the server runs a statement. */
async function answers(
  { child, uri, password, home }: Started,
  statement: string,
  parameters: object,
  database: string,
): Promise<void> {
  let failure: Error | undefined;
  child.once('error', error => {
    failure = error;
  });
  const driver = neo4j.driver(uri, neo4j.auth.basic('neo4j', password), { connectionTimeout: 2_000 });
  try {
    for (const from = Date.now(); Date.now() - from < READY_WITHIN_MS; await sleep(200)) {
      if (failure || child.exitCode !== null) break;
      try {
        await driver.executeQuery(statement, parameters, { database });
        return;
      } catch (error) {
        if (!(error instanceof neo4j.Neo4jError && error.retriable)) throw error;
      }
    }
  } finally {
    await driver.close();
  }
  const said = readFileSync(join(home, 'logs', 'console.log'), 'utf8')
    .trim()
    .split('\n')
    .slice(-5)
    .join('\n');
  throw new Error(`Neo4j did not start. Java 17 is needed. It said:\n${said || failure?.message || 'nothing'}`);
}

async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise(resolve => child.once('exit', resolve));
  child.kill(signal);
  const late = setTimeout(() => child.kill('SIGKILL'), STOPPED_WITHIN_MS);
  await ended;
  clearTimeout(late);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const server = await startNeo4j();
  const names = {
    NEO4J_TEST_URI: server.uri,
    NEO4J_TEST_USERNAME: server.username,
    NEO4J_TEST_PASSWORD: server.password,
  };
  for (const [name, value] of Object.entries(names)) process.stdout.write(`export ${name}=${value}\n`);
  process.stderr.write(`Neo4j ${NEO4J_VERSION} runs in ${server.home}; Ctrl-C stops it and deletes its data.\n`);
  const stop = () => void server.stop();
  process.once('SIGINT', stop).once('SIGTERM', stop);
}
