import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readClaims, readNodes } from '../../graph/graph-reader.js';
import { MARK_LABEL, storeMark, writeMark } from '../../graph/mark.js';
import {
  type Claim,
  compareClaims,
  compareRefs,
  type GraphNode,
  type NodeRef,
  SCHEMA_VERSION,
} from '../../graph/model.js';
import { allRows, type GraphStore, StoreError } from '../../graph/store/port.js';
import { type SyncOptions, type SyncReport, syncGraph } from '../../graph/sync.js';
import { collect, streamOf } from '../streams.js';
import { arbitraryGraph } from './arbitrary-graph.js';
import { attentionGraph } from './attention-graph.js';
import { GraphBuilder, type SampleGraph } from './graph-builder.js';
import type { StoreUnderTest } from './store-under-test.js';

const NOTHING: SyncReport = {
  nodesCreated: 0,
  nodesUpdated: 0,
  nodesDeleted: 0,
  claimsCreated: 0,
  claimsUpdated: 0,
  claimsDeleted: 0,
};

/** The graph as text, so that the order of properties counts too. */
function graphIn(store: GraphStore): Promise<string> {
  return store.read(async reader => {
    const graph = { nodes: await collect(readNodes(reader)), claims: await collect(readClaims(reader)) };
    return asText(graph);
  });
}

function asText({ nodes, claims }: SampleGraph): string {
  return [...nodes, ...claims].map(item => JSON.stringify(item)).join('\n');
}

/** A graph large enough for several batches: methods that use the next one, and papers that mention some. */
function largeGraph(): SampleGraph {
  const g = new GraphBuilder();
  const methods = Array.from({ length: 1300 }, (_, i) => g.method(`Method number ${i}`));
  const papers = Array.from({ length: 150 }, (_, i) => g.paper(`arXiv:2401.${10000 + i}`, `Paper ${i}`));
  methods.forEach((from, i) => {
    for (const step of [1, 2]) g.claim('USES', from, methods[(i + step) % methods.length]!, papers[i % 150]!);
  });
  papers.forEach((paper, i) => {
    for (let k = 0; k < 20; k++) g.claim('MENTIONS', paper, methods[(i * 31 + k * 7) % methods.length]!, paper);
  });
  return g.build();
}

/** What a sync promises on every store. */
export function describeSyncContract(underTest: StoreUnderTest, { propertyRuns }: { propertyRuns: number }): void {
  let store: GraphStore | undefined;
  const current = () => store!;

  beforeEach(async () => {
    await store?.close();
    store = await underTest.empty();
  });
  afterAll(() => store?.close());

  const sync = (graph: SampleGraph, inputs = asText(graph), options: SyncOptions = {}, workspace = 'here') =>
    syncGraph(current(), workspace, inputs, { nodes: streamOf(graph.nodes), claims: streamOf(graph.claims) }, options);

  /** Syncs to `before`, then to `after`, and gives what the second sync reports. */
  async function change(before: SampleGraph, after: SampleGraph): Promise<SyncReport> {
    await sync(before);
    const report = await sync(after);
    expect(await graphIn(current())).toBe(asText(after));
    return report;
  }

  const sample = attentionGraph();
  const copy = () => structuredClone(sample);

  it('fills an empty store, and reading gives the same graph in canonical order', async () => {
    const report = await sync(sample);
    expect(report).toEqual({ ...NOTHING, nodesCreated: sample.nodes.length, claimsCreated: sample.claims.length });
    expect(await graphIn(current())).toBe(asText(sample));
  });

  it('marks the store with what it was filled from', async () => {
    await sync(sample, 'inputs');
    const expected = { workspace: 'here', inputs: 'inputs', state: 'complete', schema: SCHEMA_VERSION };
    expect(await storeMark(current())).toEqual(expected);
  });

  it('writes nothing when the inputs are the same', async () => {
    await sync(sample, 'inputs');
    const writes: string[] = [];
    const { edit } = current();
    current().edit = work =>
      edit.call(current(), editor => work({ ...editor, write: async cypher => void writes.push(cypher) })) as never;
    expect(await sync(sample, 'inputs')).toEqual(NOTHING);
    expect(writes).toEqual([]);
  });

  it('changes only the mark when other inputs give the same graph', async () => {
    await sync(sample, 'inputs');
    expect(await sync(sample, 'others')).toEqual(NOTHING);
    expect(await graphIn(current())).toBe(asText(sample));
    expect((await storeMark(current()))?.inputs).toBe('others');
  });

  it('replaces a claim whose evidence changed, and leaves the others alone', async () => {
    const after = copy();
    after.claims[3]!.properties.evidence += ' as said elsewhere';
    expect(await change(sample, after)).toEqual({ ...NOTHING, claimsUpdated: 1 });
  });

  it('takes away a property that is gone', async () => {
    const before = copy();
    Object.assign(before.claims[0]!.properties, { curated: true, reason: 'checked by hand' });
    expect(await change(before, sample)).toEqual({ ...NOTHING, claimsUpdated: 1 });
  });

  it('updates a node without touching its claims', async () => {
    const after = copy();
    const paper = after.nodes.find(node => node.label === 'Paper')!;
    Object.assign(paper.properties, { title: 'Another title', authors: [] });
    expect(await change(sample, after)).toEqual({ ...NOTHING, nodesUpdated: 1 });
  });

  it('removes a paper with exactly its claims', async () => {
    const key = 'arXiv:2307.08691';
    const claims = sample.claims.filter(({ properties }) => properties.paper !== key);
    const after = { nodes: sample.nodes.filter(node => node.properties.key !== key), claims };
    const claimsDeleted = sample.claims.length - claims.length;
    expect(claimsDeleted).toBeGreaterThan(2);
    expect(await change(sample, after)).toEqual({ ...NOTHING, nodesDeleted: 1, claimsDeleted });
  });

  it('renames a node by its key, with all its claims', async () => {
    const rename = ({ label, key }: NodeRef) => ({ label, key: key === 'triton' ? 'zzz' : key });
    const renamed = (claim: Claim) => ({ ...claim, from: rename(claim.from), to: rename(claim.to) }) as Claim;
    const node = new GraphBuilder();
    node.method('zzz');
    const nodes = [...sample.nodes.filter(({ properties }) => properties.key !== 'triton'), ...node.build().nodes];
    const after = sorted({ nodes, claims: sample.claims.map(renamed) });
    const moved = sample.claims.filter(({ from, to }) => from.key === 'triton' || to.key === 'triton').length;
    expect(moved).toBeGreaterThan(0);
    const expected = { nodesCreated: 1, nodesDeleted: 1, claimsCreated: moved, claimsDeleted: moved };
    expect(await change(sample, after)).toEqual({ ...NOTHING, ...expected });
  });

  it('empties a store', async () => {
    const report = await change(sample, { nodes: [], claims: [] });
    expect(report).toEqual({ ...NOTHING, nodesDeleted: sample.nodes.length, claimsDeleted: sample.claims.length });
  });

  it('goes through a graph of several batches', async () => {
    const before = largeGraph();
    const { claims, nodes } = structuredClone(before);
    const last = claims.length - 1;
    for (const i of [0, 1, 2500, last]) claims[i]!.properties.evidence = 'changed';
    const after = { nodes, claims: claims.filter((_, i) => i % 1000 !== 7) };
    expect(await change(before, after)).toEqual({ ...NOTHING, claimsUpdated: 4, claimsDeleted: 6 });
    expect(await change(after, before)).toEqual({ ...NOTHING, claimsUpdated: 4, claimsCreated: 6 });
  });

  it('tells how far it is', async () => {
    const steps: number[] = [];
    await sync(sample, 'inputs', { onProgress: done => steps.push(done) });
    expect(steps.at(-1)).toBe(sample.claims.length);
  });

  it('says without writing what it would write, kind by kind', async () => {
    const kinds: string[] = [];
    const plan = (graph: SampleGraph, inputs: string) =>
      sync(graph, inputs, { dryRun: true, onChange: (kind, change) => kinds.push(`${kind} ${change}`) });
    const first = await plan(sample, 'inputs');
    expect(await current().exists()).toBe(false);
    expect(await sync(sample, 'inputs')).toEqual(first);
    expect(kinds).toHaveLength(sample.nodes.length + sample.claims.length);
    kinds.length = 0;
    const after = copy();
    after.claims.splice(
      after.claims.findIndex(({ type }) => type === 'RUNS_ON'),
      1,
    );
    Object.assign(after.nodes[0]!.properties, { url: 'https://example.org' });
    const second = await plan(after, 'others');
    expect(kinds).toEqual(['Paper updated', 'RUNS_ON deleted']);
    expect(await graphIn(current())).toBe(asText(sample));
    expect(await storeMark(current())).toMatchObject({ inputs: 'inputs', state: 'complete' });
    expect(await sync(after, 'others')).toEqual(second);
    expect(await graphIn(current())).toBe(asText(after));
  });

  it('refuses a store that was filled from another workspace, unless told to take it over', async () => {
    await sync(sample);
    const other = { nodes: sample.nodes.slice(0, 2), claims: [] };
    const refused = sync(other, 'inputs', {}, 'elsewhere');
    await expect(refused).rejects.toThrow(StoreError);
    await expect(refused).rejects.toThrow('--take-over');
    expect(await graphIn(current())).toBe(asText(sample));
    await sync(other, 'inputs', { takeOver: true }, 'elsewhere');
    expect(await graphIn(current())).toBe(asText(other));
    expect((await storeMark(current()))?.workspace).toBe('elsewhere');
  });

  it('refuses a store that a newer version wrote', async () => {
    await current().edit(editor =>
      writeMark(editor, { workspace: 'here', inputs: '', state: 'complete', schema: SCHEMA_VERSION + 1 }),
    );
    await expect(sync(sample)).rejects.toThrow(/newer version/);
  });

  it('that is broken off is ended by the next one', async () => {
    await sync(sample, 'inputs');
    const controller = new AbortController();
    const after = largeGraph();
    async function* brokenOff() {
      yield* after.claims.slice(0, 3000);
      controller.abort(new Error('killed'));
      yield* after.claims.slice(3000);
    }
    const desired = { nodes: streamOf(after.nodes), claims: brokenOff() };
    await expect(syncGraph(current(), 'here', 'others', desired, { signal: controller.signal })).rejects.toThrow(
      'killed',
    );
    const mark = await storeMark(current());
    if (current().capabilities.atomicEdits) {
      expect(mark).toMatchObject({ inputs: 'inputs', state: 'complete' });
      expect(await graphIn(current())).toBe(asText(sample));
    } else expect(mark).toMatchObject({ state: 'syncing' });
    await sync(after, 'others');
    expect(await graphIn(current())).toBe(asText(after));
  });

  it('puts right what a write that arrived twice left', async () => {
    await sync(sample, 'inputs');
    await current().edit(async editor => {
      const again =
        'UNWIND $rows AS row MATCH (a)-[r:BUILDS_ON]->(b) CREATE (a)-[copy:BUILDS_ON]->(b) SET copy = properties(r)';
      await editor.write(again, [{}]);
    });
    expect((await collect(readClaims(current()))).length).toBeGreaterThan(sample.claims.length);
    await sync(sample, 'others');
    expect(await graphIn(current())).toBe(asText(sample));
  });

  it('leaves alone what it did not write', async () => {
    await current().edit(editor =>
      editor.write('UNWIND $rows AS row CREATE (n:Note {key: row.key})-[:ABOUT]->(:Note)', [{ key: 'mine' }]),
    );
    await sync(sample);
    await sync({ nodes: [], claims: [] });
    const found = await allRows(await current().query('MATCH (n:Note)-[r:ABOUT]->() RETURN n.key AS key'));
    expect(found).toEqual([{ key: 'mine' }]);
  });

  it('keeps one mark, which is no node of the graph', async () => {
    await sync(sample, 'one');
    await sync(sample, 'two');
    const found = await allRows(
      await current().query(`MATCH (n:${MARK_LABEL}) WHERE n.workspace IS NOT NULL RETURN count(n) AS marks`),
    );
    expect(found).toEqual([{ marks: 1 }]);
  });

  describe('is refused a graph', () => {
    it('whose nodes are out of order', async () => {
      await expect(sync({ nodes: [...sample.nodes].reverse(), claims: [] })).rejects.toThrow(
        /Nodes are not in canonical order/,
      );
    });

    it('whose claims are out of order, or there twice', async () => {
      const twice = sample.claims.flatMap(claim => [claim, claim]);
      for (const claims of [[...sample.claims].reverse(), twice]) {
        await expect(sync({ nodes: sample.nodes, claims })).rejects.toThrow(/Claims are not in canonical order/);
      }
    });

    it('in which a claim has no node at an end', async () => {
      const nodes = sample.nodes.filter(node => node.label !== 'Hardware');
      await expect(sync({ nodes, claims: sample.claims })).rejects.toThrow(/no node at its end: Hardware/);
    });
  });

  it('reading says what does not fit the model', async () => {
    await sync(sample);
    await current().edit(editor =>
      editor.write("UNWIND $rows AS row MATCH (n:Method {key: 'triton'}) SET n.aliases = row.x", [{ x: 'no list' }]),
    );
    await expect(graphIn(current())).rejects.toThrow(/Method triton .*aliases/);
  });

  it('from any graph to any other is the same as from nothing', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryGraph, arbitraryGraph, async (before, after) => {
        await sync(before, 'before');
        expect(await graphIn(current())).toBe(asText(before));
        const report = await sync(after, 'after');
        expect(await graphIn(current())).toBe(asText(after));
        expect(before.nodes.length + report.nodesCreated - report.nodesDeleted).toBe(after.nodes.length);
        expect(before.claims.length + report.claimsCreated - report.claimsDeleted).toBe(after.claims.length);
        await sync({ nodes: [], claims: [] }, 'nothing');
      }),
      { numRuns: propertyRuns },
    );
  });
}

function sorted({ nodes, claims }: SampleGraph): SampleGraph {
  return { nodes: sortedNodes(nodes), claims: [...claims].sort(compareClaims) };
}

function sortedNodes(nodes: readonly GraphNode[]): GraphNode[] {
  const ref = ({ label, properties }: GraphNode) => ({ label, key: properties.key });
  return [...nodes].sort((a, b) => compareRefs(ref(a), ref(b)));
}
