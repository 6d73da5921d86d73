import type { NodeLabel, NodeRef, RelationProperties, RelationType } from '../../graph/model.js';
import { RELATION_TYPES } from '../../graph/model.js';
import { allRows, type GraphReader } from '../../graph/store/port.js';
import type { ClaimsAnswer, ClaimView, NamedRef, PaperView } from '../api.js';
import { figureOf } from './figure.js';
import { LIMITS } from './limits.js';
import { readNames } from './nodes.js';

type AnyProperties = RelationProperties<'BUILDS_ON'> &
  Partial<RelationProperties<'ACHIEVES'> & RelationProperties<'COMPARED_WITH'>>;

interface ClaimRow {
  type: RelationType;
  fromLabels: NodeLabel[];
  from: string;
  toLabels: NodeLabel[];
  to: string;
  properties: AnyProperties;
}

const COLUMNS = `type(r) AS type, labels(startNode(r)) AS fromLabels, startNode(r).key AS from,
  labels(endNode(r)) AS toLabels, endNode(r).key AS to, properties(r) AS properties, r.id AS id, r.confidence AS confidence
  ORDER BY confidence DESC, id LIMIT $limit`;

/** Types whose claims a panel lists; mentions are listed as papers instead. */
const STATED = RELATION_TYPES.filter(type => type !== 'MENTIONS');

/**
 * All claims between two nodes, in both directions, surest first; results that one of them reaches against the other
 * are among them.
 */
export async function claimsBetween(
  reader: GraphReader,
  ask: { a: NodeRef; b: NodeRef; minConfidence: number },
): Promise<ClaimsAnswer> {
  const { a, b, minConfidence } = ask;
  const match = `MATCH (a:${a.label} {key: $a})-[r]-(b:${b.label} {key: $b}) WHERE r.confidence >= $minConfidence`;
  const answers = await Promise.all([
    answer(reader, match, { a: a.key, b: b.key, minConfidence }),
    resultsAgainst(reader, a, b, minConfidence),
    resultsAgainst(reader, b, a, minConfidence),
  ]);
  return {
    claims: answers.flatMap(each => each.claims).slice(0, LIMITS.claims),
    papers: Object.assign(Object.create(null), ...answers.map(each => each.papers)),
    total: answers.reduce((sum, each) => sum + each.total, 0),
  };
}

function resultsAgainst(
  reader: GraphReader,
  subject: NodeRef,
  versus: NodeRef,
  minConfidence: number,
): Promise<ClaimsAnswer> {
  const match = `MATCH (a:${subject.label} {key: $subject})-[r:ACHIEVES]->(b:Metric)
    WHERE r.versus = $versus AND r.versusLabel = $versusLabel AND r.confidence >= $minConfidence`;
  return answer(reader, match, {
    subject: subject.key,
    versus: versus.key,
    versusLabel: versus.label,
    minConfidence,
  });
}

/** All claims that a node is an end of, but for mentions, surest first. */
export async function claimsOf(reader: GraphReader, node: NodeRef, minConfidence: number): Promise<ClaimsAnswer> {
  const match = `MATCH (a:${node.label} {key: $key})-[r]-(b) WHERE r.confidence >= $minConfidence AND type(r) IN $types`;
  return answer(reader, match, { key: node.key, minConfidence, types: STATED });
}

async function answer(reader: GraphReader, match: string, parameters: object): Promise<ClaimsAnswer> {
  const [rows, count] = await Promise.all([
    reader.query(`${match} RETURN ${COLUMNS}`, { ...parameters, limit: LIMITS.claims }),
    reader.query(`${match} RETURN count(r) AS total`, { ...parameters }),
  ]);
  const found = await allRows<ClaimRow>(rows);
  const [counted] = await allRows<{ total: number }>(count);
  const name = await readNames(reader, found.flatMap(refsOf));
  const papers = await readPapers(reader, new Set(found.map(row => row.properties.paper)));
  return { claims: found.map(row => view(row, name)), papers, total: counted?.total ?? 0 };
}

function ends(row: ClaimRow): { from: NodeRef; to: NodeRef } {
  return { from: { label: row.fromLabels[0]!, key: row.from }, to: { label: row.toLabels[0]!, key: row.to } };
}

/** Every node that a claim names: its ends, and a result's dataset, hardware and what it is measured against. */
function refsOf(row: ClaimRow): NodeRef[] {
  const { from, to } = ends(row);
  return [from, to, ...Object.values(contextOf(row.properties))];
}

function contextOf(properties: AnyProperties): { versus?: NodeRef; dataset?: NodeRef; hardware?: NodeRef } {
  const { versus, versusLabel, dataset, hardware } = properties;
  return {
    ...(versus && versusLabel && { versus: { label: versusLabel, key: versus } }),
    ...(dataset && { dataset: { label: 'Dataset', key: dataset } }),
    ...(hardware && { hardware: { label: 'Hardware', key: hardware } }),
  };
}

function view(row: ClaimRow, name: (ref: NodeRef) => NamedRef): ClaimView {
  const { properties } = row;
  const { from, to } = ends(row);
  const quotes = [
    { start: properties.start, end: properties.end },
    ...properties.moreStarts.map((start, i) => ({ start, end: properties.moreEnds[i] ?? start })),
  ];
  const context = Object.entries(contextOf(properties)).map(([role, ref]) => [role, name(ref)] as const);
  return {
    id: properties.id,
    type: row.type,
    from: name(from),
    to: name(to),
    paper: properties.paper,
    quotes,
    confidence: properties.confidence,
    rule: properties.rule,
    curated: properties.curated === true,
    fromReason: properties.fromReason,
    toReason: properties.toReason,
    ...(properties.outcome && { outcome: properties.outcome }),
    ...(isResult(properties) && { figure: figureOf(properties) }),
    ...Object.fromEntries(context),
  };
}

function isResult(properties: AnyProperties): properties is AnyProperties & RelationProperties<'ACHIEVES'> {
  return typeof properties.value === 'number';
}

async function readPapers(reader: GraphReader, keys: Set<string>): Promise<Record<string, PaperView>> {
  const rows = await reader.query(
    `UNWIND $keys AS key MATCH (p:Paper {key: key})
     RETURN p.key AS key, p.title AS title, p.published AS published, p.abstract AS abstract, p.authors AS authors,
       p.organisation AS organisation, p.url AS url ORDER BY key`,
    { keys: [...keys] },
  );
  const papers: Record<string, PaperView> = Object.create(null);
  for (const paper of await allRows<PaperView>(rows)) papers[paper.key] = paper;
  return papers;
}
