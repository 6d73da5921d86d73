import { Neo4jStore } from '../graph/store/neo4j-store.js';
import { NodeIndex } from '../graph/sync/node-index.js';
import { StoredClaims } from '../graph/sync/stored-claims.js';
const store = new Neo4jStore({ uri: process.env.NEO4J_TEST_URI!, username: 'neo4j', password: process.env.NEO4J_TEST_PASSWORD });
const t = async <T>(l: string, w: () => Promise<T>) => { const f = performance.now(); const o = await w(); console.log(l, (performance.now() - f) | 0); return o; };
await t('exists', () => store.exists()); await t('exists', () => store.exists());
for (let k = 0; k < 2; k++) { await t('edit', () => store.edit(async e => {
  const index = await t('index', () => NodeIndex.read(e));
  const all = index.stored();
  for (let i = 0; i < all.length; i += 500) await t('claims', () => StoredClaims.read(e, all.slice(i, i + 500)));
})); }
await store.close();
