import grafeo from '@grafeo-db/js';
import type { GraphReader, Row } from '../../graph/store/port.js';
import type { SampleGraph } from './graph-builder.js';
const { GrafeoDB } = grafeo;

/** A Grafeo database in memory that holds a graph. */
export async function memoryReader(graph: SampleGraph): Promise<GraphReader> {
  const db = GrafeoDB.create(null, { shuffleUnordered: true });
  for (const label of ['Paper', 'Method', 'Hardware', 'Dataset', 'Metric']) {
    await db.executeCypher(`CREATE INDEX ${label.toLowerCase()}_key IF NOT EXISTS FOR (n:${label}) ON (n.key)`);
  }
  for (const { label, properties } of graph.nodes) {
    await db.executeCypher(`CREATE (n:${label}) SET n = $properties`, { properties });
  }
  for (const { type, from, to, properties } of graph.claims) {
    await db.executeCypher(
      `MATCH (a:${from.label} {key: $from}), (b:${to.label} {key: $to}) CREATE (a)-[r:${type}]->(b) SET r = $properties`,
      { from: from.key, to: to.key, properties },
    );
  }
  return {
    async query(cypher, parameters = {}) {
      const result = await db.executeCypher(cypher, parameters);
      const rows = result.rows() as Row[];
      return {
        columns: result.columns,
        async *[Symbol.asyncIterator]() {
          yield* rows;
        },
      };
    },
  };
}
