import grafeo from '@grafeo-db/js';
import { NODE_LABELS } from '../../graph/model.js';
import { askGrafeo } from '../../graph/store/grafeo-rows.js';
import type { GraphReader } from '../../graph/store/port.js';
import { claimDigest, DIGEST_PROPERTY, nodeDigest } from '../../graph/sync/digest.js';
import type { SampleGraph } from './graph-builder.js';

const { GrafeoDB } = grafeo;

/** An empty Grafeo database in memory. Rows that no ORDER BY orders come in another order each time. */
export function memoryDatabase(): GraphReader {
  const db = GrafeoDB.create(null, { shuffleUnordered: true });
  return { query: (...question) => askGrafeo(db, ...question) };
}

/** A Grafeo database in memory that holds a graph. */
export async function memoryReader(graph: SampleGraph): Promise<GraphReader> {
  const reader = memoryDatabase();
  for (const label of NODE_LABELS) {
    await reader.query(`CREATE INDEX ${label.toLowerCase()}_key IF NOT EXISTS FOR (n:${label}) ON (n.key)`);
  }
  for (const node of graph.nodes) {
    const properties = { ...node.properties, [DIGEST_PROPERTY]: nodeDigest(node) };
    await reader.query(`CREATE (n:${node.label}) SET n = $properties`, { properties });
  }
  for (const claim of graph.claims) {
    const { type, from, to } = claim;
    const properties = { ...claim.properties, [DIGEST_PROPERTY]: claimDigest(claim) };
    await reader.query(
      `MATCH (a:${from.label} {key: $from}), (b:${to.label} {key: $to}) CREATE (a)-[r:${type}]->(b) SET r = $properties`,
      { from: from.key, to: to.key, properties },
    );
  }
  return reader;
}
