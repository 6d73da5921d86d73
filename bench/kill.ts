import { startNeo4j } from '../scripts/neo4j-server.js';
import { seededRandom } from '../scripts/random.js';
import { emptyNeo4j } from './empty-neo4j.js';
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
      await emptyNeo4j(server);
    }
  } finally {
    await server.stop();
  }
  process.stdout.write(`kill   ${same} of ${ROUNDS} loads of ${CLAIMS} relations ended in the same graph\n`);
  if (same < ROUNDS) process.exitCode = 1;
}
