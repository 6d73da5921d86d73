import type { EntityType } from '../../graph/model.js';

/** What a name of each type carries or not without being another thing. */
const NOISE: Partial<Record<EntityType, RegExp>> = {
  Method: /\b(?:models?|frameworks?|algorithms?|methods?|networks?|architectures?|the)\b/g,
  Hardware:
    /\b(?:nvidia|amd|intel|google|apple|huawei|xilinx|qualcomm|graphcore|gpus?|cpus?|tpus?|npus?|fpgas?|accelerators?|processors?|boards?|devices?|tensor core|cores?|geforce)\b/g,
  Dataset: /\b(?:datasets?|benchmarks?|corpus|challenge|the)\b/g,
};

/**
 * Keys by which two names of one type are compared with an annotation: folded to letters, digits and plus signs; as
 * written, without brackets, without plurals, and each of these without what names of the type may carry besides.
 */
export function nameKeys(type: EntityType, name: string): Set<string> {
  const base = name.normalize('NFKC').toLowerCase();
  const forms = [base, base.replace(/\(.*?\)/g, ' '), base.replace(/(?<=[a-z]{3})s\b/g, '')];
  const noise = NOISE[type];
  const all = noise ? forms.flatMap(form => [form, form.replace(noise, ' ')]) : forms;
  return new Set(all.map(form => form.replace(/[^\p{L}\p{N}+]+/gu, '')).filter(key => key !== ''));
}

/** Keys of all names of one thing. */
export function allNameKeys(type: EntityType, names: readonly string[]): Set<string> {
  return new Set(names.flatMap(name => [...nameKeys(type, name)]));
}

/** Whether two sets of keys share one. */
export function overlaps(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const key of a) if (b.has(key)) return true;
  return false;
}

/** A title as records are joined by it. */
export function titleKey(title: string): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

const UNITS: readonly (readonly [string, RegExp])[] = [
  ['x', /^(?:x|×|times?|fold)$/],
  ['%', /^(?:%|percent|percentage)$/],
  ['points', /^(?:points?|pp|percentage points?|% points?)$/],
  ['ms', /^(?:ms|milliseconds?)$/],
  ['s', /^(?:s|secs?|seconds?)$/],
  ['min', /^(?:mins?|minutes?)$/],
  ['h', /^(?:h|hrs?|hours?)$/],
  ['d', /^(?:d|days?)$/],
];

/** A unit as results are compared by it. */
export function unitKey(unit: string): string {
  const text = unit.trim().toLowerCase();
  return UNITS.find(([, pattern]) => pattern.test(text))?.[0] ?? text;
}
