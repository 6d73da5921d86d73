import { Neo4jStore } from '../graph/store/neo4j-store.js';
import { syncGraph } from '../graph/sync.js';
import { syntheticGraph } from './synthetic-graph.js';

/**
 * A process that syncs a synthetic graph to a Neo4j, to be killed on the way:
 * `node --import tsx sync-process.ts URI USER PASSWORD DATABASE CLAIMS LEASE_MS`. It prints how many claims it has
 * come by, a line each time.
 */
const [uri = '', username = '', password = '', database = '', claims = '0', leaseMs = '0'] = process.argv.slice(2);
const store = new Neo4jStore({
  uri,
  username,
  password,
  database,
  leaseMs: Number(leaseMs),
  onRetry: reason => process.stderr.write(`${reason}\n`),
});
try {
  await syncGraph(store, 'bench', claims, syntheticGraph(Number(claims)), {
    onProgress: done => process.stdout.write(`${done}\n`),
  });
} finally {
  await store.close();
}
