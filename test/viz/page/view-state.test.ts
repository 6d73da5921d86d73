import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LABELS } from '../../../viz/page/node-id.js';
import {
  AXES,
  DEFAULT_STATE,
  DIRECTIONS,
  decodeState,
  encodeState,
  lineageView,
  neighboursShown,
  TYPES,
  type View,
  type ViewState,
  withMoreNeighbours,
  withoutExpansion,
} from '../../../viz/page/view-state.js';

type Neighbourhood = View & { kind: 'neighbourhood' };

const text = fc.string({ minLength: 1, unit: 'grapheme' });
const node = fc.record({ label: fc.constantFrom(...LABELS), key: text });
const shown = fc.integer({ min: 1, max: 480 });
const place = fc.integer({ min: -100_000, max: 100_000 }).map(tenths => tenths / 10);
const state: fc.Arbitrary<ViewState> = fc.record(
  {
    view: fc.oneof(
      fc.constant({ kind: 'start' as const }),
      fc.constant({ kind: 'map' as const }),
      fc.record({ kind: fc.constant('path' as const), from: node, to: node, throughAll: fc.boolean() }),
      fc.record({
        kind: fc.constant('lineage' as const),
        node,
        direction: fc.constantFrom(...DIRECTIONS),
        axis: fc.constantFrom(...AXES),
        others: fc.boolean(),
      }),
      fc.record({
        kind: fc.constant('neighbourhood' as const),
        node,
        shown,
        expanded: fc.array(fc.record({ node, shown }), { maxLength: 3 }),
      }),
      fc.record({
        kind: fc.constant('question' as const),
        name: text,
        parameters: fc.array(fc.tuple(text, fc.string({ unit: 'grapheme' })), { maxLength: 3 }),
      }),
      fc.record({
        kind: fc.constant('cypher' as const),
        text: fc.string({ unit: 'grapheme' }),
        parameters: fc.array(fc.tuple(text, fc.string({ unit: 'grapheme' })), { maxLength: 3 }),
      }),
    ),
    selection: fc.oneof(
      fc.record({ kind: fc.constant('node' as const), node }),
      fc.record({ kind: fc.constant('pair' as const), a: node, b: node }),
    ),
    hiddenLabels: fc.subarray([...LABELS]),
    hiddenTypes: fc.subarray([...TYPES]),
    minConfidence: fc.integer({ min: 0, max: 20 }).map(step => step / 20),
    asTable: fc.boolean(),
    filters: fc.record(
      {
        fromYear: fc.integer({ min: 1000, max: 9999 }),
        toYear: fc.integer({ min: 1000, max: 9999 }),
        organisation: text,
        hardware: text,
        metric: text,
      },
      { requiredKeys: [] },
    ),
    sort: fc.string({ unit: 'grapheme' }),
    hiddenNodes: fc.array(node, { maxLength: 3 }),
    pins: fc.array(fc.record({ node, x: place, y: place }), { maxLength: 3 }),
    camera: fc.record({ x: place, y: place, scale: fc.double({ min: 0.001, max: 100, noNaN: true }) }),
  },
  {
    requiredKeys: [
      'view',
      'hiddenLabels',
      'hiddenTypes',
      'minConfidence',
      'filters',
      'asTable',
      'sort',
      'hiddenNodes',
      'pins',
    ],
  },
);

describe('the address', () => {
  it('holds every state and gives it back', () => {
    fc.assert(fc.property(state, each => expect(decodeState(encodeState(each))).toEqual(each)));
  });

  it('is bare for the state that the page opens with', () => {
    expect(encodeState(DEFAULT_STATE)).toBe('');
    expect(decodeState('')).toEqual(DEFAULT_STATE);
  });

  it('can be read and written by people', () => {
    const query = '?lineage=Method:flashattention&select=Method:fastattention&hide=BUILDS_ON&confidence=0.8';
    expect(decodeState(query)).toEqual({
      view: lineageView({ label: 'Method', key: 'flashattention' }),
      selection: { kind: 'node', node: { label: 'Method', key: 'fastattention' } },
      hiddenLabels: [],
      hiddenTypes: ['MENTIONS', 'BUILDS_ON'],
      minConfidence: 0.8,
      filters: {},
      asTable: false,
      sort: '',
      hiddenNodes: [],
      pins: [],
    });
  });

  it('opens something whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), query => {
        const read = decodeState(query);
        expect(decodeState(encodeState(read))).toEqual(read);
      }),
    );
  });

  it.each([
    '?lineage=Person:x',
    '?lineage=Method:',
    '?lineage=__proto__:x',
    '?confidence=2',
    '?confidence=NaN',
    '?confidence=',
    '?since=now&until=&organisation=',
    '?hide=Nothing&more=x&select=y&with=Method:z',
    '?at=1,2&pin=1,2&pin=a,b Method:x&without=Nobody:x&from=Method:x&map=some',
    '?at=1,2,0',
    '?at=1,,3',
  ])('that makes no sense opens what the page opens with: %s', query => {
    expect({ ...decodeState(query), minConfidence: DEFAULT_STATE.minConfidence }).toEqual(DEFAULT_STATE);
  });
});

describe('an address made to change what objects inherit', () => {
  it.each([
    '?ask=__proto__&p.__proto__=x&p.constructor=y&p.polluted=z',
    '?cypher=RETURN 1&p.__proto__={"polluted":1}&p.prototype=x',
    '?around=Method:__proto__&more=12 Method:constructor&select=__proto__:x&hide=__proto__&show=constructor',
    '?lineage=Method:__proto__&axis=__proto__&direction=constructor&pin=1,2 Method:__proto__&without=Method:toString',
    '?organisation=__proto__&hardware=constructor&metric=__proto__&since=__proto__&sort=__proto__&__proto__=x&constructor.prototype.polluted=1',
  ])('changes nothing, and is read like any other: %s', query => {
    const read = decodeState(query);
    expect(decodeState(encodeState(read))).toEqual(read);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(Object.getPrototypeOf(read)).toBe(Object.prototype);
    expect(Object.getPrototypeOf(read.filters)).toBe(Object.prototype);
  });
});

describe('more neighbours', () => {
  const focus = { label: 'Method', key: 'a' } as const;
  const other = { label: 'Hardware', key: 'b' } as const;
  const view = { kind: 'neighbourhood' as const, node: focus, shown: 12, expanded: [] };

  it('come a page at a time, in the order in which they were asked for', () => {
    let now: Neighbourhood = view;
    for (const node of [other, focus, other]) now = withMoreNeighbours(now, node) as Neighbourhood;
    expect(now).toEqual({
      ...view,
      expanded: [
        { node: other, shown: 12 },
        { node: focus, shown: 24 },
        { node: other, shown: 24 },
      ],
    });
    expect([neighboursShown(now, focus), neighboursShown(now, other)]).toEqual([24, 24]);
  });

  it('go again when the node is collapsed, and others stay', () => {
    const more = withMoreNeighbours(withMoreNeighbours(view, other) as Neighbourhood, focus) as Neighbourhood;
    expect(withoutExpansion(more, other)).toEqual({ ...view, expanded: [{ node: focus, shown: 24 }] });
  });
});
