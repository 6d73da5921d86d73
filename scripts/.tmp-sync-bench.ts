import { rmSync } from 'node:fs';
import { hash } from 'node:crypto';
import { compareClaims, compareRefs, type Claim, type GraphNode } from '../graph/model.js';
import { GrafeoStore } from '../graph/store/grafeo-store.js';
import { Neo4jStore } from '../graph/store/neo4j-store.js';
import { syncGraph } from '../graph/sync.js';
import { readClaims, readNodes } from '../graph/graph-reader.js';
const CLAIMS = Number(process.argv[3] ?? 50000), PAPERS = CLAIMS / 20, METHODS = CLAIMS / 10;
const nodes: GraphNode[] = [];
for (let i = 0; i < PAPERS; i++) nodes.push({ label: 'Paper', properties: { key: `arXiv:${i}`, title: `A paper ${i}`, abstract: 'Some words of an abstract. '.repeat(40), authors: ['A B', 'C D'], organisation: '', published: '2024-01', url: '', sources: ['x.txt'] } });
for (let i = 0; i < METHODS; i++) nodes.push({ label: 'Method', properties: { key: `method-${i}`, name: `Method ${i}`, aliases: [], kind: 'model', generic: false } });
const claims: Claim[] = [];
for (let i = 0; i < CLAIMS; i++) {
  const p = i % PAPERS; const to = { label: 'Method' as const, key: `method-${(i * 7919) % METHODS}` };
  const base = { id: hash('sha1', `c${i}`).slice(0, 20), paper: `arXiv:${p}`, evidence: `We build this method on that one, and say it in a sentence of usual length ${i}.`, start: i % 900, end: (i % 900) + 90, moreEvidence: [], moreStarts: [], moreEnds: [], confidence: (i % 100) / 100, rule: 'pattern/builds-on', extractor: '1', fromReason: 'quoted' as const, fromStart: 3, fromEnd: 9, toReason: 'quoted' as const, toStart: 20, toEnd: 24 };
  if (i % 2) claims.push({ type: 'MENTIONS', from: { label: 'Paper', key: `arXiv:${p}` }, to, properties: { ...base, count: 2, starts: [1, 2], ends: [3, 4] } });
  else claims.push({ type: 'USES', from: { label: 'Method', key: `method-${i % METHODS}` }, to, properties: base });
}
nodes.sort((a, b) => compareRefs({ label: a.label, key: a.properties.key }, { label: b.label, key: b.properties.key })); claims.sort(compareClaims);
async function* of<T>(list: T[]) { yield* list; }
const target = process.argv[2]!;
const folder = process.argv[5] ?? '/tmp/bench/store';
if (target === 'grafeo') rmSync(folder, { recursive: true, force: true });
const store = target === 'grafeo' ? new GrafeoStore(folder) : new Neo4jStore({ uri: process.env.NEO4J_TEST_URI!, username: 'neo4j', password: process.env.NEO4J_TEST_PASSWORD });
const time = async <T>(label: string, work: () => Promise<T>) => { const from = performance.now(); const out = await work(); const ms = performance.now() - from; console.log(label, ms.toFixed(0), 'ms', typeof out === 'object' ? JSON.stringify(out) : out, 'rss', (process.memoryUsage().rss / 1e6) | 0); return ms; };
const first = await time('first', () => syncGraph(store, 'w', '1', { nodes: of(nodes), claims: of(claims) }));
console.log(((CLAIMS / first) * 1000).toFixed(0), 'claims/s');
await time('same inputs', () => syncGraph(store, 'w', '1', { nodes: of(nodes), claims: of(claims) }));
await time('same graph', () => syncGraph(store, 'w', '2', { nodes: of(nodes), claims: of(claims) }));
claims[777]!.properties.evidence += ' changed';
await time('one changed', () => syncGraph(store, 'w', '3', { nodes: of(nodes), claims: of(claims) }));
await time('read all', async () => { let n = 0; for await (const _ of readNodes(store)) n++; for await (const c of readClaims(store)) { if (JSON.stringify(c) !== JSON.stringify(claims[n - nodes.length])) { console.log(JSON.stringify(c), JSON.stringify(claims[n - nodes.length])); break; } n++; } return n; });
if (process.argv[4] === 'bare' && target === 'grafeo') { }
if (process.argv[4] !== 'keep') await time('all gone', () => syncGraph(store, 'w', '4', { nodes: of([]), claims: of([]) }));
await store.close();
if (process.argv[4] === 'bare') {
  const batches: [string, object[]][] = [];
  for (const label of ['Paper', 'Method']) { const rows = nodes.filter(n => n.label === label).map(n => n.properties); for (let i = 0; i < rows.length; i += 5000) batches.push([`UNWIND $rows AS row CREATE (n:${label}) SET n = row`, rows.slice(i, i + 5000)]); }
  for (const [type, from] of [['MENTIONS', 'Paper'], ['USES', 'Method']]) { const rows = claims.filter(c => c.type === type).map(c => ({ f: c.from.key, t: c.to.key, p: c.properties })); for (let i = 0; i < rows.length; i += 5000) batches.push([`UNWIND $rows AS row MATCH (a:${from} {key: row.f}) MATCH (b:Method {key: row.t}) CREATE (a)-[r:${type}]->(b) SET r = row.p`, rows.slice(i, i + 5000)]); }
  if (target === 'grafeo') { const { default: grafeo } = await import('@grafeo-db/js'); rmSync('/tmp/bench/bare.grafeo', { force: true }); await time('bare', async () => { const db = grafeo.GrafeoDB.create('/tmp/bench/bare.grafeo'); for (const l of ['Paper', 'Method']) { await db.executeCypher(`CREATE CONSTRAINT ${l}_k IF NOT EXISTS FOR (n:${l}) REQUIRE n.key IS UNIQUE`); await db.executeCypher(`CREATE INDEX ${l}_i IF NOT EXISTS FOR (n:${l}) ON (n.key)`); } for (const [c, rows] of batches) await db.executeCypher(c, { rows }); db.close(); }); }
  else { const { default: neo4j } = await import('neo4j-driver'); const d = neo4j.driver(process.env.NEO4J_TEST_URI!, neo4j.auth.basic('neo4j', process.env.NEO4J_TEST_PASSWORD!)); const ints = (v: unknown): unknown => typeof v === 'number' && Number.isInteger(v) ? neo4j.int(v) : Array.isArray(v) ? v.map(ints) : v && typeof v === 'object' ? Object.fromEntries(Object.entries(v).map(([k, x]) => [k, ints(x)])) : v; await time('bare', async () => { for (const [c, rows] of batches) { const s = d.session(); await s.executeWrite(tx => tx.run(c, { rows: ints(rows) })); await s.close(); } }); await d.close(); }
}
