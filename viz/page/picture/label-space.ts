/** A box on the stage, in pixels. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Width and height of what labels stand in, in pixels. */
export interface Extent {
  width: number;
  height: number;
}

/** Side of the squares that boxes are sorted into, so that each is compared with those near it only. */
const CELL = 80;

/** Squares of one row have numbers of their own up to so many; where two squares share one, boxes are compared in vain. */
const ROW = 65_536;

/** The room of one frame: who comes first has it, and a label that would cover another or a node is left out. */
export class LabelSpace {
  readonly #cells = new Map<number, Box[]>();

  /** Takes a box, whatever is there. */
  take(box: Box): void {
    const [right, bottom] = [cellOf(box.right), cellOf(box.bottom)];
    for (let x = cellOf(box.left); x <= right; x++) {
      for (let y = cellOf(box.top); y <= bottom; y++) {
        const boxes = this.#cells.get(x * ROW + y);
        if (boxes) boxes.push(box);
        else this.#cells.set(x * ROW + y, [box]);
      }
    }
  }

  isFree(box: Box): boolean {
    const [right, bottom] = [cellOf(box.right), cellOf(box.bottom)];
    for (let x = cellOf(box.left); x <= right; x++) {
      for (let y = cellOf(box.top); y <= bottom; y++) {
        for (const taken of this.#cells.get(x * ROW + y) ?? []) if (overlap(taken, box)) return false;
      }
    }
    return true;
  }
}

function cellOf(place: number): number {
  return Math.floor(place / CELL);
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

export function isInside({ left, top, right, bottom }: Box, { width, height }: Extent): boolean {
  return left >= 0 && top >= 0 && right <= width && bottom <= height;
}

/** A box moved as little as it takes to be inside; the start of one that is too large is. */
export function movedInside(box: Box, { width, height }: Extent): Box {
  const x = Math.max(0, Math.min(box.left, width - (box.right - box.left))) - box.left;
  const y = Math.max(0, Math.min(box.top, height - (box.bottom - box.top))) - box.top;
  return { left: box.left + x, top: box.top + y, right: box.right + x, bottom: box.bottom + y };
}
