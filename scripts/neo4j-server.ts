import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import neo4j from 'neo4j-driver';

export const NEO4J_VERSION = '5.26.28';

const READY_WITHIN_MS = 90_000;
const STOPPED_WITHIN_MS = 20_000;

/** A running Neo4j of our own, on loopback, with a data folder that goes away with it. */
export interface Neo4jServer {
  readonly uri: string;
  readonly username: string;
  readonly password: string;
  readonly database: string;
  readonly home: string;
  readonly process: ChildProcess;
  /** Stops the server and deletes its folder. */
  stop(): Promise<void>;
}

export interface Neo4jServerOptions {
  /** Name of its one database; Neo4j's own default is `neo4j`. */
  database?: string;
  password?: string;
}

/**
 * Java class path of Neo4j Community, from Maven Central through `mvn`, kept in `~/.cache/paperlineage`
 * (`XDG_CACHE_HOME` is heeded). Some 120 MB, fetched once. The same class path holds `org.neo4j.cli.AdminTool`.
 */
export async function neo4jClassPath(version = NEO4J_VERSION): Promise<string> {
  const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'paperlineage');
  const folder = join(cache, `neo4j-${version}`);
  if (!existsSync(folder)) await fetchJars(version, cache, folder);
  return join(folder, '*');
}

async function fetchJars(version: string, cache: string, folder: string): Promise<void> {
  mkdirSync(cache, { recursive: true });
  const draft = mkdtempSync(join(cache, 'fetching-'));
  try {
    writeFileSync(join(draft, 'pom.xml'), projectFile(version));
    const jars = join(draft, 'jars');
    const goal = ['dependency:copy-dependencies', `-DoutputDirectory=${jars}`, '-DincludeScope=runtime'];
    await promisify(execFile)('mvn', ['-q', '-B', '-f', join(draft, 'pom.xml'), ...goal]);
    // Another process may have fetched the same meanwhile: then its folder stays.
    if (!existsSync(folder)) renameSync(jars, folder);
  } catch (cause) {
    const { stdout = '', message } = cause as { stdout?: string; message: string };
    const said = stdout.trim().split('\n').slice(0, 5).join('\n') || message;
    throw new Error(`Neo4j ${version} could not be fetched from Maven Central; \`mvn\` is needed. It said:\n${said}`, {
      cause,
    });
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

function projectFile(version: string): string {
  return `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>local</groupId><artifactId>neo4j-server</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>
    <dependency><groupId>org.neo4j</groupId><artifactId>neo4j</artifactId><version>${version}</version></dependency>
  </dependencies>
</project>
`;
}

/** Starts Neo4j Community on a free loopback port and waits until it answers Bolt. Needs Java 17. */
export async function startNeo4j(options: Neo4jServerOptions = {}): Promise<Neo4jServer> {
  const classPath = await neo4jClassPath();
  const { database = 'neo4j', password = 'for-tests-only' } = options;
  const port = await freePort();
  const home = mkdtempSync(join(tmpdir(), 'paperlineage-neo4j-'));
  writeConfiguration(home, port, database);
  const child = launch(classPath, home);
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const stop = async () => {
    await end(child);
    process.off('exit', kill);
    rmSync(home, { recursive: true, force: true });
  };
  const uri = `bolt://127.0.0.1:${port}`;
  try {
    await ready(child, uri, password, home);
  } catch (error) {
    await stop();
    throw error;
  }
  return { uri, username: 'neo4j', password, database, home, process: child, stop };
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

function writeConfiguration(home: string, port: number, database: string): void {
  mkdirSync(join(home, 'conf'), { recursive: true });
  mkdirSync(join(home, 'logs'));
  const settings = {
    'initial.dbms.default_database': database,
    'server.bolt.listen_address': `127.0.0.1:${port}`,
    'server.http.enabled': 'false',
    'server.https.enabled': 'false',
    'server.memory.pagecache.size': '128m',
    'dbms.usage_report.enabled': 'false',
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}\n`);
  writeFileSync(join(home, 'conf', 'neo4j.conf'), lines.join(''));
}

function launch(classPath: string, home: string): ChildProcess {
  const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'java') : 'java';
  const opens = ['java.nio', 'java.io', 'sun.nio.ch', 'java.lang'].map(
    name => `--add-opens=java.base/${name}=ALL-UNNAMED`,
  );
  const main = ['org.neo4j.server.CommunityEntryPoint', `--home-dir=${home}`, `--config-dir=${join(home, 'conf')}`];
  const log = openSync(join(home, 'logs', 'console.log'), 'a');
  return spawn(java, ['-Xms256m', '-Xmx1g', ...opens, '-cp', classPath, ...main], { stdio: ['ignore', log, log] });
}

/** Waits for Bolt, and sets the password in place of the one that a new server starts with. */
async function ready(child: ChildProcess, uri: string, password: string, home: string): Promise<void> {
  let failure: Error | undefined;
  child.once('error', error => {
    failure = error;
  });
  const driver = neo4j.driver(uri, neo4j.auth.basic('neo4j', 'neo4j'), { connectionTimeout: 2_000 });
  try {
    for (const from = Date.now(); Date.now() - from < READY_WITHIN_MS; await sleep(200)) {
      if (failure || child.exitCode !== null) break;
      try {
        const change = 'ALTER CURRENT USER SET PASSWORD FROM "neo4j" TO $password';
        await driver.executeQuery(change, { password }, { database: 'system' });
        return;
      } catch (error) {
        if (!neo4j.isRetriableError(error)) throw error;
        failure = undefined;
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

async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise(resolve => child.once('exit', resolve));
  child.kill('SIGTERM');
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
