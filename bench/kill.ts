import neo4j from 'neo4j-driver';
import { startNeo4j } from '../scripts/neo4j-server.js';
import { seededRandom } from '../scripts/random.js';
import { digestOf, killRound } from './kill-round.js';
import { syntheticGraph } from './synthetic-graph.js';

const ROUNDS = 10;
const CLAIMS = 100_000;

/** Kills our process and the server in the middle of a load, again and again, and looks whether the graph is the same. */
export async function benchKill(): Promise<void> {
  const { nodes, claims } = syntheticGraph(CLAIMS);
  const expected = await digestOf(nodes, claims);
  const random = seededRandom(1);
  const server = await startNeo4j();
  let same = 0;
  try {
    for (let round = 1; round <= ROUNDS; round++) {
      const from = performance.now();
      const { killedAt, contents } = await killRound(server, CLAIMS, random);
      const seconds = ((performance.now() - from) / 1000).toFixed(0);
      const right = contents.digest === expected && contents.relationships === CLAIMS;
      if (right) same += 1;
      const kills = killedAt.map(({ victim, claims: at }) => `${victim} at ${at}`).join(', ');
      process.stdout.write(
        `kill   round ${round}: ${kills}; ${contents.relationships} relations, ${right ? 'the same graph' : 'ANOTHER GRAPH'}, ${seconds} s\n`,
      );
      await empty(server);
    }
  } finally {
    await server.stop();
  }
  process.stdout.write(`kill   ${same} of ${ROUNDS} loads of ${CLAIMS} relations ended in the same graph\n`);
  if (same < ROUNDS) process.exitCode = 1;
}

async function empty({ uri, username, password, database }: Awaited<ReturnType<typeof startNeo4j>>): Promise<void> {
  const driver = neo4j.driver(uri, neo4j.auth.basic(username, password));
  const session = driver.session({ database });
  try {
    await session.run('MATCH ()-[r]->() CALL (r) { DELETE r } IN TRANSACTIONS OF 20000 ROWS');
    await session.run('MATCH (n) CALL (n) { DELETE n } IN TRANSACTIONS OF 20000 ROWS');
  } finally {
    await session.close();
    await driver.close();
  }
}
