import { NODE_LABELS, type NodeLabel, type NodeRef, RELATION_TYPES } from '../../graph/model.js';
import { NodeNameError } from '../../graph/names.js';
import { type CannedQuery, isReference, labelColumn, type QueryColumn } from '../../graph/queries/canned-query.js';
import { QueryParameterError } from '../../graph/queries/query-parameters.js';

import type { GraphReader, GraphValue } from '../../graph/store/port.js';
import { type Cell, CypherText, type QuestionAnswer, type QuestionParameter, type QuestionSummary } from '../api.js';
import { LIMITS } from './limits.js';
import { RequestProblem } from './request-problem.js';
import { runSoon } from './run-soon.js';

/** The canned queries, as the page lists them and makes forms of them. */
export function questionSummaries(queries: readonly CannedQuery[]): QuestionSummary[] {
  return queries.map(({ name, description, parameters }) => ({
    name,
    description,
    parameters: parameters.map(parameterSummary),
  }));
}

/**
 * Asks a canned query; names are found forgivingly, as on the command line.
 * @throws RequestProblem where the name or a parameter does not fit
 */
export async function askQuestion(
  reader: GraphReader,
  queries: readonly CannedQuery[],
  ask: { name: string; parameters: Record<string, string | NodeRef> },
): Promise<QuestionAnswer> {
  const query = queries.find(each => each.name === ask.name);
  if (!query) throw new RequestProblem(404, `There is no question \`${ask.name}\`.`);
  const given = Object.fromEntries(Object.entries(ask.parameters).filter(([, value]) => value !== ''));
  try {
    const { columns, rows, parameters } = await runSoon(reader, query, given, { timeoutMs: LIMITS.questionMs });
    return { ...readable(columns, rows), made: CypherText.parse({ cypher: query.cypher, parameters }) };
  } catch (error) {
    if (error instanceof QueryParameterError || error instanceof NodeNameError) {
      throw new RequestProblem(400, error.message);
    }
    throw error;
  }
}

function parameterSummary(parameter: CannedQuery['parameters'][number]): QuestionParameter {
  const { name, type, description, required, min, max } = parameter;
  const choices = { boolean: ['false', 'true'], relation: [...RELATION_TYPES], label: [...NODE_LABELS] };
  return {
    name,
    type,
    description,
    required,
    default: parameter.default === null ? '' : String(parameter.default),
    ...(min !== undefined && { min }),
    ...(max !== undefined && { max }),
    ...(Object.hasOwn(choices, type) && { choices: choices[type as keyof typeof choices] }),
  };
}

/** Columns for people only; a cell whose column has a key beside it (`method`, `methodKey`) becomes a node. */
function readable(columns: readonly QueryColumn[], rows: GraphValue[][]): Omit<QuestionAnswer, 'made'> {
  const place = new Map(columns.map((column, i) => [column.name, i]));
  const shown = columns.flatMap((column, i) => {
    if (isReference(column, columns)) return [];
    const key = place.get(`${column.name}Key`);
    return [{ column, i, ...(key !== undefined && { key, label: labelOf(columns[key]!, place) }) }];
  });
  return {
    columns: shown.map(({ column }) => ({ name: column.name, description: column.description })),
    rows: rows.slice(0, LIMITS.questionRows).map(row =>
      shown.map(({ i, key, label }): Cell => {
        const value = row[i] as Cell;
        const known = typeof label === 'number' ? row[label] : label;
        return key !== undefined && isLabel(known) ? nodeCell(known, row[key] as Cell, value) : value;
      }),
    ),
    total: rows.length,
  };
}

function isLabel(value: unknown): value is NodeLabel {
  return (NODE_LABELS as readonly unknown[]).includes(value);
}

/** The label that a key column's nodes have, or the place of the column that tells it. */
function labelOf(key: QueryColumn, place: ReadonlyMap<string, number>): NodeLabel | number | undefined {
  return isLabel(key.type) ? key.type : place.get(labelColumn(key.name));
}

function nodeCell(label: NodeLabel, key: Cell, name: Cell): Cell {
  if (typeof key === 'string' && typeof name === 'string') return { label, key, name };
  if (!Array.isArray(key) || !Array.isArray(name) || key.length !== name.length) return name;
  return name.map((each, i) => nodeCell(label, key[i]!, each));
}
