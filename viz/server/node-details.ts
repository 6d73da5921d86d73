import type { GraphNode, NodeRef } from '../../graph/model.js';
import { allRows, type GraphReader } from '../../graph/store/port.js';
import type { NodeAnswer, PaperSummary } from '../api.js';
import { claimsOf } from './claims.js';
import { LIMITS } from './limits.js';
import { readNode, readSummaries } from './nodes.js';

/** All that a panel shows of a node; undefined where the graph does not hold it. */
export async function readNodeDetails(
  reader: GraphReader,
  ref: NodeRef,
  minConfidence: number,
): Promise<NodeAnswer | undefined> {
  const [[node], properties] = await Promise.all([readSummaries(reader, [ref]), readNode(reader, ref)]);
  if (!node || !properties) return undefined;
  const stored = { label: ref.label, properties } as GraphNode;
  const [claims, mentions] = await Promise.all([
    claimsOf(reader, ref, minConfidence),
    stored.label === 'Paper' ? { papers: [], total: 0 } : mentioningPapers(reader, ref, minConfidence),
  ]);
  return {
    ...claims,
    node,
    facts: factsOf(stored),
    aliases: stored.label === 'Paper' ? [] : stored.properties.aliases,
    ...(stored.label === 'Paper' && { paper: stored.properties }),
    mentionedIn: mentions.papers,
    mentionedInTotal: mentions.total,
  };
}

/** The lines of a node's fact list, in reading order; what is not known has no line. */
function factsOf(node: GraphNode): [string, string][] {
  const lines: [string, string | undefined][] = [];
  if (node.label === 'Paper') {
    const { key, published, authors, organisation, sources } = node.properties;
    lines.push(['Published', published], ['Authors', authors.join(', ')], ['Organisation', organisation]);
    lines.push(['Identifier', key], ['Sources', sources.join(', ')]);
  } else {
    if (node.label === 'Metric') lines.push(['Unit', node.properties.unit], ['Better', better(node.properties)]);
    else lines.push(['Kind', node.properties.kind]);
    if (node.label === 'Hardware') lines.push(['Vendor', node.properties.vendor]);
    if (node.properties.generic) lines.push(['Term', 'a common term, not a proper name']);
  }
  return lines.filter((line): line is [string, string] => line[1] !== undefined && line[1] !== '');
}

function better(metric: { higherIsBetter?: boolean | undefined }): string | undefined {
  if (metric.higherIsBetter === undefined) return undefined;
  return metric.higherIsBetter ? 'higher' : 'lower';
}

async function mentioningPapers(
  reader: GraphReader,
  ref: NodeRef,
  minConfidence: number,
): Promise<{ papers: PaperSummary[]; total: number }> {
  const match = `MATCH (n:${ref.label} {key: $key})<-[r:MENTIONS]-(p:Paper) WHERE r.confidence >= $minConfidence`;
  const parameters = { key: ref.key, minConfidence };
  const [rows, counts] = await Promise.all([
    reader.query(
      `${match} RETURN p.key AS key, p.title AS title, p.published AS published ORDER BY published DESC, key LIMIT $limit`,
      { ...parameters, limit: LIMITS.mentioningPapers },
    ),
    reader.query(`${match} RETURN count(p) AS total`, parameters),
  ]);
  const [counted] = await allRows<{ total: number }>(counts);
  return { papers: await allRows<PaperSummary>(rows), total: counted?.total ?? 0 };
}
