import type { z } from 'zod';
import { CannedQuery, labelColumn, QueryColumn, QueryParameter } from './canned-query.js';

/** A query file that can't be used. The message names file and line and says what to change. */
export class QuerySyntaxError extends Error {
  constructor(file: string, line: number, reason: string) {
    super(`${file}:${line}: ${reason}`);
    this.name = 'QuerySyntaxError';
  }
}

const PARAM = /^\{(\w+)(?: (\S+?)\.\.(\S+?))?\} (?:\[(\w+)(?:=(.*?))?\]|(\w+))(?: (.*))?$/;
const COLUMN = /^\{(\w+)(\[\])?(\?)?\} (\w+)(?: (.*))?$/;

interface Header {
  name?: string;
  title?: string;
  description?: string;
  parameters: QueryParameter[];
  columns: QueryColumn[];
}

/**
 * Reads a query file: a header of `// @tag` lines, then Cypher.
 *
 *     // @name newest-papers                         same as the file's
 *     // @title Newest papers                        as people read it
 *     // @description One line.
 *     // @param {Method} method what it is           required
 *     // @param {integer 1..50} [limit=20] how many  with a default, and bounds
 *     // @param {Dataset} [dataset] only on this     null where it is left out
 *     // @column {string[]} names                    in the order of RETURN; `?` after the type: may be null
 *
 * @throws QuerySyntaxError
 */
export function parseQuery(text: string, file: string): CannedQuery {
  const header: Header = { parameters: [], columns: [] };
  const lines = text.split(/\r?\n/);
  let end = 0;
  while (lines[end]?.startsWith('//')) {
    const fail = (reason: string) => new QuerySyntaxError(file, end + 1, reason);
    const tag = /^\/\/ @(\S*) ?(.*)$/.exec(lines[end]!);
    if (tag) readTag(header, tag[1]!, tag[2]!.trim(), fail);
    end++;
  }
  const parsed = CannedQuery.safeParse({ ...header, cypher: lines.slice(end).join('\n').trim() });
  if (!parsed.success) throw new QuerySyntaxError(file, 1, issueSentence(parsed.error.issues[0]!));
  checkCypher(parsed.data, (line, reason) => new QuerySyntaxError(file, line, reason), end);
  return parsed.data;
}

type Fail = (reason: string) => QuerySyntaxError;

function issueSentence(issue: z.core.$ZodIssue): string {
  return `\`@${issue.path.join('.')}\` is missing or wrong: ${issue.message}`;
}

function validate<S extends z.ZodObject>(schema: S, value: object, fail: Fail): z.infer<S> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw fail(issueSentence(parsed.error.issues[0]!));
  return parsed.data;
}

function readTag(header: Header, tag: string, rest: string, fail: Fail): void {
  if (tag === 'name' || tag === 'title' || tag === 'description') {
    if (header[tag] !== undefined) throw fail(`\`@${tag}\` stands here a second time`);
    header[tag] = rest;
  } else if (tag === 'param') addUnique(header.parameters, readParameter(rest, fail), fail);
  else if (tag === 'column') addUnique(header.columns, readColumn(rest, fail), fail);
  else
    throw fail(`\`@${tag}\` is no tag; there are \`@name\`, \`@title\`, \`@description\`, \`@param\` and \`@column\``);
}

function addUnique<T extends { name: string }>(list: T[], item: T, fail: Fail): void {
  if (list.some(other => other.name === item.name)) throw fail(`\`${item.name}\` stands here a second time`);
  list.push(item);
}

function readParameter(rest: string, fail: Fail): QueryParameter {
  const match = PARAM.exec(rest);
  if (!match) throw fail('a parameter is written `@param {type} name what it is` or `@param {type} [name=default] …`');
  const [, type, min, max, optional, value, required, description = ''] = match;
  const parameter = {
    name: optional ?? required,
    type,
    description,
    required: required !== undefined,
    default: value === undefined ? null : readDefault(type!, value, fail),
    ...(min === undefined ? {} : { min: Number(min), max: Number(max) }),
  };
  return validate(QueryParameter, parameter, fail);
}

function readDefault(type: string, text: string, fail: Fail): string | number | boolean {
  if (type === 'string' || type === 'relation' || type === 'label') return text;
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  const number = Number(text);
  if (type === 'float' && text !== '' && Number.isFinite(number)) return number;
  if (type === 'integer' && text !== '' && Number.isInteger(number)) return number;
  throw fail(`\`${text}\` is no default for a parameter of type \`${type}\``);
}

function readColumn(rest: string, fail: Fail): QueryColumn {
  const match = COLUMN.exec(rest);
  if (!match) throw fail('a column is written `@column {type} name what it is`');
  const [, type, list, nullable, name, description = ''] = match;
  const column = { name, type, list: list !== undefined, nullable: nullable !== undefined, description };
  return validate(QueryColumn, column, fail);
}

function checkCypher(
  query: CannedQuery,
  fail: (line: number, reason: string) => QuerySyntaxError,
  headerLines: number,
): void {
  const declared = new Set(query.parameters.map(parameter => parameter.name));
  const used = new Set<string>();
  for (const [index, line] of query.cypher.split('\n').entries()) {
    for (const [, name] of line.matchAll(/\$(\w+)/g)) {
      used.add(name!);
      if (!declared.has(name!)) throw fail(headerLines + index + 1, `\`$${name}\` has no \`@param\` in the header`);
    }
  }
  for (const name of declared) if (!used.has(name)) throw fail(1, `parameter \`${name}\` is not used`);
  for (const column of query.columns) {
    if (column.type !== 'node') continue;
    const label = query.columns.find(other => other.name === labelColumn(column.name));
    if (label?.type !== 'label') {
      throw fail(1, `column \`${column.name}\` of type \`node\` needs a column \`${labelColumn(column.name)}\``);
    }
  }
}
