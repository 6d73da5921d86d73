import { compareText } from './model.js';

/** That `from` builds on `to`. */
export interface Descent {
  from: string;
  to: string;
}

export interface Generations<D extends Descent> {
  /** 0 for what builds on nothing here, else one more than the highest generation that it builds on. */
  generation: Map<string, number>;
  /** Steps that close a circle; generations take no notice of them. */
  back: Set<D>;
}

/**
 * Lays methods out in generations by the longest way from an origin (longest-path layering: Sugiyama, Tagawa and
 * Toda, 1981), so that all but the `back` steps lead from a higher generation to a lower one. Circles are broken by
 * depth-first search, from the origins in order of keys, then from `first`, then from the rest.
 * @param steps between two of the keys each
 */
export function generationsOf<D extends Descent>(
  keys: readonly string[],
  steps: readonly D[],
  first: string,
): Generations<D> {
  const sorted = [...keys].sort(compareText);
  const building = new Set(steps.map(step => step.from));
  const starts = [...sorted.filter(key => !building.has(key)), first, ...sorted];
  const { order, back } = search(starts, successorsOf(steps));
  const generation = new Map(order.map(key => [key, 0]));
  const onward = successorsOf(steps.filter(step => !back.has(step)));
  for (const key of order) {
    for (const { from } of onward.get(key) ?? []) {
      generation.set(from, Math.max(generation.get(from)!, generation.get(key)! + 1));
    }
  }
  return { generation, back };
}

function successorsOf<D extends Descent>(steps: readonly D[]): Map<string, D[]> {
  const successors = new Map<string, D[]>();
  for (const step of [...steps].sort((a, b) => compareText(a.from, b.from))) {
    const list = successors.get(step.to) ?? [];
    list.push(step);
    successors.set(step.to, list);
  }
  return successors;
}

/** Depth-first search; `order` has every key before what builds on it, but for steps back. */
function search<D extends Descent>(starts: string[], successors: Map<string, D[]>): { order: string[]; back: Set<D> } {
  const finished: string[] = [];
  const state = new Map<string, 'open' | 'done'>();
  const back = new Set<D>();
  for (const start of starts) {
    if (state.has(start)) continue;
    state.set(start, 'open');
    const stack = [{ key: start, next: 0 }];
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const step = successors.get(top.key)?.[top.next++];
      if (!step) {
        state.set(top.key, 'done');
        finished.push(top.key);
        stack.pop();
      } else if (state.get(step.from) === 'open') back.add(step);
      else if (!state.has(step.from)) {
        state.set(step.from, 'open');
        stack.push({ key: step.from, next: 0 });
      }
    }
  }
  return { order: finished.reverse(), back };
}
