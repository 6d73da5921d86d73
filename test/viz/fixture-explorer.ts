import grafeo from '@grafeo-db/js';
import type { Claim, GraphNode } from '../../graph/model.js';
import { loadQueries } from '../../graph/queries/load-queries.js';
import type { GraphReader, GraphValue, Row } from '../../graph/store/port.js';
import { ExplorerData } from '../../viz/server/explorer-data.js';
import { QuestionDesk } from '../../viz/server/question-desk.js';
import { fixtureClaims, fixtureNodes } from './fixture-graph.js';

const { GrafeoDB } = grafeo;

/** A graph in memory behind the port, so that the server's questions run on a real database. */
export async function memoryReader(nodes: GraphNode[], claims: Claim[]): Promise<GraphReader> {
  const db = GrafeoDB.create();
  for (const node of nodes) {
    await db.executeCypher(`CREATE (n:${node.label}) SET n = $properties`, { properties: node.properties });
  }
  for (const { type, from, to, properties } of claims) {
    await db.executeCypher(
      `MATCH (a:${from.label} {key: $from}), (b:${to.label} {key: $to}) CREATE (a)-[r:${type}]->(b) SET r = $properties`,
      { from: from.key, to: to.key, properties },
    );
  }
  return {
    async query(cypher, parameters = {}) {
      const result = await db.executeCypher(cypher, parameters);
      const rows = result.rows() as Record<string, GraphValue>[] | Row[];
      return {
        columns: result.columns,
        async *[Symbol.asyncIterator]() {
          for (const row of rows) yield Array.isArray(row) ? row : result.columns.map(name => row[name] ?? null);
        },
      };
    },
  };
}

/** The explorer's data over the fixture graph, or over another. */
export async function fixtureExplorer(nodes = fixtureNodes(), claims = fixtureClaims()): Promise<ExplorerData> {
  const reader = await memoryReader(nodes, claims);
  const questions = new QuestionDesk(reader, loadQueries());
  const downloads = { formats: [], make: async () => ({ name: 'graph.json', text: '{}' }) };
  return new ExplorerData(reader, async () => 'fixture', questions, downloads);
}
