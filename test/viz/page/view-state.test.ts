import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LABELS } from '../../../viz/page/node-id.js';
import {
  DEFAULT_STATE,
  DIRECTIONS,
  decodeState,
  encodeState,
  TYPES,
  type ViewState,
  withMoreNeighbours,
} from '../../../viz/page/view-state.js';

const text = fc.string({ minLength: 1, unit: 'grapheme' });
const node = fc.record({ label: fc.constantFrom(...LABELS), key: text });
const shown = fc.integer({ min: 1, max: 480 });
const state: fc.Arbitrary<ViewState> = fc.record(
  {
    view: fc.oneof(
      fc.constant({ kind: 'start' as const }),
      fc.record({ kind: fc.constant('lineage' as const), node, direction: fc.constantFrom(...DIRECTIONS) }),
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
    ),
    selection: fc.oneof(
      fc.record({ kind: fc.constant('node' as const), node }),
      fc.record({ kind: fc.constant('pair' as const), a: node, b: node }),
    ),
    hiddenLabels: fc.subarray([...LABELS]),
    hiddenTypes: fc.subarray([...TYPES]),
    minConfidence: fc.integer({ min: 0, max: 20 }).map(step => step / 20),
    asTable: fc.boolean(),
  },
  { requiredKeys: ['view', 'hiddenLabels', 'hiddenTypes', 'minConfidence', 'asTable'] },
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
      view: { kind: 'lineage', node: { label: 'Method', key: 'flashattention' }, direction: 'both' },
      selection: { kind: 'node', node: { label: 'Method', key: 'fastattention' } },
      hiddenLabels: [],
      hiddenTypes: ['MENTIONS', 'BUILDS_ON'],
      minConfidence: 0.8,
      asTable: false,
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
    '?hide=Nothing&more=x&select=y&with=Method:z',
  ])('that makes no sense opens what the page opens with: %s', query => {
    expect({ ...decodeState(query), minConfidence: 0.5 }).toEqual(DEFAULT_STATE);
  });
});

describe('more neighbours', () => {
  const focus = { label: 'Method', key: 'a' } as const;
  const other = { label: 'Hardware', key: 'b' } as const;
  const view = { kind: 'neighbourhood', node: focus, shown: 12, expanded: [] } as const;

  it('of the focus are a further page of it', () => {
    expect(withMoreNeighbours({ ...view, expanded: [] }, focus)).toMatchObject({ shown: 24, expanded: [] });
  });

  it('of another node are a page beside, then a further one', () => {
    const once = withMoreNeighbours({ ...view, expanded: [] }, other);
    expect(once).toMatchObject({ shown: 12, expanded: [{ node: other, shown: 12 }] });
    const twice = once.kind === 'neighbourhood' ? withMoreNeighbours(once, other) : once;
    expect(twice).toMatchObject({ expanded: [{ node: other, shown: 24 }] });
  });
});
