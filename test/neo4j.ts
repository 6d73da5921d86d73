import { afterAll, beforeAll, describe } from '@jest/globals';
import neo4j, { type Driver } from 'neo4j-driver';
import { MARK_LABEL } from '../graph/mark.js';
import { NODE_LABELS } from '../graph/model.js';
import { TEST_NEO4J, type TestNeo4j } from './neo4j-setup.js';
import { takeTurn } from './turnstile.js';

/** Those of the migrations, and those that an exported script makes. */
const SHOW_OURS = `SHOW CONSTRAINTS YIELD name, labelsOrTypes AS labels, properties
  WHERE properties = ['key'] AND labels[0] IN $labels RETURN name`;

const TURN_WITHIN_MS = 15 * 60_000;

/** A server as a test uses it: its address, and a driver of its own to look behind the store's back. */
export interface Neo4jUnderTest extends TestNeo4j {
  readonly driver: Driver;
  /** Deletes all nodes and relationships. */
  empty(): Promise<void>;
  /** Drops the constraints that keep keys apart. */
  dropConstraints(): Promise<void>;
}

/**
 * A suite on the Neo4j of this test run, alone on it, in an empty database that is emptied again afterwards. Skipped
 * where the run has none, as `setUpNeo4j` has said.
 * @param suite Its tests may use the server; what it does outside of tests and hooks may not.
 */
export function describeOnNeo4j(name: string, suite: (server: () => Neo4jUnderTest) => void): void {
  const given = process.env[TEST_NEO4J];
  if (!given) {
    describe.skip(name, () => suite(unavailable));
    return;
  }
  describe(name, () => {
    const server = underTest(JSON.parse(given) as TestNeo4j);
    let leave = () => {};
    beforeAll(async () => {
      leave = await takeTurn(server.turnstilePort);
      await server.empty();
    }, TURN_WITHIN_MS);
    afterAll(async () => {
      await server.empty();
      await server.dropConstraints();
      await server.driver.close();
      leave();
    });
    suite(() => server);
  });
}

/**
 * A suite that starts Neo4j servers of its own, because it kills or configures them; only where the test run may fetch
 * one.
 */
export function describeWithOwnNeo4j(name: string, suite: () => void): void {
  if (process.env.NEO4J_TEST === 'download') describe(name, suite);
  else describe.skip(`${name} (needs NEO4J_TEST=download)`, suite);
}

function unavailable(): never {
  throw new Error('There is no Neo4j in this test run.');
}

function underTest(server: TestNeo4j): Neo4jUnderTest {
  const { uri, username, password, database } = server;
  const driver = neo4j.driver(uri, neo4j.auth.basic(username, password));
  const empty = async () => {
    await driver.executeQuery('MATCH ()-[r]->() DELETE r', {}, { database });
    await driver.executeQuery('MATCH (n) DELETE n', {}, { database });
  };
  const dropConstraints = async () => {
    const { records } = await driver.executeQuery(SHOW_OURS, { labels: [...NODE_LABELS, MARK_LABEL] }, { database });
    for (const record of records) await driver.executeQuery(`DROP CONSTRAINT ${record.get('name')}`, {}, { database });
  };
  return { ...server, driver, empty, dropConstraints };
}
