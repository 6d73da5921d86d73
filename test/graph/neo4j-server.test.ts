import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { digestOf, killRound } from '../../bench/kill-round.js';
import { syntheticGraph } from '../../bench/synthetic-graph.js';
import { openStore } from '../../graph/store/open-store.js';
import { allRows, type GraphStore } from '../../graph/store/port.js';
import { syncGraph } from '../../graph/sync.js';
import { type Neo4jServer, startNeo4j } from '../../scripts/neo4j-server.js';
import { seededRandom } from '../../scripts/random.js';
import { inTemporaryFolder } from '../ingest/temporary-folder.js';
import { describeWithOwnNeo4j } from '../neo4j.js';
import { streamOf } from '../streams.js';
import { attentionGraph } from './attention-graph.js';

const STARTING_MS = 320_000;

/** A key, and a certificate that it signed itself, in PEM. */
function selfSigned(): Promise<{ key: string; certificate: string }> {
  return inTemporaryFolder(async folder => {
    const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
    const request = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost'];
    await promisify(execFile)('openssl', [...request, '-keyout', key, '-out', certificate]);
    return { key: await readFile(key, 'utf8'), certificate: await readFile(certificate, 'utf8') };
  });
}

describeWithOwnNeo4j('an encrypted Neo4j with its own certificate and a database of another name', () => {
  let server: Neo4jServer;
  beforeAll(async () => {
    server = await startNeo4j({ database: 'papers', tls: await selfSigned() });
  }, STARTING_MS);
  afterAll(() => server?.stop());

  /** Opens the store as a person would who gives this address. */
  async function opened<T>(scheme: string, work: (store: GraphStore) => Promise<T>): Promise<T> {
    const db = `${server.uri.replace(/^[^:]+/, scheme)}/papers`;
    const env = { NEO4J_USERNAME: server.username, NEO4J_PASSWORD: server.password };
    const store = await openStore({ db, folder: '', env });
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  }

  it.each(['neo4j+ssc', 'bolt+ssc'])(
    'is written and read over %s',
    async scheme => {
      const { nodes, claims } = attentionGraph();
      await opened(scheme, async store => {
        await syncGraph(store, 'here', scheme, { nodes: streamOf(nodes), claims: streamOf(claims) });
        const count = 'MATCH (n) WHERE NOT n:Paperlineage RETURN count(n) AS n';
        expect(await allRows(await store.query(count))).toEqual([{ n: nodes.length }]);
      });
    },
    240_000,
  );

  it.each(['neo4j+s', 'bolt+s'])('is not trusted over %s, and what to do is said', async scheme => {
    await opened(scheme, store =>
      expect(store.exists()).rejects.toThrow(/The certificate of Neo4j at .* is not trusted .*`neo4j\+ssc:\/\/`/),
    );
  });

  it.each(['neo4j', 'bolt'])('is not reached without encryption over %s, and what to do is said', async scheme => {
    await opened(scheme, store =>
      expect(store.exists()).rejects.toThrow(/No Neo4j answers at .* does it want `neo4j\+s:\/\/`/),
    );
  });
});

describeWithOwnNeo4j('a Neo4j that is killed', () => {
  let server: Neo4jServer;
  beforeAll(async () => {
    server = await startNeo4j();
  }, STARTING_MS);
  afterAll(() => server?.stop());

  it('in the middle of a load, like our own process, ends in the same graph', async () => {
    const size = 6_000;
    const { nodes, claims } = syntheticGraph(size);
    const { killedAt, contents } = await killRound(server, size, seededRandom(3));
    expect(killedAt).toHaveLength(3);
    expect(contents).toEqual({ digest: await digestOf(nodes, claims), nodes: 330, relationships: size });
  }, 900_000);

  it('under a sync is waited for, and the sync goes on by itself', async () => {
    const told: string[] = [];
    const env = { NEO4J_PASSWORD: server.password };
    const store = await openStore({ db: server.uri, folder: '', env, onRetry: reason => told.push(reason) });
    const size = 2_000;
    const { nodes, claims } = syntheticGraph(size);
    let restarted: Promise<void> | undefined;
    async function* killing() {
      let i = 0;
      for await (const claim of claims) {
        if (i++ === size / 2) {
          await server.kill();
          restarted = server.restart();
        }
        yield { ...claim, properties: { ...claim.properties, rule: 'another' } } as typeof claim;
      }
    }
    const report = await syncGraph(store, 'bench', 'another', { nodes, claims: killing() });
    expect(report.claimsCreated + report.claimsUpdated).toBe(size);
    expect(told[0]).toMatch(/No Neo4j answers at/);
    const rules = 'MATCH ()-[r]->() RETURN r.rule AS rule, count(r) AS n';
    expect(await allRows(await store.query(rules))).toEqual([{ rule: 'another', n: size }]);
    await store.close();
    await restarted;
  }, 900_000);
});
