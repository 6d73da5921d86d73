/** Radius of a node that so many lines end at, where whole graphs are drawn: on the explorer's map, and in its files. */
export function nodeRadius(degree: number, more = 0): number {
  return Math.min(14, 2.2 + 0.75 * Math.sqrt(degree) + more);
}
