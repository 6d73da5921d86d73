/** A place in the picture; one unit is one pixel at the scale that fits, y grows downwards. */
export interface Point {
  x: number;
  y: number;
}

/** A mark on a time axis. */
export interface TimeMark {
  x: number;
  text: string;
}

/** Places of nodes, and of lineages also the bends that their links take. */
export interface Layout {
  nodes: Map<string, Point>;
  /** By edge id: points between source and target; absent where the link goes straight. */
  bends: Map<string, Point[]>;
  /** Of a picture that goes along time. */
  marks?: TimeMark[];
}

export function rounded({ x, y }: Point): Point {
  return { x: Math.round(x * 100) / 100, y: Math.round(y * 100) / 100 };
}
