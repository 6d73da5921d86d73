import type Sigma from 'sigma';
import type { Layout, Point } from './layout.js';
import { type Curve, linkCurves } from './link-path.js';
import type { Picture, PictureEdge } from './picture.js';
import { ARROW } from './stroke.js';

/** Space between a node and the ends of its links. */
const GAP = 2;

/** How far a link that is laid over others bows out, as a share of its length. */
const BOW = 0.18;

interface End extends Point {
  radius: number;
}

/** Where links run on the stage at present. */
export class EdgeGeometry {
  constructor(
    private readonly renderer: Sigma,
    private readonly picture: Picture,
    private readonly layout: Layout,
  ) {}

  /** The way of a link in pixels of the stage; undefined where the renderer does not hold its ends. */
  curvesOf(edge: PictureEdge): Curve[] | undefined {
    const [source, target] = [this.#end(edge.source), this.#end(edge.target)];
    if (!source || !target) return undefined;
    if (edge.aside) return bowed(source, target);
    if (!isLayered(this.picture)) return [straight(source, target, this.picture.kind === 'map' ? 0 : ARROW)];
    return this.#layered(edge, source, target);
  }

  #end(id: string): End | undefined {
    const shown = this.renderer.getNodeDisplayData(id);
    if (!shown) return undefined;
    return { ...this.renderer.framedGraphToViewport(shown), radius: this.renderer.scaleSize(shown.size) };
  }

  #layered({ id, source: sourceId, target: targetId }: PictureEdge, source: End, target: End): Curve[] {
    const side = source.x <= target.x ? 1 : -1;
    const start = { x: source.x + side * (source.radius + GAP), y: source.y };
    const tip = { x: target.x - side * (target.radius + ARROW / 2), y: target.y };
    const { nodes } = this.picture;
    const turned = nodes.get(sourceId)!.generation > nodes.get(targetId)!.generation;
    const bends = (this.layout.bends.get(id) ?? []).map(({ x, y }) => this.renderer.graphToViewport({ x, y: -y }));
    return linkCurves([start, ...(turned ? bends.reverse() : bends), tip]);
  }
}

/** Pictures whose links are curves on a canvas of their own; the renderer's edges are straight. */
export function isLayered({ kind }: Picture): boolean {
  return kind === 'lineage' || kind === 'path';
}

function straight(source: End, target: End, tip: number): Curve {
  const [from, to] = shortened(source, target, source.radius, target.radius + tip / 2);
  return { from, control1: from, control2: to, to };
}

function bowed(source: End, target: End): Curve[] {
  const [dx, dy] = [target.x - source.x, target.y - source.y];
  const middle = { x: (source.x + target.x) / 2 - BOW * dy, y: (source.y + target.y) / 2 + BOW * dx };
  const [from] = shortened(source, middle, source.radius + GAP, 0);
  const [to] = shortened(target, middle, target.radius + GAP, 0);
  const towards = (end: Point): Point => ({
    x: end.x + (2 / 3) * (middle.x - end.x),
    y: end.y + (2 / 3) * (middle.y - end.y),
  });
  return [{ from, control1: towards(from), control2: towards(to), to }];
}

function shortened(a: Point, b: Point, atA: number, atB: number): [Point, Point] {
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const [dx, dy] = [(b.x - a.x) / length, (b.y - a.y) / length];
  return [
    { x: a.x + dx * atA, y: a.y + dy * atA },
    { x: b.x - dx * atB, y: b.y - dy * atB },
  ];
}
