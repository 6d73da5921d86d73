import neo4j from 'neo4j-driver';
import { startNeo4j } from '../scripts/neo4j-server.js';
import { openTurnstile } from './turnstile.js';

/** Where the Neo4j of a test run is. */
export interface TestNeo4j {
  uri: string;
  username: string;
  password: string;
  database: string;
  /** Suites that use it go one by one; see `takeTurn`. */
  turnstilePort: number;
}

/** Carries a `TestNeo4j` as JSON from the run to its workers. */
export const TEST_NEO4J = 'PAPERLINEAGE_TEST_NEO4J';

const HOW =
  'set NEO4J_TEST=download (needs Java 17 and Maven) or NEO4J_TEST_URI, NEO4J_TEST_USERNAME, NEO4J_TEST_PASSWORD, NEO4J_TEST_DATABASE';

type Stop = () => Promise<void>;

/**
 * Finds or starts the Neo4j for a test run and tells the workers where it is. `NEO4J_URI`, the user's own, is never
 * read. Without one its suites are skipped, which is said here; with `REQUIRE_ALL` that is an error.
 * @returns What ends it after the run.
 */
export async function setUpNeo4j(env: NodeJS.ProcessEnv = process.env): Promise<Stop> {
  delete env[TEST_NEO4J];
  const found = await findNeo4j(env);
  if (!found) {
    if (env.REQUIRE_ALL) throw new Error(`REQUIRE_ALL is set, but there is no Neo4j for the tests: ${HOW}.`);
    process.stderr.write(`\nSKIPPED: all tests on a real Neo4j. To run them, ${HOW}.\n\n`);
    return async () => {};
  }
  const { stop, ...server } = found;
  await refuseUnlessEmpty(server).catch(async error => {
    await stop();
    throw error;
  });
  const turnstile = await openTurnstile();
  env[TEST_NEO4J] = JSON.stringify({ ...server, turnstilePort: turnstile.port } satisfies TestNeo4j);
  return async () => {
    await turnstile.close();
    await stop();
  };
}

async function findNeo4j(env: NodeJS.ProcessEnv) {
  const { NEO4J_TEST_URI: uri, NEO4J_TEST_USERNAME: username = 'neo4j', NEO4J_TEST_PASSWORD: password = '' } = env;
  if (uri) return { uri, username, password, database: env.NEO4J_TEST_DATABASE ?? 'neo4j', stop: async () => {} };
  if (!env.NEO4J_TEST) return undefined;
  if (env.NEO4J_TEST !== 'download')
    throw new Error(`NEO4J_TEST is \`${env.NEO4J_TEST}\`; \`download\` is what it takes.`);
  const { uri: started, stop, ...rest } = await startNeo4j();
  return { uri: started, username: rest.username, password: rest.password, database: rest.database, stop };
}

async function refuseUnlessEmpty({
  uri,
  username,
  password,
  database,
}: Omit<TestNeo4j, 'turnstilePort'>): Promise<void> {
  const driver = neo4j.driver(uri, neo4j.auth.basic(username, password));
  try {
    const { records } = await driver.executeQuery('MATCH (n) RETURN n LIMIT 1', {}, { database });
    if (records.length === 0) return;
  } finally {
    await driver.close();
  }
  throw new Error(
    `The database \`${database}\` at ${uri} is not empty. Tests delete everything: give them one of their own.`,
  );
}
