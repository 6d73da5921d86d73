import type { Place } from './cypher-problem.js';

/** How the engines tell a place: Grafeo under its message, Neo4j at its end, each with the line and a mark. */
const PATTERNS = [/\s*-->\s*query:(\d+):(\d+).*$/s, /\s*\(line (\d+), column (\d+) \(offset: \d+\)\).*$/s];

/** An engine's message as a sentence, and the place in the question that it is about. */
export function enginePlace(told: string): { message: string; place?: Place } {
  for (const pattern of PATTERNS) {
    const found = pattern.exec(told);
    if (!found) continue;
    return {
      message: sentence(told.slice(0, found.index)),
      place: { line: Number(found[1]), column: Number(found[2]) },
    };
  }
  return { message: sentence(told) };
}

function sentence(text: string): string {
  const trimmed = text.trim();
  return /[.!?)]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}
