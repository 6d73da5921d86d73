import { type Lineage, type LineageOptions, lineageOf } from './lineage.js';
import { compareText, DEFAULT_MIN_CONFIDENCE } from './model.js';
import type { GraphReader } from './store/port.js';

/** How many methods are looked at in full: those with most direct successors. */
const CANDIDATES = 100;

/**
 * Reads the lineage of the method with most descendants, among the hundred with most direct successors; of equals
 * the first by key. Undefined where no method builds on another.
 */
export async function largestLineage(reader: GraphReader, options: LineageOptions = {}): Promise<Lineage | undefined> {
  const successors = await readSuccessors(reader, options.minConfidence ?? DEFAULT_MIN_CONFIDENCE);
  const candidates = [...successors]
    .sort(([a, before], [b, after]) => after.length - before.length || compareText(a, b))
    .slice(0, CANDIDATES)
    .map(([key]) => ({ key, descendants: countDescendants(key, successors) }));
  candidates.sort((a, b) => b.descendants - a.descendants || compareText(a.key, b.key));
  const [largest] = candidates;
  return largest && lineageOf(reader, { label: 'Method', key: largest.key }, options);
}

async function readSuccessors(reader: GraphReader, minConfidence: number): Promise<Map<string, string[]>> {
  const successors = new Map<string, string[]>();
  const question = `MATCH (a:Method)-[r:BUILDS_ON]->(b:Method)
    WHERE r.confidence >= $minConfidence AND NOT a.generic AND NOT b.generic
    RETURN DISTINCT a.key AS successor, b.key AS key`;
  for await (const [successor, key] of await reader.query(question, { minConfidence })) {
    if (successor === key) continue;
    const list = successors.get(key as string) ?? [];
    list.push(successor as string);
    successors.set(key as string, list);
  }
  return successors;
}

function countDescendants(key: string, successors: ReadonlyMap<string, string[]>): number {
  const reached = new Set([key]);
  for (const ancestor of reached) for (const successor of successors.get(ancestor) ?? []) reached.add(successor);
  return reached.size - 1;
}
