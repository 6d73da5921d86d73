/** A name that is just what is looked for, whatever the others are. */
const SAME = 4;

/**
 * How near a name is to what is looked for, both folded: 4 where they are the same; where the name begins with it
 * between 1 and 2, more the less is missing; else from 0 to 1 by the pairs of letters that the two share (the Dice
 * coefficient, with the ends of the words as letters), which a slip of the pen changes little.
 */
export function closeness(sought: string, name: string): number {
  if (name === sought) return SAME;
  if (name.startsWith(sought)) return 1 + sought.length / name.length;
  const left = new Map<string, number>();
  for (const pair of pairsOf(sought)) left.set(pair, (left.get(pair) ?? 0) + 1);
  let shared = 0;
  for (const pair of pairsOf(name)) {
    const count = left.get(pair) ?? 0;
    if (count === 0) continue;
    shared++;
    left.set(pair, count - 1);
  }
  return (2 * shared) / (sought.length + 1 + name.length + 1);
}

function pairsOf(text: string): string[] {
  const framed = ` ${text} `;
  return Array.from({ length: framed.length - 1 }, (_, i) => framed.slice(i, i + 2));
}
