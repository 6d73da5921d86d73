import { NODE_LABELS, type NodeLabel, type NodeRef, RELATION_TYPES, type RelationType } from '../../graph/model.js';
import { refId } from '../../graph/refs-reader.js';
import { allRows, type GraphReader } from '../../graph/store/port.js';
import type { NeighbourhoodAnswer, RelationSummary } from '../api.js';
import { keysByLabel, readSummaries } from './nodes.js';

/** What a relation says of how close two nodes are, for ranking neighbours: lineage first, bare mentions last. */
const CLOSENESS: Record<RelationType, number> = {
  BUILDS_ON: 8,
  INTRODUCES: 6,
  COMPARED_WITH: 4,
  USES: 3,
  APPLIED_TO: 3,
  RUNS_ON: 2,
  EVALUATED_ON: 2,
  ACHIEVES: 2,
  MENTIONS: 0.1,
};

interface RelationRow {
  from: string;
  type: RelationType;
  labels: NodeLabel[];
  to: string;
  claims: number;
  papers: number;
  confidence: number;
}

/** Every relation among the nodes, one for each type and direction of a pair; none is left out. */
export async function relationsAmong(
  reader: GraphReader,
  refs: readonly NodeRef[],
  minConfidence: number,
): Promise<RelationSummary[]> {
  const shown = new Set(refs.map(ref => refId(ref)));
  const allKeys = [...new Set(refs.map(ref => ref.key))];
  const perLabel = await Promise.all(
    keysByLabel(refs).map(async ([label, keys]) => {
      const rows = await reader.query(
        `UNWIND $keys AS key MATCH (a:${label} {key: key})-[r]->(b) WHERE r.confidence >= $minConfidence AND b.key IN $allKeys
         RETURN a.key AS from, type(r) AS type, labels(b) AS labels, b.key AS to, count(r) AS claims,
           count(DISTINCT r.paper) AS papers, max(r.confidence) AS confidence
         ORDER BY from, type, to, labels`,
        { keys, allKeys, minConfidence },
      );
      return (await allRows<RelationRow>(rows)).map(row => relation(label, row));
    }),
  );
  return perLabel.flat().filter(({ to }) => shown.has(refId(to)));
}

function relation(label: NodeLabel, row: RelationRow): RelationSummary {
  const { type, claims, papers, confidence } = row;
  const to = { label: row.labels[0]!, key: row.to };
  return { type, from: { label, key: row.from }, to, claims, papers, confidence };
}

/** A page of a node's neighbours, the closest first; undefined where the graph does not hold the node. */
export async function readNeighbourhood(
  reader: GraphReader,
  ask: { node: NodeRef; minConfidence: number; types?: RelationType[] | undefined; offset: number; limit: number },
): Promise<NeighbourhoodAnswer | undefined> {
  const [centre] = await readSummaries(reader, [ask.node]);
  if (!centre) return undefined;
  const parameters = {
    key: ask.node.key,
    minConfidence: ask.minConfidence,
    types: ask.types ?? RELATION_TYPES,
    offset: ask.offset,
    limit: ask.limit,
  };
  const match = `MATCH (n:${ask.node.label} {key: $key})-[r]-(m) WHERE r.confidence >= $minConfidence AND type(r) IN $types`;
  const [page, [count]] = await Promise.all([
    neighbourPage(reader, match, parameters),
    reader
      .query(`${match} WITH DISTINCT m RETURN count(m) AS total`, parameters)
      .then(rows => allRows<{ total: number }>(rows)),
  ]);
  const rank = new Map(page.map((ref, place) => [refId(ref), place]));
  const neighbours = (await readSummaries(reader, page)).sort((a, b) => rank.get(refId(a))! - rank.get(refId(b))!);
  return { centre, neighbours, offset: ask.offset, total: count?.total ?? 0 };
}

async function neighbourPage(reader: GraphReader, match: string, parameters: object): Promise<NodeRef[]> {
  const weights = RELATION_TYPES.map(type => `WHEN '${type}' THEN ${CLOSENESS[type]}`).join(' ');
  const rows = await reader.query(
    `${match}
     RETURN labels(m) AS labels, m.key AS key, sum(r.confidence * CASE type(r) ${weights} ELSE 0 END) AS closeness
     ORDER BY closeness DESC, key, labels SKIP $offset LIMIT $limit`,
    { ...parameters },
  );
  const list = await allRows<{ labels: NodeLabel[]; key: string }>(rows);
  return list.map(row => ({ label: row.labels.find(label => NODE_LABELS.includes(label))!, key: row.key }));
}

/** Claims of each type. */
export async function countRelations(
  reader: GraphReader,
  minConfidence: number,
): Promise<Record<RelationType, number>> {
  const counts = await Promise.all(
    RELATION_TYPES.map(async type => {
      const rows = await reader.query(
        `MATCH ()-[r:${type}]->() WHERE r.confidence >= $minConfidence RETURN count(r) AS count`,
        { minConfidence },
      );
      const [row] = await allRows<{ count: number }>(rows);
      return [type, row?.count ?? 0] as const;
    }),
  );
  return Object.fromEntries(counts) as Record<RelationType, number>;
}
