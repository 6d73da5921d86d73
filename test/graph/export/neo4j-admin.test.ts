import { describe, expect, it } from '@jest/globals';
import { neo4jAdmin } from '../../../graph/export/neo4j-admin.js';
import { NODE_LABELS, RELATION_TYPES } from '../../../graph/model.js';
import { packageFile } from '../../../package-root.js';
import { attentionGraph } from '../attention-graph.js';
import { GraphBuilder } from '../graph-builder.js';
import { written } from './written.js';

const UNIT = '\u001f';

function smallGraph() {
  const g = new GraphBuilder();
  const paper = g.paper('arXiv:1', 'Say "x", twice\nover', { abstract: '', authors: ['A. One', 'B; Two, Jr'] });
  const method = g.method('X', { aliases: [], aliasReasons: [''] });
  g.claim('ACHIEVES', paper, method, g.metric('speedup', { higherIsBetter: true }), {
    value: 2,
    unit: '',
    moreStarts: [1, 20],
    moreEnds: [2, 30],
  });
  return g.build();
}

/** A table as rows by column; cells stay as they are written, quotes and all. */
function table(header: string, data: string): Record<string, string>[] {
  const names = header.trimEnd().split(',');
  return [...data.matchAll(/((?:"(?:[^"]|"")*"|[^",\n]*)(?:,(?:"(?:[^"]|"")*"|[^",\n]*))*)\n/g)].map(([, line]) => {
    const cells = Array.from(line!.matchAll(/(?:^|,)("(?:[^"]|"")*"|[^",\n]*)/g), ([, cell]) => cell!);
    expect(cells).toHaveLength(names.length);
    return Object.fromEntries(names.map((name, i) => [name, cells[i]!]));
  });
}

describe('neo4j-admin', () => {
  it('says the type of every column, and one id space', async () => {
    const files = await written(neo4jAdmin, smallGraph());
    const nodeColumns = files['node-header.csv']!.trimEnd().split(',');
    expect(nodeColumns.slice(0, 3)).toEqual([':ID(paperlineage)', ':LABEL', 'paperlineageDigest:string']);
    expect(nodeColumns).toEqual(
      expect.arrayContaining(['key:string', 'authors:string[]', 'generic:boolean', 'higherIsBetter:boolean']),
    );
    const relationshipColumns = files['relationship-header.csv']!.trimEnd().split(',');
    expect(relationshipColumns.slice(0, 3)).toEqual([':START_ID(paperlineage)', ':END_ID(paperlineage)', ':TYPE']);
    expect(relationshipColumns).toEqual(
      expect.arrayContaining(['confidence:double', 'value:double', 'start:long', 'moreStarts:long[]', 'count:long']),
    );
    for (const columns of [nodeColumns, relationshipColumns]) expect(new Set(columns).size).toBe(columns.length);
  });

  it('quotes text, also the empty one, and leaves what is missing out', async () => {
    const files = await written(neo4jAdmin, smallGraph());
    const [paper, method] = table(files['node-header.csv']!, files['node-data.csv']!);
    expect(paper).toMatchObject({
      ':ID(paperlineage)': '"Paper:arXiv:1"',
      ':LABEL': '"Paper"',
      'title:string': '"Say ""x"", twice\nover"',
      'abstract:string': '""',
      'name:string': '',
      'generic:boolean': '',
      'authors:string[]': `"A. One${UNIT}B; Two, Jr"`,
    });
    expect(method).toMatchObject({
      'generic:boolean': '"false"',
      'higherIsBetter:boolean': '',
      'aliases:string[]': '',
    });
    const [claim] = table(files['relationship-header.csv']!, files['relationship-data.csv']!);
    expect(claim).toMatchObject({
      ':START_ID(paperlineage)': '"Method:x"',
      ':TYPE': '"ACHIEVES"',
      'value:double': '2',
      'unit:string': '""',
      'valueMax:double': '',
      'moreStarts:long[]': `"1${UNIT}20"`,
    });
  });

  it('names the lists that no cell can hold', async () => {
    const files = await written(neo4jAdmin, smallGraph());
    const [, method] = table(files['node-header.csv']!, files['node-data.csv']!);
    expect(method!['paperlineageEmptyLists:string[]']).toBe(`"aliases${UNIT}aliasReasons """""`);
    for (const label of NODE_LABELS) expect(files['finish.cypher']).toContain(`MATCH (x:${label}) WHERE`);
    for (const type of RELATION_TYPES) expect(files['finish.cypher']).toContain(`MATCH ()-[x:${type}]->() WHERE`);
  });

  it('parts the items of lists by a character that no text has', async () => {
    const { nodes, claims } = attentionGraph();
    const g = new GraphBuilder();
    g.paper('p', 'a title', { authors: [`has ${UNIT}`, 'and \ue000'] });
    const files = await written(neo4jAdmin, { nodes: [...g.build().nodes, ...nodes], claims });
    expect(files['node-data.csv']).toContain(`has ${UNIT}\ue001and \ue000`);
    expect(files['import.args']).toContain('--array-delimiter=U+E001\n');
    expect((await written(neo4jAdmin, attentionGraph()))['import.args']).toContain('--array-delimiter=U+001F\n');
  });

  it('names files in its arguments and its next step that it writes', async () => {
    const names = neo4jAdmin.files.map(({ name }) => name);
    const files = await written(neo4jAdmin, smallGraph());
    const said = `${files['import.args']} ${neo4jAdmin.nextStep!(packageFile())}`;
    for (const [name] of said.matchAll(/[a-z-]+\.(?:csv|cypher|args)/g)) expect(names).toContain(name);
  });
});
