import neo4j from 'neo4j-driver';
import type { Neo4jServer } from '../scripts/neo4j-server.js';

type Place = Pick<Neo4jServer, 'uri' | 'username' | 'password' | 'database'>;

/** Takes every node, relationship and constraint away, in steps that any heap has room for. */
export async function emptyNeo4j({ uri, username, password, database }: Place): Promise<void> {
  const driver = neo4j.driver(uri, neo4j.auth.basic(username, password));
  const session = driver.session({ database });
  try {
    await session.run('MATCH ()-[r]->() CALL (r) { DELETE r } IN TRANSACTIONS OF 20000 ROWS');
    await session.run('MATCH (n) CALL (n) { DELETE n } IN TRANSACTIONS OF 20000 ROWS');
    const { records } = await session.run('SHOW CONSTRAINTS YIELD name RETURN name');
    for (const record of records) await session.run(`DROP CONSTRAINT ${record.get('name')}`);
  } finally {
    await session.close();
    await driver.close();
  }
}
