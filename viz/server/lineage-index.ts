import { compareText } from '../../graph/model.js';
import { allRows, type GraphReader } from '../../graph/store/port.js';

/** A step of a lineage: `child` builds on `parent`, keys of Methods. */
export interface Step {
  child: string;
  parent: string;
  claims: number;
  papers: number;
  confidence: number;
}

/** A root with all that descends from it. */
export interface Lineage {
  root: string;
  /** Keys, the root included. */
  methods: Set<string>;
  generations: number;
}

/**
 * The steps between Methods of a graph, and what can be reached by them. Generic terms take no part: neither end of a
 * step is one.
 */
export class LineageIndex {
  readonly #parents = new Map<string, Step[]>();
  readonly #children = new Map<string, Step[]>();

  constructor(steps: Iterable<Step>) {
    for (const step of steps) {
      if (step.child === step.parent) continue;
      append(this.#parents, step.child, step);
      append(this.#children, step.parent, step);
    }
  }

  static async read(reader: GraphReader, minConfidence: number): Promise<LineageIndex> {
    const rows = await reader.query(
      `MATCH (a:Method)-[r:BUILDS_ON]->(b:Method)
       WHERE r.confidence >= $minConfidence AND a.generic = false AND b.generic = false
       RETURN a.key AS child, b.key AS parent, count(r) AS claims, count(DISTINCT r.paper) AS papers,
         max(r.confidence) AS confidence ORDER BY child, parent`,
      { minConfidence },
    );
    return new LineageIndex(await allRows<Step>(rows));
  }

  /**
   * Lineages by their roots (methods with children and no parents), those with most methods first. A circle that
   * nothing leads into has no root, and is left out.
   */
  lineages(): Lineage[] {
    const roots = [...this.#children.keys()].filter(key => !this.#parents.has(key));
    return roots
      .map(root => {
        const methods = this.reachable(root, 'descendants');
        return { root, methods, generations: 1 + Math.max(...this.generations(methods).values()) };
      })
      .sort((a, b) => b.methods.size - a.methods.size || compareText(a.root, b.root));
  }

  /** All that a method descends from, or that descends from it, itself included, in breadth-first order. */
  reachable(key: string, direction: 'ancestors' | 'descendants' | 'both'): Set<string> {
    const found = new Set([key]);
    if (direction !== 'descendants') this.#walk(key, this.#parents, step => step.parent, found);
    if (direction !== 'ancestors') this.#walk(key, this.#children, step => step.child, found);
    return found;
  }

  #walk(start: string, edges: Map<string, Step[]>, far: (step: Step) => string, found: Set<string>): void {
    const queue = [start];
    for (const key of queue) {
      for (const step of edges.get(key) ?? []) {
        if (found.has(far(step))) continue;
        found.add(far(step));
        queue.push(far(step));
      }
    }
  }

  /** Steps with both ends among the methods, in canonical order. */
  stepsAmong(methods: ReadonlySet<string>): Step[] {
    return [...methods]
      .sort(compareText)
      .flatMap(key => (this.#parents.get(key) ?? []).filter(step => methods.has(step.parent)));
  }

  /**
   * Generation of each method within the set: the longest way to it from one without parents there. A step that closes
   * a circle is not counted, so that every method has a generation.
   */
  generations(methods: ReadonlySet<string>): Map<string, number> {
    const generations = new Map<string, number>();
    const open = new Set<string>();
    for (const start of [...methods].sort(compareText)) {
      const stack = [start];
      while (stack.length > 0) {
        const key = stack.at(-1)!;
        open.add(key);
        const parents = (this.#parents.get(key) ?? []).map(step => step.parent).filter(parent => methods.has(parent));
        const waiting = parents.find(parent => !generations.has(parent) && !open.has(parent));
        if (waiting !== undefined && !generations.has(key)) {
          stack.push(waiting);
          continue;
        }
        stack.pop();
        open.delete(key);
        if (generations.has(key)) continue;
        generations.set(key, 1 + Math.max(-1, ...parents.map(parent => generations.get(parent) ?? -1)));
      }
    }
    return generations;
  }
}

function append(map: Map<string, Step[]>, key: string, step: Step): void {
  const list = map.get(key);
  if (list) list.push(step);
  else map.set(key, [step]);
}
