import type { EntityType } from '../../graph/model.js';
import { type NameEntry, readMetrics, readNames } from '../lexicons.js';
import { foldName, foldSingular } from './entities/fold.js';
import { hardwareAttributes } from './entities/hardware.js';

/** What the graph's nodes say of a thing beyond its names; see the schemas in `graph/model.ts`. */
export interface EntityAttributes {
  Method: { kind: string };
  Hardware: { vendor: string; kind: string };
  Dataset: { kind: string };
  Metric: { unit: string; higherIsBetter?: boolean };
}

const KIND_NOUN =
  /\b(model|algorithm|system|framework|library|compiler|kernel|architecture|network|agent|optimizer)s?$/i;
const BENCHMARK = /bench(?:mark)?s?$|\bbench(?:mark)?\b|leaderboard|eval$/i;
const CORPUS = /\bcorp(?:us|ora)$/i;
const CHALLENGE = /\bchallenge\b/i;

let tables: {
  methods: Map<string, string>;
  datasets: Map<string, string>;
  metrics: Map<string, EntityAttributes['Metric']>;
};

/** Looks a name up in the lexicons; what they do not know is empty. */
export function entityAttributes<T extends EntityType>(type: T, name: string): EntityAttributes[T] {
  tables ??= { methods: methodKinds(), datasets: kindsOf(readNames('datasets.txt')), metrics: metricTable() };
  const lookups: { [K in EntityType]: () => EntityAttributes[K] } = {
    Method: () => ({ kind: tables.methods.get(keyOf(name)) ?? KIND_NOUN.exec(name)?.[1]?.toLowerCase() ?? '' }),
    Hardware: () => hardwareAttributes(name),
    Dataset: () => ({ kind: tables.datasets.get(keyOf(name)) ?? datasetKind(name) }),
    Metric: () => tables.metrics.get(name.toLowerCase()) ?? { unit: '' },
  };
  return lookups[type]();
}

const keyOf = (name: string) => foldSingular(foldName(name));

function methodKinds(): Map<string, string> {
  return new Map([...kindsOf(readNames('techniques.txt')), ...kindsOf(readNames('methods.txt'))]);
}

function kindsOf(entries: readonly NameEntry[]): Map<string, string> {
  return new Map(
    entries.flatMap(({ name, aliases, kind }) => [name, ...aliases].map((one): [string, string] => [keyOf(one), kind])),
  );
}

function datasetKind(name: string): string {
  if (CHALLENGE.test(name)) return 'challenge';
  if (CORPUS.test(name)) return 'corpus';
  return BENCHMARK.test(name) ? 'benchmark' : '';
}

function metricTable(): Map<string, EntityAttributes['Metric']> {
  const table = new Map<string, EntityAttributes['Metric']>();
  for (const { name, names, unit, higherIsBetter } of readMetrics()) {
    const attributes = { unit, ...(higherIsBetter !== undefined && { higherIsBetter }) };
    for (const one of [name.toLowerCase(), ...names]) if (!table.has(one)) table.set(one, attributes);
  }
  return table;
}
