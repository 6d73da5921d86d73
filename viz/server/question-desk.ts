import { NODE_LABELS, type NodeLabel, type NodeRef, RELATION_TYPES } from '../../graph/model.js';
import { type CannedQuery, isReference, labelColumn, type QueryColumn } from '../../graph/queries/canned-query.js';
import { ParameterNameError, QueryParameterError } from '../../graph/queries/query-parameters.js';
import type { GraphReader, GraphValue } from '../../graph/store/port.js';
import {
  type Cell,
  CypherText,
  type QuestionAnswer,
  type QuestionParameter,
  type QuestionSummary,
  type SuggestedNode,
} from '../api.js';
import { LIMITS } from './limits.js';
import { RequestProblem } from './request-problem.js';
import { runSoon } from './run-soon.js';

/** The canned queries, as the page lists them and makes forms of them. */
export function questionSummaries(queries: readonly CannedQuery[]): QuestionSummary[] {
  return queries.map(({ name, title, description, parameters }) => ({
    name,
    title,
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
    throw refusal(error, query) ?? error;
  }
}

/** What is wrong with a value, as a sentence, with the names that were perhaps meant. */
function refusal(error: unknown, { parameters }: CannedQuery): RequestProblem | undefined {
  if (error instanceof QueryParameterError) {
    return new RequestProblem(400, sentence(error.reason), { parameter: error.parameter });
  }
  if (!(error instanceof ParameterNameError)) return undefined;
  const { parameter, match } = error;
  const ofAnyLabel = parameters.find(({ name }) => name === parameter)?.type === 'node';
  const suggestions =
    match.kind === 'unknown'
      ? match.suggestions.map((node): SuggestedNode => ({ ...node, value: node.name }))
      : match.candidates.map((node): SuggestedNode => ({ ...node, value: keyAsked(node, ofAnyLabel) }));
  return new RequestProblem(400, sentence(error.reason), { parameter, suggestions });
}

/** A key as it is given where the name is not enough. */
function keyAsked({ label, key }: NodeRef, ofAnyLabel: boolean): string {
  return ofAnyLabel ? `${label}:${key}` : key;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.?]$/.test(text) ? '' : '.'}`;
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
