import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { EXPORT_FORMATS } from '../../../graph/export/formats.js';
import { packageFile } from '../../../package-root.js';
import { attentionGraph } from '../attention-graph.js';
import { hostileGraph } from '../hostile-graph.js';
import { shuffledProperties, written } from './written.js';

const folder = packageFile('graph', 'export');

describe('the list of formats', () => {
  it('has every format of the folder', () => {
    const formats = readdirSync(folder).filter(file =>
      /: ExportFormat = \{/.test(readFileSync(`${folder}/${file}`, 'utf8')),
    );
    expect(EXPORT_FORMATS.length).toBe(formats.length);
  });

  it('names formats and files once, with an extension', () => {
    const names = EXPORT_FORMATS.map(format => format.name);
    expect(new Set(names).size).toBe(names.length);
    const files = EXPORT_FORMATS.flatMap(format => format.files.map(file => file.name));
    expect(new Set(files).size).toBe(files.length);
    for (const file of files) expect(file).toMatch(/^[a-z]+(?:-[a-z]+)*\.[a-z]+$/);
  });
});

describe.each(EXPORT_FORMATS.map(format => [format.name, format] as const))('%s', (_, format) => {
  it.each([
    ['the graph of attention kernels', attentionGraph()],
    ['a hostile graph', hostileGraph()],
    ['an empty graph', { nodes: [], claims: [] }],
  ])('has the same bytes each time for %s', async (_name, graph) => {
    const first = await written(format, graph);
    expect(await written(format, graph)).toEqual(first);
    expect(await written(format, shuffledProperties(graph))).toEqual(first);
    for (const text of Object.values(first)) expect(text).toMatch(/(?:^|\n)$/);
  });
});
