import { text } from 'node:stream/consumers';
import type { Command } from 'commander';
import { DEFAULT_MIN_CONFIDENCE } from '../../graph/model.js';
import { type GraphValue, StoredNode, StoredPath, StoredRelationship } from '../../graph/store/port.js';
import type { Format } from '../console.js';
import { Context } from '../context.js';
import { confidence } from '../option-values.js';
import { collectParameter, formatOption } from './query.js';

interface CypherOptions {
  param: Record<string, string>;
  minConfidence: number;
  format: Format;
  json?: boolean;
}

export function addCypher(program: Command): void {
  program
    .command('cypher')
    .description('ask the graph in Cypher, reading only')
    .argument('<statement>', 'the Cypher text, or - for standard input')
    .option(
      '-p, --param <key=value>',
      'a parameter ($key); numbers, true, false and JSON lists are read as such',
      collectParameter,
      {},
    )
    .option(
      '--min-confidence <p>',
      'value of the parameter $minConfidence, for `WHERE r.confidence >= $minConfidence`; Cypher itself leaves nothing out',
      confidence,
      DEFAULT_MIN_CONFIDENCE,
    )
    .addOption(formatOption)
    .option('--json', 'the same as --format json')
    .action(async (statement: string, options: CypherOptions, command: Command) =>
      cypher(statement, options, Context.of(command)),
    );
}

async function cypher(statement: string, options: CypherOptions, context: Context): Promise<void> {
  const asked = statement === '-' ? await text(process.stdin) : statement;
  const given = Object.entries(options.param).map(([key, value]) => [key, parameterValue(value)]);
  const parameters = { minConfidence: options.minConfidence, ...Object.fromEntries(given) };
  await context.withStore(async store => {
    const answer = await store.query(asked, parameters, { signal: context.signal });
    const rows: unknown[][] = [];
    for await (const row of answer) rows.push(row.map(plain));
    await context.console.rows(answer.columns, rows, options.json ? 'json' : options.format);
  });
}

function parameterValue(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

/** Nodes, relationships and paths as what they hold. */
function plain(value: GraphValue): unknown {
  if (value instanceof StoredNode) return { labels: value.labels, ...value.properties };
  if (value instanceof StoredRelationship) return { type: value.type, ...value.properties };
  if (value instanceof StoredPath)
    return { nodes: value.nodes.map(plain), relationships: value.relationships.map(plain) };
  return Array.isArray(value) ? value.map(plain) : value;
}
