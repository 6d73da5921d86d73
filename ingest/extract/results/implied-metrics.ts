import type { Quantity } from './quantities.js';
import type { UnitKind } from './units.js';

/** One row: numbers of these kinds, followed or preceded by words like these, are of this metric. */
interface Implication {
  metric: string;
  kinds: readonly UnitKind[];
  after?: RegExp;
  before?: RegExp;
}

const RELATIVE = ['ratio', 'percent', 'order'] as const;
const ANY: readonly UnitKind[] = ['ratio', 'percent', 'order', 'none', 'points', 'count'];
const LESS =
  '(?:lower|less|fewer|smaller|reduced|reductions? (?:in|of)|decreases? (?:in|of)|savings? (?:in|of)|drop (?:in|of)|saving (?:in|of))';
/** Up to four words that stay within what the number says. */
const GAP = String.raw`(?:(?!(?:and|or|while|with|by|on|for|at|than|over|compared|but|which|that|to|from|across|using|reduc(?:es|ing)|improv(?:es|ing)|increas(?:es|ing)|decreas(?:es|ing)|achiev\w+|cut\w*|sav(?:es|ing)) )[\w\-/]+ ){0,4}?`;
const after = (words: string) => new RegExp(`^(?:${words})`, 'i');
const before = (words: string) => new RegExp(`(?:${words})$`, 'i');

/** Rows in order of trust; the first that fits counts. */
const IMPLICATIONS: readonly Implication[] = [
  {
    metric: 'parameter count',
    kinds: ['count', ...RELATIVE, 'none'],
    after: after(`\\)? ?${GAP}(?:parameters?|params?|weights)\\b`),
  },
  { metric: 'parameter count', kinds: ['count'], before: before('parameters? (?:count )?(?:of|:|=|\\() ?') },
  { metric: 'energy efficiency', kinds: [...RELATIVE, 'rate'], after: after(`${GAP}energy[- ]efficien`) },
  { metric: 'energy consumption', kinds: [...RELATIVE, 'energy'], after: after(`${GAP}(?:energy|power consumption)`) },
  { metric: 'energy consumption', kinds: ['energy'] },
  { metric: 'FLOPs', kinds: [...RELATIVE, 'none'], after: after(`${GAP}(?:flops|macs|computations?\\b|multiply)`) },
  {
    metric: 'memory usage',
    kinds: RELATIVE,
    after: after(`${GAP}(?:memory|vram|hbm)(?! bandwidth| access| efficien)`),
  },
  {
    metric: 'memory usage',
    kinds: RELATIVE,
    before: before(
      `(?:memory|footprint)(?: [\\w\\-]+){0,4} by (?:up to |an? |about |around |over |nearly |approximately |more than )?`,
    ),
  },
  { metric: 'throughput', kinds: RELATIVE, after: after(`${GAP}(?:throughput|qps|goodput)`) },
  {
    metric: 'throughput',
    kinds: RELATIVE,
    before: before(
      `throughput(?: [\\w\\-]+){0,4} by (?:up to |an? |about |around |over |nearly |approximately |more than )?`,
    ),
  },
  { metric: 'throughput', kinds: ['rate'], after: after('(?:)') },
  { metric: 'latency', kinds: [...RELATIVE, 'time'], after: after(`${GAP}latenc`) },
  {
    metric: 'latency',
    kinds: [...RELATIVE, 'time'],
    before: before(
      `latenc(?:y|ies)(?: [\\w\\-]+){0,4} (?:by|of|to|is|:|=) (?:up to |an? |about |around |over |nearly |approximately |more than |just |only |under )?`,
    ),
  },
  { metric: 'training time', kinds: RELATIVE, after: after(`(?:${LESS} )?(?:${GAP})training (?:time|cost)`) },
  {
    metric: 'speedup',
    kinds: [...RELATIVE],
    after: after(`${GAP}(?:speed-? ?ups?|faster|acceleration|accelerat|quicker|speed\\b|speed improvement)`),
  },
  {
    metric: 'speedup',
    kinds: ['ratio', 'order'],
    before: before(
      `(?:speed-? ?ups?|accelerat\\w+|faster|speeds? up|speeding up)(?: [\\w\\-]+){0,5}? (?:by|of|to|is|reach\\w*)? ?(?:up to |an? |about |around |over |nearly |approximately |more than |a factor of )?`,
    ),
  },
  { metric: 'compression ratio', kinds: RELATIVE, after: after(`${GAP}(?:compression|compressed)`) },
  {
    metric: 'model size',
    kinds: RELATIVE,
    after: after(`${GAP}(?:smaller (?:model|than)|smaller\\b|model size|larger (?:model|than))`),
  },
  { metric: 'model size', kinds: ['memory'], before: before('size (?:of|is|:) (?:only |just )?') },
  { metric: 'cost', kinds: ['money', ...RELATIVE], after: after(`${GAP}(?:costs?|cheaper)\\b`) },
  { metric: 'cost', kinds: ['money'] },
  { metric: 'accuracy', kinds: [...ANY], after: after(`(?:${GAP})accura(?:cy|te)`) },
  { metric: 'bandwidth', kinds: [...RELATIVE, 'rate'], after: after(`${GAP}bandwidth`) },
  { metric: 'power', kinds: ['power'] },
  {
    metric: 'context length',
    kinds: ['count', 'none'],
    after: after(
      '[- ]?(?:tokens? )?(?:context|sequence length|context length|context window|tokens? context|long context)',
    ),
  },
];

/** The metric that a quantity of a text implies, with the range of the text that says so. */
export function impliedMetricOf(
  text: string,
  quantity: Quantity,
): { name: string; from: number; to: number } | undefined {
  const rest = text.slice(quantity.to, quantity.to + 70).replace(/[.;]\s.*$/s, '');
  const ahead = text.slice(Math.max(0, quantity.from - 70), quantity.from);
  const shift = rest.length - rest.trimStart().length;
  for (const row of IMPLICATIONS) {
    if (!row.kinds.includes(quantity.kind)) continue;
    if (row.after) {
      const found = row.after.exec(rest.trimStart());
      if (found)
        return {
          name: row.metric,
          from: quantity.from,
          to: quantity.to + (found[0].length > 0 ? shift + found[0].length : 0),
        };
    } else if (row.before) {
      const found = row.before.exec(ahead);
      if (found) return { name: row.metric, from: quantity.from - found[0].length, to: quantity.to };
    } else {
      return { name: row.metric, from: quantity.from, to: quantity.to };
    }
  }
  return undefined;
}
