import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import type { Scene } from '../../../viz/page/picture/scene.js';
import { svgOf } from '../../../viz/page/picture/scene-svg.js';
import type { Stroke } from '../../../viz/page/picture/stroke.js';

const THEME = {
  labels: { Paper: '#111', Method: '#222', Hardware: '#333', Dataset: '#444', Metric: '#555' },
  ground: '#fff',
  text: '#000',
  quiet: '#666',
  edge: '#aaa',
  faint: '#ddd',
  line: '#eee',
  accent: '#00f',
  font: '"Segoe UI", sans-serif',
};

const from = { x: 10, y: 10 };
const to = { x: 90, y: 40 };
const stroke = (label: string): Stroke => ({
  id: 'e',
  curves: [{ from, control1: { x: 50, y: 10 }, control2: { x: 50, y: 40 }, to }],
  colour: '#aaa',
  width: 1.2,
  dashed: false,
  arrow: true,
  label,
  labelColour: '#666',
  opacity: 1,
});

const scene = (text: string): Scene => ({
  width: 100,
  height: 50,
  theme: THEME,
  ticks: [{ x: 50, text }],
  strokes: [stroke(text)],
  nodes: [{ ...from, radius: 6, colour: '#222', opacity: 0.22 }],
  names: [{ text, note: '2022', strong: true, box: { left: 0, top: 20, right: 60, bottom: 48 }, opacity: 1 }],
});

interface Element {
  [name: string]: unknown;
}

const parser = new XMLParser({ preserveOrder: true, ignoreAttributes: false, trimValues: false, htmlEntities: true });

function elements(list: Element[]): { name: string; text: string }[] {
  return list.flatMap(each => {
    const [name] = Object.keys(each).filter(key => key !== ':@');
    const inner = each[name!] as Element[];
    if (!Array.isArray(inner)) return [];
    return [{ name: name!, text: inner.map(part => part['#text'] ?? '').join('') }, ...elements(inner)];
  });
}

describe('a picture as SVG', () => {
  it('holds shapes and texts, and nothing else, whatever the names', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), text => {
        const svg = svgOf(scene(text));
        expect(XMLValidator.validate(svg)).toBe(true);
        const names = new Set(elements(parser.parse(svg) as Element[]).map(({ name }) => name));
        for (const name of names) expect(['svg', 'rect', 'path', 'circle', 'text']).toContain(name);
      }),
    );
  });

  it('gives names back as they were', () => {
    const name = `<script>"&' é 🙂`;
    const texts = elements(parser.parse(svgOf(scene(name))) as Element[]).filter(each => each.name === 'text');
    expect(texts.map(({ text }) => text)).toEqual([name, name, name, '2022']);
  });

  it('keeps sizes, colours, labels and what steps back', () => {
    const svg = svgOf(scene('FlashAttention'));
    expect(svg).toContain('viewBox="0 0 100 50"');
    expect(svg).toContain('<circle cx="10" cy="10" r="6" fill="#222" opacity="0.22"/>');
    expect(svg).toContain('d="M10 10C50 10 50 40 90 40"');
  });
});
