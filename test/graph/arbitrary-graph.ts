import { createHash } from 'node:crypto';
import fc from 'fast-check';
import {
  type Claim,
  compareClaims,
  compareRefs,
  type GraphNode,
  NODE_LABELS,
  NODE_SCHEMAS,
  type NodeLabel,
  type NodeRef,
  OUTCOMES,
  RELATION_SCHEMAS,
  RELATION_SHAPES,
  RELATION_TYPES,
  type RelationType,
} from '../../graph/model.js';
import type { SampleGraph } from './graph-builder.js';

/** Texts that break whatever pastes them into something. */
export const HOSTILE_TEXTS = [
  "it's",
  'say "x"',
  '`tick`',
  'back\\slash',
  '\\u0060) RETURN 1 //',
  "'}) DETACH DELETE n //",
  '$rows',
  '{key: 1}',
  'tab\tand\nnewline\r\n',
  '\u0000',
  '\u2028\u2029',
  '😀 family 👨‍👩‍👧',
  'e\u0301 é',
  'שלום مرحبا',
  '10.7×, 25–40 %',
  '__proto__',
];

const text = fc.oneof(fc.constantFrom(...HOSTILE_TEXTS), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }));
const texts = fc.array(text, { maxLength: 3 });
const offset = fc.nat({ max: 5000 });
const offsets = fc.array(offset, { maxLength: 3 });
const amount = fc.oneof(fc.integer({ min: -1000, max: 1000 }), fc.double({ noNaN: true, noDefaultInfinity: true }));
const flag = fc.boolean();

/** Few keys, so that two graphs have much in common. */
const keys = [...HOSTILE_TEXTS.slice(0, 6), 'a', 'b', 'c', 'd'];

/** Values by property name, for nodes and claims alike; names that are not here hold text. */
const values: Record<string, fc.Arbitrary<unknown>> = {
  authors: texts,
  sources: texts,
  aliases: texts,
  aliasReasons: texts,
  moreEvidence: texts,
  generic: flag,
  higherIsBetter: flag,
  curated: flag,
  start: offset,
  end: offset,
  fromStart: offset,
  fromEnd: offset,
  toStart: offset,
  toEnd: offset,
  moreStarts: offsets,
  moreEnds: offsets,
  starts: offsets,
  ends: offsets,
  count: fc.integer({ min: 1, max: 99 }),
  confidence: fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true })),
  value: amount,
  valueMax: amount,
  outcome: fc.constantFrom(...OUTCOMES),
  fromReason: fc.constantFrom('quoted', 'pronoun', 'title'),
  toReason: fc.constantFrom('quoted', 'inferred', 'paper'),
  versusLabel: fc.constantFrom('Method', 'Dataset'),
};

type Shape = Record<string, { safeParse(value: unknown): { success: boolean } }>;

/** What a schema asks for, by name; optional properties are there or not. */
function propertiesOf(shape: Shape, given: object): fc.Arbitrary<Record<string, unknown>> {
  const names = Object.keys(shape).filter(name => !(name in given));
  const requiredKeys = names.filter(name => !shape[name]!.safeParse(undefined).success);
  const record = Object.fromEntries(names.map(name => [name, values[name] ?? text]));
  return fc.record(record, { requiredKeys }).map(own => ({ ...given, ...own }));
}

function nodeOf(label: NodeLabel, key: string): fc.Arbitrary<GraphNode> {
  const schema = NODE_SCHEMAS[label];
  return propertiesOf(schema.shape, { key }).map(own => ({ label, properties: schema.parse(own) }) as GraphNode);
}

interface Ends {
  type: RelationType;
  from: NodeRef;
  to: NodeRef;
}

/** The id is decided by type, ends and paper, so that claims of two graphs with one id may differ in all else. */
function claimOf({ type, from, to }: Ends, paper: string): fc.Arbitrary<Claim> {
  const id = createHash('sha256')
    .update(JSON.stringify([type, from, to, paper]))
    .digest('hex')
    .slice(0, 20);
  const schema = RELATION_SCHEMAS[type];
  return propertiesOf(schema.shape, { id, paper }).map(
    own => ({ type, from, to, properties: schema.parse(own) }) as Claim,
  );
}

function claimsAmong(refs: readonly NodeRef[]): fc.Arbitrary<Claim[]> {
  const possible = RELATION_TYPES.flatMap(type => {
    const { from: starts, to: ends } = RELATION_SHAPES[type];
    const tos = refs.filter(({ label }) => ends.includes(label));
    return refs.filter(({ label }) => starts.includes(label)).flatMap(from => tos.map(to => ({ type, from, to })));
  });
  if (possible.length === 0) return fc.constant([]);
  const claim = fc
    .tuple(fc.constantFrom(...possible), fc.constantFrom('p', 'q'))
    .chain(([ends, paper]) => claimOf(ends, paper));
  return fc.uniqueArray(claim, { maxLength: 25, selector: ({ properties }) => properties.id });
}

const refs = fc.uniqueArray(fc.record({ label: fc.constantFrom(...NODE_LABELS), key: fc.constantFrom(...keys) }), {
  maxLength: 12,
  selector: ({ label, key }) => `${label} ${key}`,
});

/** Small valid graphs in canonical order, with hostile texts. */
export const arbitraryGraph: fc.Arbitrary<SampleGraph> = refs.chain(chosen => {
  const sorted = [...chosen].sort(compareRefs);
  return fc.record({
    nodes: fc.tuple(...sorted.map(({ label, key }) => nodeOf(label, key))),
    claims: claimsAmong(sorted).map(claims => [...claims].sort(compareClaims)),
  });
});
