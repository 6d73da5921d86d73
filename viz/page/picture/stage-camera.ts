import type Sigma from 'sigma';
import { nodeId } from '../node-id.js';
import type { Camera } from '../view-state.js';
import type { Layout, Point } from './layout.js';
import type { Picture } from './picture.js';
import { STAGE_PADDING } from './stage-renderer.js';
import { prefersReducedMotion } from './theme.js';

/** A picture is not blown up beyond this, however small it is. */
const LARGEST_SCALE = 1.25;

/** A lineage does not open smaller than this, so that names do not run into each other. */
const LEAST_READABLE_SCALE = 0.7;

/** A camera that rested so long is told. */
const REST_MS = 250;

/** What of a picture is seen, in units of its layout, whatever the size of the stage. */
export class StageCamera {
  /** As the picture opened: not worth telling. */
  #start: Camera | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #moving = false;

  /** @param onRest told of each place where a person left the camera; undefined where it is as it opened */
  constructor(
    private readonly sigma: Sigma,
    private readonly onRest: (camera: Camera | undefined) => void,
  ) {
    sigma.getCamera().on('updated', () => this.#moved());
  }

  /** Stops telling. */
  end(): void {
    clearTimeout(this.#timer);
  }

  #moved(): void {
    if (this.#moving) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.onRest(this.current), REST_MS);
  }

  /** Moves without telling. */
  #quietly(move: () => void): void {
    clearTimeout(this.#timer);
    this.#moving = true;
    move();
    this.#moving = false;
  }

  /** What is seen; undefined while it is as the picture opened. */
  get current(): Camera | undefined {
    const now = this.#read();
    return this.#start && sameCamera(now, this.#start) ? undefined : now;
  }

  #read(): Camera {
    const { width, height } = this.sigma.getDimensions();
    const { x, y } = this.sigma.viewportToGraph({ x: width / 2, y: height / 2 });
    return { x: Math.round(x * 10) / 10, y: Math.round(-y * 10) / 10, scale: Number(this.#scale().toPrecision(4)) };
  }

  /** Pixels of a unit of the layout. */
  #scale(): number {
    return this.sigma.graphToViewport({ x: 1, y: 0 }).x - this.sigma.graphToViewport({ x: 0, y: 0 }).x;
  }

  /** To where most pictures open, before the next one is drawn, so that it is drawn once. */
  reset(): void {
    this.#quietly(() => this.sigma.getCamera().setState({ x: 0.5, y: 0.5, ratio: 1, angle: 0 }));
  }

  /** Looks where a link says, or where the picture opens. */
  lookAt(camera: Camera | undefined, picture: Picture): void {
    this.#quietly(() => {
      this.#lookAtStart(picture);
      this.#start = this.#read();
      if (camera) this.#place(camera, camera.scale);
    });
  }

  #place(middle: Point, scale: number): void {
    const camera = this.sigma.getCamera();
    const place = this.sigma.viewportToFramedGraph(this.sigma.graphToViewport({ x: middle.x, y: -middle.y }));
    camera.setState({ ...place, ratio: (camera.ratio * this.#scale()) / scale });
  }

  /** The whole picture; of a lineage too wide for the stage its focus, at a scale that names can be read at. */
  #lookAtStart(picture: Picture): void {
    const camera = this.sigma.getCamera();
    camera.setState({ x: 0.5, y: 0.5, ratio: 1, angle: 0 });
    if (picture.kind !== 'lineage' || this.#scale() >= LEAST_READABLE_SCALE) return;
    const ratio = this.#scale() / LEAST_READABLE_SCALE;
    const { x, y } = this.sigma.getNodeDisplayData(nodeId(picture.focus!))!;
    const { width } = this.sigma.getDimensions();
    const onePixel =
      this.sigma.viewportToFramedGraph({ x: 1, y: 0 }).x - this.sigma.viewportToFramedGraph({ x: 0, y: 0 }).x;
    camera.setState({ x: x + 0.3 * width * ratio * onePixel, y, ratio });
  }

  zoom(direction: 'in' | 'out' | 'fit'): void {
    const camera = this.sigma.getCamera();
    const duration = prefersReducedMotion() ? 0 : 200;
    if (direction === 'in') void camera.animatedZoom({ duration });
    else if (direction === 'out') void camera.animatedUnzoom({ duration });
    else void camera.animatedReset({ duration });
  }

  /**
   * Widens the bounds of a small picture to those of the stage, so that it keeps its size.
   * @returns whether the bounds are others than before
   */
  fit(layout: Layout): boolean {
    const { width, height } = this.sigma.getContainer().getBoundingClientRect();
    if (width === 0 || height === 0 || layout.nodes.size === 0) return false;
    const [x, y] = [new Range(), new Range()];
    for (const place of layout.nodes.values()) {
      x.add(place.x);
      y.add(-place.y);
    }
    const bounds = { x: x.atLeast(room(width)), y: y.atLeast(room(height)) };
    const changed = JSON.stringify(bounds) !== JSON.stringify(this.sigma.getCustomBBox());
    this.sigma.setCustomBBox(bounds);
    return changed;
  }
}

function room(stage: number): number {
  return Math.max(1, stage - 2 * STAGE_PADDING) / LARGEST_SCALE;
}

function sameCamera(a: Camera, b: Camera): boolean {
  const near = Math.abs(a.x - b.x) <= 0.2 / a.scale && Math.abs(a.y - b.y) <= 0.2 / a.scale;
  return near && Math.abs(a.scale / b.scale - 1) < 0.001;
}

class Range {
  #low = Number.POSITIVE_INFINITY;
  #high = Number.NEGATIVE_INFINITY;

  add(value: number): void {
    if (value < this.#low) this.#low = value;
    if (value > this.#high) this.#high = value;
  }

  /** The range, widened around its middle where it is narrower. */
  atLeast(length: number): [number, number] {
    const half = Math.max(this.#high - this.#low, length) / 2;
    const middle = (this.#low + this.#high) / 2;
    return [middle - half, middle + half];
  }
}
