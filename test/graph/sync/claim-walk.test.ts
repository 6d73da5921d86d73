import { describe, expect, it } from '@jest/globals';
import { syntheticGraph } from '../../../bench/synthetic-graph.js';
import { type Claim, compareText, NODE_LABELS } from '../../../graph/model.js';
import type { GraphEditor, GraphReader, GraphStore } from '../../../graph/store/port.js';
import { syncGraph } from '../../../graph/sync.js';
import { memoryDatabase } from '../memory-reader.js';

const CLAIMS = 50_000;
const METHODS = CLAIMS / 20;
const NODES = METHODS + METHODS / 10;

/** A store in memory that counts the rows that go out, and the claims that go in. */
class CountingStore implements GraphStore {
  readonly capabilities = { atomicEdits: true, timeout: false, ownDatabase: true };
  readonly location = 'memory';
  rowsRead = 0;
  claimsCreated = 0;
  /** Keys by the statement that they were written with, in the order of the writes. */
  readonly written = new Map<string, string[]>();
  readonly #database = memoryDatabase();
  #exists = false;

  async query(...question: Parameters<GraphReader['query']>) {
    const rows = await this.#database.query(...question);
    const read = () => {
      this.rowsRead += 1;
    };
    return {
      columns: rows.columns,
      async *[Symbol.asyncIterator]() {
        for await (const row of rows) {
          read();
          yield row;
        }
      },
    };
  }

  async exists() {
    return this.#exists;
  }

  read<T>(work: (reader: GraphReader) => Promise<T>) {
    return work(this);
  }

  async edit<T>(work: (editor: GraphEditor) => Promise<T>) {
    this.#exists = true;
    for (const label of NODE_LABELS) await this.#database.query(`CREATE INDEX ${label} FOR (n:${label}) ON (n.key)`);
    const write: GraphEditor['write'] = async (cypher, rows) => {
      await this.#database.query(cypher, { rows });
      if (cypher.includes('CREATE (a)-[')) this.claimsCreated += rows.length;
      const keys = rows.map(({ fromKey, key }) => String(fromKey ?? key));
      this.written.set(cypher, [...(this.written.get(cypher) ?? []), ...keys]);
    };
    return work({ query: (...question) => this.query(...question), write });
  }

  async close() {}
}

/** Syncs the synthetic graph with its claims as `change` makes them. */
async function synced(store: CountingStore, inputs: string, change: (claim: Claim, i: number) => void = () => {}) {
  const { nodes, claims } = syntheticGraph(CLAIMS);
  const [createdBefore, readBefore] = [store.claimsCreated, store.rowsRead];
  let taken = 0;
  let mostWaiting = 0;
  async function* changed() {
    for await (const claim of claims) {
      change(claim, taken);
      yield claim;
      taken += 1;
      mostWaiting = Math.max(mostWaiting, taken - (store.claimsCreated - createdBefore));
    }
  }
  const report = await syncGraph(store, 'here', inputs, { nodes, claims: changed() });
  return { report, mostWaiting, rowsRead: store.rowsRead - readBefore };
}

describe('a sync of many claims', () => {
  const store = new CountingStore();

  it('takes no more of them than it writes, but for some thousand', async () => {
    const { report, mostWaiting } = await synced(store, 'first');
    expect(report.claimsCreated).toBe(CLAIMS);
    expect(mostWaiting).toBeLessThanOrEqual(20_000);
  });

  it('writes nodes before claims, each in the order of their keys', () => {
    const created = [...store.written].filter(([cypher]) => cypher.includes('CREATE ('));
    expect(created.map(([cypher]) => /CREATE \([^{]*/.exec(cypher)![0])).toEqual([
      'CREATE (n:Method ',
      'CREATE (n:Paper ',
      'CREATE (a)-[r:USES ',
    ]);
    for (const [, keys] of created) expect(keys).toEqual([...keys].sort(compareText));
  });

  it('reads a row for each node and each start where the same is stored', async () => {
    const { report, rowsRead } = await synced(store, 'second');
    expect(report).toMatchObject({ claimsCreated: 0, claimsUpdated: 0, claimsDeleted: 0 });
    expect(rowsRead).toBeLessThan(NODES + METHODS + 10);
  });

  it('reads the claims of those starts alone where something differs', async () => {
    const { report, rowsRead } = await synced(store, 'third', ({ properties }, i) => {
      if (i % 10_000 === 17) properties.rule = 'another';
    });
    expect(report).toMatchObject({ claimsCreated: 0, claimsUpdated: CLAIMS / 10_000, claimsDeleted: 0 });
    expect(rowsRead).toBeLessThan(NODES + METHODS + (20 * CLAIMS) / 10_000 + 10);
  });

  it('holds no more of them where each differs, but for some thousand', async () => {
    const { report, mostWaiting } = await synced(store, 'fourth', ({ properties }) => {
      properties.extractor = 'another';
    });
    expect(report).toMatchObject({ claimsCreated: 0, claimsUpdated: CLAIMS, claimsDeleted: 0 });
    expect(mostWaiting).toBeLessThanOrEqual(40_000);
  });
});
