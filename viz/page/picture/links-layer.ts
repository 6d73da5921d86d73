import type Sigma from 'sigma';
import type { Point } from './layout.js';
import { type Curve, curvePoint, distanceToCurves, linkCurves, REACH } from './link-path.js';
import type { Theme } from './theme.js';

/** A link to draw: places are those of the graph. */
export interface Link {
  id: string;
  source: string;
  target: string;
  bends: Point[];
  label: string;
  width: number;
  look: 'plain' | 'chosen' | 'dimmed';
}

const ARROW = 7;

/**
 * Draws a lineage's links as curves, with their gains, on a canvas below the nodes. Straight edges of the renderer
 * can't follow the layout's bends; a lineage has few enough links to draw them one by one.
 */
export class LinksLayer {
  readonly #context: CanvasRenderingContext2D;
  #drawn: { link: Link; curves: Curve[] }[] = [];

  constructor(
    private readonly renderer: Sigma,
    canvas: HTMLCanvasElement,
  ) {
    this.#context = canvas.getContext('2d')!;
  }

  draw(links: readonly Link[], theme: Theme): void {
    const { width, height } = this.renderer.getDimensions();
    this.#context.clearRect(0, 0, width, height);
    this.#drawn = links.map(link => ({ link, curves: this.#curves(link) }));
    const order = { dimmed: 0, plain: 1, chosen: 2 };
    const sorted = [...this.#drawn].sort((a, b) => order[a.link.look] - order[b.link.look]);
    for (const { link, curves } of sorted) this.#drawLink(link, curves, theme);
    for (const { link, curves } of sorted) if (link.label !== '') this.#drawGain(link, curves, theme);
  }

  /** Id of the link at a point of the stage, if one is near enough. */
  linkAt(point: Point): string | undefined {
    let nearest: { id: string; distance: number } | undefined;
    for (const { link, curves } of this.#drawn) {
      const distance = distanceToCurves(curves, point);
      if (distance <= REACH && distance < (nearest?.distance ?? Number.POSITIVE_INFINITY)) {
        nearest = { id: link.id, distance };
      }
    }
    return nearest?.id;
  }

  /** Where on the stage a link can be pointed at. */
  middleOf(id: string): Point | undefined {
    const found = this.#drawn.find(({ link }) => link.id === id);
    return found && middle(found.curves);
  }

  #curves(link: Link): Curve[] {
    const ends = [link.source, link.target].map(id => this.renderer.getNodeDisplayData(id)!);
    const source = this.renderer.framedGraphToViewport(ends[0]!);
    const target = this.renderer.framedGraphToViewport(ends[1]!);
    const side = source.x <= target.x ? 1 : -1;
    const radius = (end: { size: number }) => this.renderer.scaleSize(end.size);
    const start = { x: source.x + side * (radius(ends[0]!) + 2), y: source.y };
    const tip = { x: target.x - side * (radius(ends[1]!) + ARROW + 3), y: target.y };
    return linkCurves([start, ...link.bends.map(bend => this.renderer.graphToViewport(bend)), tip]);
  }

  #drawLink(link: Link, curves: Curve[], theme: Theme): void {
    const context = this.#context;
    const colour = { plain: theme.edge, chosen: theme.accent, dimmed: theme.faint }[link.look];
    context.beginPath();
    context.moveTo(curves[0]!.from.x, curves[0]!.from.y);
    for (const { control1, control2, to } of curves) {
      context.bezierCurveTo(control1.x, control1.y, control2.x, control2.y, to.x, to.y);
    }
    context.strokeStyle = colour;
    context.lineWidth = link.look === 'chosen' ? link.width + 1 : link.width;
    context.stroke();
    const { from, to } = curves.at(-1)!;
    const side = from.x <= to.x ? 1 : -1;
    context.beginPath();
    context.moveTo(to.x + side * ARROW, to.y);
    context.lineTo(to.x, to.y - ARROW / 2);
    context.lineTo(to.x, to.y + ARROW / 2);
    context.closePath();
    context.fillStyle = colour;
    context.fill();
  }

  #drawGain(link: Link, curves: Curve[], theme: Theme): void {
    const context = this.#context;
    const { x, y } = middle(curves);
    context.save();
    const room = Math.abs(curves.at(-1)!.to.x - curves[0]!.from.x);
    context.globalAlpha = link.look === 'dimmed' ? 0.5 : 1;
    context.font = `500 11px ${theme.font}`;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.lineJoin = 'round';
    context.lineWidth = 6;
    context.strokeStyle = theme.ground;
    context.fillStyle = link.look === 'chosen' ? theme.accent : theme.quiet;
    if (context.measureText(link.label).width <= room) {
      context.strokeText(link.label, x, y);
      context.fillText(link.label, x, y);
    }
    context.restore();
  }
}

function middle(curves: readonly Curve[]): Point {
  return curvePoint(curves[Math.floor(curves.length / 2)]!, 0.5);
}
