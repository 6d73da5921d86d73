import { afterAll, beforeAll, describe } from '@jest/globals';
import neo4j, { type Driver } from 'neo4j-driver';
import { MARK_LABEL } from '../graph/mark.js';
import { NODE_LABELS } from '../graph/model.js';
import { TEST_NEO4J, type TestNeo4j } from './neo4j-setup.js';
import { takeTurn } from './turnstile.js';

const TURN_WITHIN_MS = 15 * 60_000;

/** A server as a test uses it: its address, and a driver of its own to look behind the store's back. */
export interface Neo4jUnderTest extends TestNeo4j {
  readonly driver: Driver;
  /** Deletes all nodes and relationships. */
  empty(): Promise<void>;
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
      await dropConstraints(server);
      await server.driver.close();
      leave();
    });
    suite(() => server);
  });
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
  return { ...server, driver, empty };
}

async function dropConstraints({ driver, database }: Neo4jUnderTest): Promise<void> {
  for (const label of [...NODE_LABELS, MARK_LABEL]) {
    await driver.executeQuery(`DROP CONSTRAINT ${label.toLowerCase()}_key IF EXISTS`, {}, { database });
  }
}
