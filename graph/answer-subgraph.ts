import { DEFAULT_MIN_CONFIDENCE, NodeLabel, type NodeRef, RELATION_TYPES } from './model.js';
import { labelColumn } from './queries/canned-query.js';
import type { QueryAnswer } from './queries/run-query.js';
import { claimsFrom, readRefs, refId } from './refs-reader.js';
import type { GraphReader, GraphValue } from './store/port.js';
import { claimsBetween, type Subgraph } from './subgraph.js';

/**
 * Reads the nodes and claims that the rows of an answer name, and the nodes asked for. Where the query names no
 * claims, those between two of the nodes are taken, but for mentions.
 */
export async function ofAnswer(reader: GraphReader, answer: QueryAnswer): Promise<Subgraph> {
  const refs = new Map<string, NodeRef>();
  for (const ref of [...askedRefs(answer), ...namedRefs(answer)]) refs.set(refId(ref), ref);
  const ids = namedClaims(answer);
  const minConfidence = Number(answer.parameters.minConfidence ?? DEFAULT_MIN_CONFIDENCE);
  if (ids === undefined) {
    const all = [...refs.values()];
    return { nodes: await readRefs(reader, all), claims: await claimsBetween(reader, all, { minConfidence }) };
  }
  const claims = await claimsFrom(reader, [...refs.values()], RELATION_TYPES, 'r.id IN $ids', { ids });
  for (const { from, to } of claims) for (const ref of [from, to]) refs.set(refId(ref), ref);
  return { nodes: await readRefs(reader, [...refs.values()]), claims };
}

function askedRefs({ query, parameters }: QueryAnswer): NodeRef[] {
  return query.parameters.flatMap(({ name, type }) => {
    const value = parameters[name];
    if (value === null) return [];
    const label = NodeLabel.safeParse(type);
    if (label.success) return [{ label: label.data, key: value as string }];
    return type === 'node' ? [value as NodeRef] : [];
  });
}

function namedRefs({ columns, rows }: QueryAnswer): NodeRef[] {
  return columns.flatMap((column, place) => {
    const label = NodeLabel.safeParse(column.type);
    if (!label.success && column.type !== 'node') return [];
    const labelPlace = columns.findIndex(other => other.name === labelColumn(column.name));
    return rows.flatMap(row => {
      const rowLabel = label.success ? label.data : row[labelPlace];
      return values(row[place]).map(key => ({ label: NodeLabel.parse(rowLabel), key }));
    });
  });
}

function namedClaims({ columns, rows }: QueryAnswer): string[] | undefined {
  const places = columns.flatMap((column, place) => (column.type === 'claim' ? [place] : []));
  if (places.length === 0) return undefined;
  return [...new Set(rows.flatMap(row => places.flatMap(place => values(row[place]))))];
}

function values(value: GraphValue | undefined): string[] {
  if (Array.isArray(value)) return value.flatMap(values);
  return typeof value === 'string' ? [value] : [];
}
