import { type Box, type Extent, isInside, LabelSpace, movedInside } from './label-space.js';

/** A node as names keep clear of it, in pixels of the stage. */
export interface Disc {
  x: number;
  y: number;
  size: number;
}

/** A name to be placed. */
export interface WantedName {
  id: string;
  /** Radius of its node. */
  size: number;
  /** Places where it may stand, the best first. */
  boxes: readonly [Box, ...Box[]];
  /** Is placed also where there is no room. */
  needed: boolean;
}

/** All that labels of a frame are placed by. */
export interface WantedLabels {
  stage: Extent;
  /** Boxes that no label may cover. */
  taken: Iterable<Box>;
  discs: readonly Disc[];
  /** Those that come first have the room. */
  names: readonly WantedName[];
  /** Labels of links by id, each with its one place. */
  linkLabels: ReadonlyMap<string, Box>;
}

/** A name may cover nodes that are smaller than its own by this factor, where it has no other place. */
const MUCH_SMALLER = 0.5;

/** Space between labels side by side. */
const BETWEEN = 4;

/** What the tools in the corner of the stage cover, in pixels. */
const TOOLS = { width: 56, height: 122 };

export function toolsBox({ width, height }: Extent): Box {
  return { left: width - TOOLS.width, top: height - TOOLS.height, right: width, bottom: height };
}

/**
 * Places names inside the stage, then the labels of links where these leave room. A name takes a place from a link's
 * label only where it has no other; what finds none is left out.
 * @returns boxes by ids of nodes and of links
 */
export function placeLabels(wanted: WantedLabels): { names: Map<string, Box>; linkLabels: Map<string, Box> } {
  const { stage, linkLabels } = wanted;
  const [taken, discs, links] = [
    spaceOf([...wanted.taken].map(spaced)),
    spaceOf(wanted.discs.map(discBox)),
    spaceOf(linkLabels.values()),
  ];
  const larger = new DiscsBySize(wanted.discs);
  const names = new Map<string, Box>();
  for (const { id, size, boxes, needed } of wanted.names) {
    const free = boxes.filter(each => isInside(each, stage) && taken.isFree(each));
    const clear = free.filter(each => discs.isFree(each));
    const box =
      clear.find(each => links.isFree(each)) ??
      clear[0] ??
      free.find(each => larger.areBeside(each, size * MUCH_SMALLER)) ??
      (needed ? movedInside(boxes[0], stage) : undefined);
    if (box === undefined) continue;
    taken.take(spaced(box));
    names.set(id, box);
  }
  const placed = new Map<string, Box>();
  for (const [id, box] of linkLabels) {
    if (!isInside(box, stage) || !taken.isFree(box) || !discs.isFree(box)) continue;
    taken.take(box);
    placed.set(id, box);
  }
  return { names, linkLabels: placed };
}

function spaceOf(boxes: Iterable<Box>): LabelSpace {
  const space = new LabelSpace();
  for (const box of boxes) space.take(box);
  return space;
}

function spaced({ left, top, right, bottom }: Box): Box {
  return { left: left - BETWEEN, top, right: right + BETWEEN, bottom };
}

function discBox({ x, y, size }: Disc): Box {
  return { left: x - size, top: y - size, right: x + size, bottom: y + size };
}

/** Nodes by size: those of at least one size are sorted in when they are first asked for. */
class DiscsBySize {
  readonly #space = new LabelSpace();
  #sorted: Disc[] | undefined;
  #next = 0;

  constructor(private readonly discs: readonly Disc[]) {}

  /** Whether no node of at least a size lies under a box; asked for larger sizes first, else smaller ones count too. */
  areBeside(box: Box, size: number): boolean {
    this.#sorted ??= [...this.discs].sort((a, b) => b.size - a.size);
    for (; this.#next < this.#sorted.length && this.#sorted[this.#next]!.size >= size; this.#next++) {
      this.#space.take(discBox(this.#sorted[this.#next]!));
    }
    return this.#space.isFree(box);
  }
}
