import { type Command, Option } from 'commander';
import { type CannedQuery, isReference } from '../../graph/queries/canned-query.js';
import { loadQueries } from '../../graph/queries/load-queries.js';
import { runQuery } from '../../graph/queries/run-query.js';
import { FORMATS, type Format } from '../console.js';
import { Context } from '../context.js';
import { confidence } from '../option-values.js';
import { UsageError } from '../usage-error.js';

interface QueryOptions {
  param: Record<string, string>;
  minConfidence?: number;
  format: Format;
  json?: boolean;
}

export const formatOption = new Option('--format <format>', 'how rows are printed').choices(FORMATS).default('table');

export function addQuery(program: Command): void {
  program
    .command('query')
    .description('ask a canned question; without a name, list them')
    .argument('[name]', 'name of the question')
    .option('-p, --param <key=value>', 'a parameter; repeat for more', collectParameter, {})
    .option('--min-confidence <p>', 'the same as --param minConfidence=<p>: leave out claims below, 0 to 1', confidence)
    .addOption(formatOption)
    .option('--json', 'the same as --format json')
    .action(async (name: string | undefined, options: QueryOptions, command: Command) =>
      query(name, options, Context.of(command)),
    );
}

/** Gathers `key=value` options. */
export function collectParameter(text: string, earlier: Record<string, string>): Record<string, string> {
  const at = text.indexOf('=');
  if (at < 1) throw new UsageError(`“${text}” is no parameter; write --param key=value`);
  return { ...earlier, [text.slice(0, at)]: text.slice(at + 1) };
}

async function query(name: string | undefined, options: QueryOptions, context: Context): Promise<void> {
  const format = options.json ? 'json' : options.format;
  const queries = loadQueries();
  if (name === undefined) {
    const parameters = (each: (typeof queries)[number]) =>
      each.parameters
        .map(({ name: key, required, default: value }) => (required ? key : `${key}=${value ?? ''}`))
        .join(' ');
    await context.console.rows(
      ['question', 'asks', 'parameters'],
      queries.map(each => [each.name, each.description, parameters(each)]),
      format,
    );
    return;
  }
  const canned = cannedQuery(name);
  const { param, minConfidence } = options;
  const given = minConfidence === undefined ? param : { minConfidence: String(minConfidence), ...param };
  const answer = await context.withStore(store => runQuery(store, canned, given));
  // Keys and ids are for programs; a table shows what people read.
  const shown = answer.columns.flatMap((column, i) =>
    format === 'table' && isReference(column, answer.columns) ? [] : [i],
  );
  await context.console.rows(
    shown.map(i => answer.columns[i]!.name),
    answer.rows.map(row => shown.map(i => row[i])),
    format,
  );
}

/** The canned question of a name. */
export function cannedQuery(name: string): CannedQuery {
  const queries = loadQueries();
  const found = queries.find(each => each.name === name);
  if (found) return found;
  throw new UsageError(`there is no question “${name}”; there are ${queries.map(each => each.name).join(', ')}`);
}
