import { type Descent, generationsOf } from '../../graph/generations.js';
import { type Direction, IS_STEP, LineageWalk, type Way, waysOf } from '../../graph/lineage-walk.js';
import { compareText } from '../../graph/model.js';
import { allRows, type GraphReader } from '../../graph/store/port.js';

/** A step of a lineage, between keys of Methods. */
export interface Step extends Descent {
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

/** The steps between Methods of a graph, and what can be reached by them. */
export class LineageIndex {
  readonly #parents = new Map<string, Step[]>();
  readonly #children = new Map<string, Step[]>();

  constructor(steps: Iterable<Step>) {
    for (const step of steps) {
      if (step.from === step.to) continue;
      append(this.#parents, step.from, step);
      append(this.#children, step.to, step);
    }
  }

  static async read(reader: GraphReader, minConfidence: number): Promise<LineageIndex> {
    const rows = await reader.query(
      `MATCH (a:Method)-[r:BUILDS_ON]->(b:Method)
       WHERE ${IS_STEP}
       RETURN a.key AS from, b.key AS to, count(r) AS claims, count(DISTINCT r.paper) AS papers,
         max(r.confidence) AS confidence ORDER BY from, to`,
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
        return { root, methods, generations: 1 + Math.max(...this.generations(methods, root).values()) };
      })
      .sort((a, b) => b.methods.size - a.methods.size || compareText(a.root, b.root));
  }

  /** All that a method descends from, or that descends from it, itself included, the nearest first each way. */
  reachable(key: string, direction: Direction): Set<string> {
    const members = new Set([key]);
    for (const way of waysOf(direction)) {
      const walk = new LineageWalk(key, members);
      while (walk.frontier.length > 0) walk.take(walk.frontier.flatMap(each => this.#oneStep(each, way)));
    }
    return members;
  }

  #oneStep(key: string, way: Way): string[] {
    if (way === 'ancestors') return (this.#parents.get(key) ?? []).map(step => step.to);
    return (this.#children.get(key) ?? []).map(step => step.from);
  }

  /** Steps with both ends among the methods, in canonical order. */
  stepsAmong(methods: ReadonlySet<string>): Step[] {
    return [...methods]
      .sort(compareText)
      .flatMap(key => (this.#parents.get(key) ?? []).filter(step => methods.has(step.to)));
  }

  /** Generation of each method within the set (`generationsOf`); circles are broken beginning with `first`, one of them. */
  generations(methods: ReadonlySet<string>, first: string): Map<string, number> {
    return generationsOf([...methods], this.stepsAmong(methods), first).generation;
  }
}

function append(map: Map<string, Step[]>, key: string, step: Step): void {
  const list = map.get(key);
  if (list) list.push(step);
  else map.set(key, [step]);
}
