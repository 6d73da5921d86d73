import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Box } from '../../../viz/page/picture/label-space.js';
import { placeLabels, toolsBox, type WantedLabels, type WantedName } from '../../../viz/page/picture/place-labels.js';

const stage = { width: 400, height: 300 };

function box(left: number, top: number, width = 60, height = 15): Box {
  return { left, top, right: left + width, bottom: top + height };
}

function name(id: string, boxes: [Box, ...Box[]], how: Partial<WantedName> = {}): WantedName {
  return { id, size: 8, needed: false, boxes, ...how };
}

function place(wanted: Partial<WantedLabels>) {
  return placeLabels({ stage, taken: [], discs: [], names: [], linkLabels: new Map(), ...wanted });
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

describe('labels', () => {
  it('stay inside the stage, and cover neither each other nor what is taken', () => {
    const anywhere = fc
      .tuple(fc.integer({ min: -50, max: 420 }), fc.integer({ min: -30, max: 320 }))
      .map(([left, top]) => box(left, top));
    const places = fc.tuple(anywhere, anywhere);
    fc.assert(
      fc.property(fc.array(places), fc.array(anywhere), fc.array(anywhere), (wanted, links, taken) => {
        const placed = place({
          taken,
          names: wanted.map((boxes, i) => name(`n${i}`, boxes)),
          linkLabels: new Map(links.map((each, i) => [`l${i}`, each])),
        });
        const boxes = [...placed.names.values(), ...placed.linkLabels.values()];
        for (const [i, each] of boxes.entries()) {
          expect(each.left >= 0 && each.top >= 0 && each.right <= 400 && each.bottom <= 300).toBe(true);
          expect([...taken, ...boxes.slice(0, i)].some(other => overlap(each, other))).toBe(false);
        }
      }),
    );
  });

  it('of nodes are placed where they leave a link’s label its room, if they can be', () => {
    const linkLabels = new Map([['link', box(100, 100)]]);
    const both = place({ linkLabels, names: [name('a', [box(110, 105), box(110, 60)])] });
    expect(both.names.get('a')).toEqual(box(110, 60));
    expect([...both.linkLabels.keys()]).toEqual(['link']);
  });

  it('of nodes win over those of links where there is no other place', () => {
    const linkLabels = new Map([['link', box(100, 100)]]);
    const one = place({ linkLabels, names: [name('a', [box(110, 105)])] });
    expect([...one.names.keys()]).toEqual(['a']);
    expect(one.linkLabels.size).toBe(0);
  });

  it('of large nodes may cover much smaller nodes, those of others may not', () => {
    const discs = [{ x: 130, y: 107, size: 3 }];
    const where = box(100, 100);
    expect(place({ discs, names: [name('hub', [where], { size: 12 })] }).names.get('hub')).toEqual(where);
    expect(place({ discs, names: [name('small', [where], { size: 4 })] }).names.size).toBe(0);
    expect(place({ discs, names: [name('hub', [where, box(100, 40)], { size: 12 })] }).names.get('hub')).toEqual(
      box(100, 40),
    );
  });

  it('that are needed are moved into the stage where no place is free', () => {
    const { names } = place({ names: [name('chosen', [box(370, 290)], { needed: true })] });
    expect(names.get('chosen')).toEqual(box(340, 285));
  });

  it('keep clear of the tools in the corner', () => {
    const { names } = place({ taken: [toolsBox(stage)], names: [name('a', [box(330, 280), box(200, 280)])] });
    expect(names.get('a')).toEqual(box(200, 280));
  });
});
