import { describe, expect, it } from '@jest/globals';
import { claimAttributes, nodeAttributes, nodeId } from '../../../graph/export/attributes.js';
import { csv } from '../../../graph/export/csv.js';
import { refOf } from '../../../graph/refs-reader.js';
import { GraphBuilder } from '../graph-builder.js';
import { hostileGraph } from '../hostile-graph.js';
import { written } from './written.js';

/** A reader of RFC 4180, written for this test: fields in quotes may hold anything, quotes doubled. */
function readCsv(text: string): Record<string, string>[] {
  const [head, ...rows] = text
    .replace(/^\ufeff/, '')
    .match(/(?:"(?:[^"]|"")*"|[^",\n]*)(?:,(?:"(?:[^"]|"")*"|[^",\n]*))*\n/g)!
    .map(line => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",\n]*))/g)])
    .map(fields => fields.map(([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare!));
  return rows.map(row => Object.fromEntries(head!.map((name, i) => [name, row[i]!])));
}

const text = (value: unknown) => (typeof value === 'object' ? JSON.stringify(value) : String(value ?? ''));
const FORMULA = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

describe('CSV', () => {
  it('for machines has every value as it is', async () => {
    const graph = hostileGraph();
    const { 'nodes.csv': nodes, 'edges.csv': edges } = await written(csv, graph, { raw: true });
    expect(nodes!.startsWith('id,label,')).toBe(true);
    const readNodes = readCsv(nodes!);
    expect(readNodes.map(row => row.id)).toEqual(graph.nodes.map(node => nodeId(refOf(node))));
    graph.nodes.forEach((node, i) => {
      for (const [name, value] of Object.entries(nodeAttributes(node))) expect(readNodes[i]![name]).toBe(text(value));
    });
    const readEdges = readCsv(edges!);
    expect(readEdges).toHaveLength(graph.claims.length);
    graph.claims.forEach((claim, i) => {
      const ends = { source: nodeId(claim.from), target: nodeId(claim.to), id: claim.properties.id };
      for (const [name, value] of Object.entries({ ...ends, ...claimAttributes(claim) })) {
        expect(readEdges[i]![name]).toBe(text(value));
      }
    });
  });

  it('for people has no cell that a spreadsheet takes for a formula, and is marked as UTF-8', async () => {
    for (const table of Object.values(await written(csv, hostileGraph()))) {
      expect(table.startsWith('\ufeff')).toBe(true);
      for (const row of readCsv(table)) {
        for (const [name, cell] of Object.entries(row)) if (name !== 'value') expect(cell).not.toMatch(FORMULA);
      }
    }
  });

  it('for people puts an apostrophe before a formula, and leaves negative numbers numbers', async () => {
    const g = new GraphBuilder();
    const p = g.paper('p', '=1+1');
    g.claim('ACHIEVES', p, g.method('-x'), g.metric('speedup'), { value: -2, unit: '-' });
    const { 'nodes.csv': nodes, 'edges.csv': edges } = await written(csv, g.build());
    expect(readCsv(nodes!)[0]).toMatchObject({ title: "'=1+1" });
    expect(readCsv(edges!)[0]).toMatchObject({ value: '-2', unit: "'-" });
  });
});
