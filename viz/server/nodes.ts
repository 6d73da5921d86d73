import {
  compareRefs,
  DEFAULT_MIN_CONFIDENCE,
  ENTITY_TYPES,
  NODE_LABELS,
  type NodeLabel,
  type NodeProperties,
  type NodeRef,
} from '../../graph/model.js';
import { refId } from '../../graph/refs-reader.js';
import { allRows, type GraphReader } from '../../graph/store/port.js';
import type { NamedRef, NodeSummary } from '../api.js';

interface SummaryRow {
  key: string;
  name: string;
  kind: string | null;
  published: string | null;
  generic: boolean | null;
}

/** Keys of the refs by label, each once; labels without any are absent. */
export function keysByLabel(refs: Iterable<NodeRef>): [NodeLabel, string[]][] {
  const keys = new Map<NodeLabel, Set<string>>(NODE_LABELS.map(label => [label, new Set()]));
  for (const { label, key } of refs) keys.get(label)!.add(key);
  return [...keys].filter(([, set]) => set.size > 0).map(([label, set]) => [label, [...set]]);
}

/** Summaries of those of the nodes that the graph holds, in canonical order. */
export async function readSummaries(reader: GraphReader, refs: Iterable<NodeRef>): Promise<NodeSummary[]> {
  const perLabel = await Promise.all(
    keysByLabel(refs).map(([label, keys]) =>
      label === 'Paper' ? paperSummaries(reader, keys) : entitySummaries(reader, label, keys),
    ),
  );
  return perLabel.flat().sort(compareRefs);
}

async function paperSummaries(reader: GraphReader, keys: string[]): Promise<NodeSummary[]> {
  const rows = await reader.query(
    `UNWIND $keys AS key MATCH (n:Paper {key: key})
     RETURN n.key AS key, n.title AS name, '' AS kind, n.published AS published, false AS generic`,
    { keys },
  );
  return (await allRows<SummaryRow>(rows)).map(row => summary('Paper', row));
}

async function entitySummaries(reader: GraphReader, label: NodeLabel, keys: string[]): Promise<NodeSummary[]> {
  const [rows, dates] = await Promise.all([
    reader.query(
      `UNWIND $keys AS key MATCH (n:${label} {key: key})
       RETURN n.key AS key, n.name AS name, n.kind AS kind, n.generic AS generic`,
      { keys },
    ),
    firstIntroductions(reader, label, keys),
  ]);
  const entities = await allRows<SummaryRow>(rows);
  return entities.map(row => summary(label, { ...row, published: dates.get(row.key) ?? '' }));
}

async function firstIntroductions(reader: GraphReader, label: NodeLabel, keys: string[]): Promise<Map<string, string>> {
  const rows = await reader.query(
    `UNWIND $keys AS key MATCH (n:${label} {key: key})<-[i:INTRODUCES]-(p:Paper)
     WHERE p.published <> '' AND i.confidence >= $minConfidence
     RETURN n.key AS key, min(p.published) AS published`,
    { keys, minConfidence: DEFAULT_MIN_CONFIDENCE },
  );
  const dated = await allRows<{ key: string; published: string }>(rows);
  return new Map(dated.map(row => [row.key, row.published]));
}

function summary(label: NodeLabel, row: SummaryRow): NodeSummary {
  const { key, name, kind, published, generic } = row;
  return { label, key, name, kind: kind ?? '', published: published ?? '', generic: generic === true };
}

/** All properties of a node; undefined where the graph does not hold it. */
export async function readNode<L extends NodeLabel>(
  reader: GraphReader,
  ref: { label: L; key: string },
): Promise<NodeProperties<L> | undefined> {
  const rows = await reader.query(`MATCH (n:${ref.label} {key: $key}) RETURN properties(n) AS properties`, {
    key: ref.key,
  });
  const [row] = await allRows<{ properties: NodeProperties<L> }>(rows);
  return row?.properties;
}

/** Display names of nodes, by `nameKey`. */
export async function readNames(reader: GraphReader, refs: Iterable<NodeRef>): Promise<(ref: NodeRef) => NamedRef> {
  const summaries = await readSummaries(reader, refs);
  const names = new Map(summaries.map(node => [refId(node), node.name]));
  return ref => ({ label: ref.label, key: ref.key, name: names.get(refId(ref)) ?? ref.key });
}

/** How many nodes of each label there are. */
export async function countNodes(reader: GraphReader): Promise<Record<NodeLabel, number>> {
  const counts = await Promise.all(
    NODE_LABELS.map(async label => {
      const [row] = await allRows<{ count: number }>(await reader.query(`MATCH (n:${label}) RETURN count(n) AS count`));
      return [label, row?.count ?? 0] as const;
    }),
  );
  return Object.fromEntries(counts) as Record<NodeLabel, number>;
}

/** Every named node and paper with the texts that it can be found by. */
export async function* readSearchable(
  reader: GraphReader,
): AsyncIterable<NodeRef & { name: string; aliases: string[] }> {
  for await (const [key, name] of await reader.query('MATCH (n:Paper) RETURN n.key AS key, n.title AS name')) {
    yield { label: 'Paper', key: String(key), name: String(name), aliases: [] };
  }
  for (const label of ENTITY_TYPES) {
    const rows = await reader.query(`MATCH (n:${label}) RETURN n.key AS key, n.name AS name, n.aliases AS aliases`);
    for await (const [key, name, aliases] of rows) {
      yield { label, key: String(key), name: String(name), aliases: Array.isArray(aliases) ? aliases.map(String) : [] };
    }
  }
}
