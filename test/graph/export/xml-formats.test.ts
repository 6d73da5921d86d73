import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { MultiDirectedGraph } from 'graphology';
import { parse as parseGexf } from 'graphology-gexf';
import { parse as parseGraphml } from 'graphology-graphml';
import { claimAttributes, nodeAttributes, nodeId } from '../../../graph/export/attributes.js';
import type { ExportFormat, Place } from '../../../graph/export/export-format.js';
import { gexf } from '../../../graph/export/gexf.js';
import { graphml } from '../../../graph/export/graphml.js';
import { NODE_COLOURS, nodeSize } from '../../../graph/export/node-look.js';
import { escapeXml, legalXmlText } from '../../../graph/export/xml-text.js';
import type { GraphNode } from '../../../graph/model.js';
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

const idOf = (node: GraphNode) => nodeId(refOf(node));

/** Colour and size of a node as a file has to hold them, its degree counted claim by claim. */
function look(node: GraphNode, { claims }: SampleGraph): { color: string; size: number } {
  const ends = claims.flatMap(({ from, to }) => [nodeId(from), nodeId(to)]);
  return { color: NODE_COLOURS[node.label], size: nodeSize(ends.filter(end => end === idOf(node)).length) };
}

/** What was read of a node, its colour as `#rrggbb`, however it was written. */
function withHexColour(attributes: Record<string, unknown>): Record<string, unknown> {
  const parts = /^rgb\((\d+),(\d+),(\d+)\)$/.exec(String(attributes.color))?.slice(1);
  const hex = parts?.map(part => Number(part).toString(16).padStart(2, '0')).join('');
  return { ...attributes, ...(hex && { color: `#${hex}` }) };
}

/** Places for the nodes of a graph, on both sides of the origin and upon it. */
function placesOf({ nodes }: SampleGraph): Map<string, Place> {
  return new Map(nodes.map((node, i) => [idOf(node), { x: 12.5 * i - 25, y: 30.1 - 10 * i }]));
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
      const read = withHexColour(back.getNodeAttributes(legalXmlText(idOf(node))));
      expect(read).toEqual({ ...flat(nodeAttributes(node), keepsEmpty), ...look(node, graph) });
    }
    for (const claim of graph.claims) {
      const { id } = claim.properties;
      expect(back.getEdgeAttributes(id)).toEqual(flat(claimAttributes(claim), keepsEmpty));
      expect(back.extremities(id)).toEqual([claim.from, claim.to].map(ref => legalXmlText(nodeId(ref))));
    }
  });

  it.each(GRAPHS)('of %s is read back with the places that it was given', async (_name, graph) => {
    const places = placesOf(graph);
    const text = await writtenText(format, graph, { places });
    expect(XMLValidator.validate(text)).toBe(true);
    expect(await writtenText(format, graph, { places })).toBe(text);
    const back = read(text);
    for (const node of graph.nodes) {
      const attributes = withHexColour(back.getNodeAttributes(legalXmlText(idOf(node))));
      const place = places.get(idOf(node));
      expect(attributes).toEqual({ ...flat(nodeAttributes(node), keepsEmpty), ...look(node, graph), ...place });
    }
  });

  it('places only the nodes whose places are known', async () => {
    const graph = attentionGraph();
    const [placed, ...others] = graph.nodes.map(idOf);
    const back = read(await writtenText(format, graph, { places: new Map([[placed!, { x: 0, y: -1.5 }]]) }));
    expect(back.getNodeAttributes(placed)).toMatchObject({ x: 0, y: -1.5 });
    for (const id of others) expect(back.getNodeAttributes(id)).not.toHaveProperty('x');
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

  it('has the look of nodes in its own elements for that, which a reader of plain XML finds', async () => {
    const graph = attentionGraph();
    const document = new XMLParser({ ignoreAttributes: false }).parse(
      await writtenText(gexf, graph, { places: placesOf(graph) }),
    );
    const [first] = document.gexf.graph.nodes.node;
    expect(document.gexf['@_xmlns:viz']).toBe('http://gexf.net/1.3/viz');
    expect(first['viz:color']).toEqual({ '@_r': '139', '@_g': '145', '@_b': '156' });
    expect(Number(first['viz:size']['@_value'])).toBe(look(graph.nodes[0]!, graph).size);
    expect(first['viz:position']).toEqual({ '@_x': '-25', '@_y': '30.1' });
  });
});

describe('GraphML', () => {
  it('declares places only where it holds some', async () => {
    const graph = attentionGraph();
    expect(await writtenText(graphml, graph)).not.toContain('attr.name="x"');
    const text = await writtenText(graphml, graph, { places: placesOf(graph) });
    for (const [name, type] of [
      ['color', 'string'],
      ['size', 'double'],
      ['x', 'double'],
      ['y', 'double'],
    ]) {
      expect(text).toContain(`<key id="n_${name}" for="node" attr.name="${name}" attr.type="${type}"/>`);
    }
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
