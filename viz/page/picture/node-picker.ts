import type Sigma from 'sigma';
import type { Point } from './layout.js';

/** The nodes in the order in which they are drawn: three figures each, the middle's x and y, and the radius. */
export type Circles = Float64Array;

/** Place of the circle at a point that lies above all others there; -1 where there is none. */
export function circleAt(circles: Circles, { x, y }: Point, scale: number): number {
  for (let i = circles.length - 3; i >= 0; i -= 3) {
    const [dx, dy, radius] = [circles[i]! - x, circles[i + 1]! - y, circles[i + 2]! * scale];
    if (dx * dx + dy * dy <= radius * radius) return i / 3;
  }
  return -1;
}

/**
 * Tells the renderer which node lies at a point of the stage. By itself it reads a pixel back, and the page waits until
 * the GPU has done all that it was told to before; the places are known here.
 */
export class NodePicker {
  #ids: string[] = [];
  #circles: Circles = new Float64Array();
  #stale = true;

  constructor(private readonly sigma: Sigma) {
    sigma.on('afterProcess', () => {
      this.#stale = true;
    });
    Object.assign(sigma, { getNodeAtPosition: (point: Point) => this.at(point) ?? null });
  }

  /** The node at a point of the stage, in pixels. */
  at(point: Point): string | undefined {
    const { sigma } = this;
    if (this.#stale) this.#read();
    const framed = sigma.viewportToFramedGraph(point);
    const onePixel = sigma.viewportToFramedGraph({ x: point.x + 1, y: point.y }).x - framed.x;
    return this.#ids[circleAt(this.#circles, framed, sigma.scaleSize(1) * onePixel)];
  }

  #read(): void {
    const ids: string[] = [];
    const circles: number[] = [];
    for (const id of this.sigma.getGraph().nodes()) {
      const data = this.sigma.getNodeDisplayData(id);
      if (!data || data.hidden) continue;
      ids.push(id);
      circles.push(data.x, data.y, data.size);
    }
    this.#ids = ids;
    this.#circles = Float64Array.from(circles);
    this.#stale = false;
  }
}
