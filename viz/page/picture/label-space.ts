/** A box on the stage, in pixels. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Side of the squares that boxes are sorted into, so that each is compared with those near it only. */
const CELL = 80;

/** The room of one frame: who comes first has it, and a label that would cover another or a node is left out. */
export class LabelSpace {
  readonly #cells = new Map<string, Box[]>();

  clear(): void {
    this.#cells.clear();
  }

  /** Takes a box, whatever is there. */
  take(box: Box): void {
    for (const cell of cellsOf(box)) {
      const boxes = this.#cells.get(cell);
      if (boxes) boxes.push(box);
      else this.#cells.set(cell, [box]);
    }
  }

  isFree(box: Box): boolean {
    return cellsOf(box).every(cell => !this.#cells.get(cell)?.some(taken => overlap(taken, box)));
  }
}

function cellsOf({ left, top, right, bottom }: Box): string[] {
  const cells: string[] = [];
  for (let x = Math.floor(left / CELL); x <= Math.floor(right / CELL); x++) {
    for (let y = Math.floor(top / CELL); y <= Math.floor(bottom / CELL); y++) cells.push(`${x} ${y}`);
  }
  return cells;
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
