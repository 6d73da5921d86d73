import type { NodeLabel, NodeRef } from '../../graph/model.js';
import type { CannedQuery } from '../../graph/queries/canned-query.js';
import { runQuery } from '../../graph/queries/run-query.js';
import { refId } from '../../graph/refs-reader.js';
import type { GraphReader } from '../../graph/store/port.js';
import type { NodeSummary, PathAnswer } from '../api.js';
import { claimsBetween } from './claims.js';
import { readSummaries } from './nodes.js';
import { relationsAmong } from './relations.js';
import type { PathRequest } from './requests.js';

/**
 * The shortest way between two nodes (canned query `path-between`), with what is claimed at each step; undefined where
 * the graph does not hold one of them.
 */
export async function readPath(
  reader: GraphReader,
  queries: readonly CannedQuery[],
  ask: PathRequest,
): Promise<PathAnswer | undefined> {
  const { minConfidence, throughAll } = ask;
  const query = queries.find(({ name }) => name === 'path-between');
  if (!query) throw new Error('the canned query `path-between` is missing');
  const ends = await readSummaries(reader, [ask.from, ask.to]);
  const [from, to] = [ask.from, ask.to].map(ref => ends.find(end => refId(end) === refId(ref)));
  if (!from || !to) return undefined;
  const { columns, rows } = await runQuery(reader, query, {
    from: ask.from,
    to: ask.to,
    minConfidence,
    datasets: throughAll,
    hardware: throughAll,
    metrics: throughAll,
    generic: throughAll,
  });
  const column = (name: string) => columns.findIndex(each => each.name === name);
  const ref = (row: unknown[], end: string): NodeRef => ({
    label: row[column(`${end}Label`)] as NodeLabel,
    key: row[column(`${end}Key`)] as string,
  });
  const refs = rows.length === 0 ? [] : [ref(rows[0]!, 'from'), ...rows.map(row => ref(row, 'to'))];
  return {
    from,
    to,
    nodes: inOrder(await readSummaries(reader, refs), refs),
    relations: refs.length === 0 ? [] : await relationsAmong(reader, refs, minConfidence),
    steps: await Promise.all(refs.slice(1).map((b, i) => claimsBetween(reader, { a: refs[i]!, b, minConfidence }))),
  };
}

function inOrder(nodes: readonly NodeSummary[], refs: readonly NodeRef[]): NodeSummary[] {
  return refs.map(ref => nodes.find(node => refId(node) === refId(ref))!);
}
