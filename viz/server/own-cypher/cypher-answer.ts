import type { GraphReader, Row } from '../../../graph/store/port.js';
import type { CypherAnswer, CypherCell } from '../../api.js';
import { cypherCell, nodeRefsOf, unknownEnds } from './cypher-cells.js';
import type { ChildQuestion, CypherLimits } from './cypher-messages.js';
import { namesOfElements } from './element-names.js';

/** Rows as they come hold whole nodes, which become names: so many times the answer's bytes are read at most. */
const RAW_FACTOR = 8;

/** Asks a question that was let through, and reads as much of its answer as the limits allow. */
export async function readCypherAnswer(
  reader: GraphReader,
  { cypher, parameters, limits }: ChildQuestion,
): Promise<CypherAnswer> {
  const answer = await reader.query(cypher, parameters, { timeoutMs: limits.ms });
  const { rows, cut } = await firstRows(answer, limits);
  const known = nodeRefsOf(rows);
  for (const [id, ref] of await namesOfElements(reader, unknownEnds(rows, known))) known.set(id, ref);
  const cells = rows.map(row => row.map(value => cypherCell(value, known)));
  const whole = withinBytes(cells, limits.bytes);
  return { columns: [...answer.columns], rows: whole, cut: whole.length < cells.length ? 'bytes' : cut };
}

async function firstRows(
  answer: AsyncIterable<Row>,
  limits: CypherLimits,
): Promise<{ rows: Row[]; cut: CypherAnswer['cut'] }> {
  const rows: Row[] = [];
  let bytes = 0;
  for await (const row of answer) {
    if (rows.length === limits.rows) return { rows, cut: 'rows' };
    bytes += JSON.stringify(row).length;
    if (bytes > limits.bytes * RAW_FACTOR) return { rows, cut: 'bytes' };
    rows.push(row);
  }
  return { rows, cut: '' };
}

function withinBytes(rows: CypherCell[][], limit: number): CypherCell[][] {
  let bytes = 0;
  const end = rows.findIndex(row => {
    bytes += Buffer.byteLength(JSON.stringify(row));
    return bytes > limit;
  });
  return end === -1 ? rows : rows.slice(0, end);
}
