import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { XMLValidator } from 'fast-xml-parser';
import { MultiDirectedGraph } from 'graphology';
import { parse as parseGexf } from 'graphology-gexf';
import { parse as parseGraphml } from 'graphology-graphml';
import { claimAttributes, nodeAttributes, nodeId } from '../../../graph/export/attributes.js';
import type { ExportFormat } from '../../../graph/export/export-format.js';
import { gexf } from '../../../graph/export/gexf.js';
import { graphml } from '../../../graph/export/graphml.js';
import { escapeXml, legalXmlText } from '../../../graph/export/xml-text.js';
import { refOf } from '../../../graph/refs-reader.js';
import { attentionGraph } from '../attention-graph.js';
import type { SampleGraph } from '../graph-builder.js';
import { hostileGraph } from '../hostile-graph.js';
import { writtenText } from './written.js';

type Read = (text: string) => MultiDirectedGraph;
const readGexf: Read = text =>
  parseGexf(MultiDirectedGraph, text, { respectInputGraphType: true }) as MultiDirectedGraph;
const readGraphml: Read = text => parseGraphml(MultiDirectedGraph, text) as MultiDirectedGraph;

/** What an XML format can hold of a flat record: legal characters, lists as JSON text; GEXF has no empty values. */
function flat(attributes: Record<string, unknown>, keepsEmpty: boolean): Record<string, unknown> {
  const entries = Object.entries(attributes).map(([name, value]) => {
    if (typeof value === 'object') return [name, legalXmlText(JSON.stringify(value))];
    return [name, typeof value === 'string' ? legalXmlText(value) : value];
  });
  return Object.fromEntries(entries.filter(([, value]) => keepsEmpty || value !== ''));
}

const CASES: [string, ExportFormat, Read, boolean][] = [
  ['GEXF', gexf, readGexf, false],
  ['GraphML', graphml, readGraphml, true],
];
const GRAPHS: [string, SampleGraph][] = [
  ['the graph of attention kernels', attentionGraph()],
  ['a hostile graph', hostileGraph()],
];

describe.each(CASES)('%s', (_, format, read, keepsEmpty) => {
  it.each(GRAPHS)('of %s is well-formed', async (_name, graph) => {
    expect(XMLValidator.validate(await writtenText(format, graph))).toBe(true);
  });

  it.each(GRAPHS)('of %s is read back whole by graphology', async (_name, graph) => {
    const back = read(await writtenText(format, graph));
    expect(back.order).toBe(graph.nodes.length);
    expect(back.size).toBe(graph.claims.length);
    for (const node of graph.nodes) {
      const read = back.getNodeAttributes(legalXmlText(nodeId(refOf(node))));
      expect(read).toEqual(flat(nodeAttributes(node), keepsEmpty));
    }
    for (const claim of graph.claims) {
      const { id } = claim.properties;
      expect(back.getEdgeAttributes(id)).toEqual(flat(claimAttributes(claim), keepsEmpty));
      expect(back.extremities(id)).toEqual([claim.from, claim.to].map(ref => legalXmlText(nodeId(ref))));
    }
  });

  it('holds no character that XML forbids', async () => {
    const text = await writtenText(format, hostileGraph());
    expect(text).toBe(legalXmlText(text));
  });
});

describe('GEXF', () => {
  it('is version 1.3 and holds no date', async () => {
    const text = await writtenText(gexf, attentionGraph());
    expect(text).toContain('<gexf version="1.3" xmlns="http://gexf.net/1.3"');
    expect(text.toLowerCase()).not.toContain('lastmodified');
  });
});

describe('escapeXml', () => {
  it('gives text that is read back the same, but for characters that XML forbids', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        const document = `<graphml><graph edgedefault="directed"><node id="${escapeXml(text)}"><data key="d">${escapeXml(text)}</data></node></graph></graphml>`;
        expect(XMLValidator.validate(document)).toBe(true);
        const legal = legalXmlText(text);
        expect(readGraphml(document).export().nodes).toEqual([{ key: legal, attributes: { d: legal } }]);
      }),
    );
  });
});
