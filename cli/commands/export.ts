import { type Command, Option } from 'commander';
import { ofAnswer } from '../../graph/answer-subgraph.js';
import type { ExportGraph } from '../../graph/export/export-format.js';
import { EXPORT_FORMATS } from '../../graph/export/formats.js';
import { readClaims, readNodes } from '../../graph/graph-reader.js';
import { DEFAULT_MIN_CONFIDENCE, RELATION_TYPES, type RelationType } from '../../graph/model.js';
import { resolveNode } from '../../graph/names.js';
import { runQuery } from '../../graph/queries/run-query.js';
import type { GraphReader } from '../../graph/store/port.js';
import { aroundNode, type Subgraph } from '../../graph/subgraph.js';
import { count } from '../console.js';
import { Context } from '../context.js';
import { confidence, listOf, positiveInteger } from '../option-values.js';
import { UsageError } from '../usage-error.js';
import { exportable, writeExport } from '../write-export.js';
import { cannedQuery, collectParameter } from './query.js';

interface ExportCommandOptions {
  format: string;
  output?: string;
  around?: string;
  depth: number;
  query?: string;
  param: Record<string, string>;
  types?: RelationType[];
  minConfidence: number;
  raw?: boolean;
}

export function addExport(program: Command): void {
  const formats = EXPORT_FORMATS.map(({ name }) => name);
  program
    .command('export')
    .description('take the graph, or a part of it, elsewhere')
    .addOption(new Option('--format <format>', 'form of the export').choices(formats).default(formats[0]))
    .option('--output <path>', 'file, or folder where the format has several files (default: standard output)')
    .option('--around <name>', 'only what is around a node')
    .option('--depth <n>', 'with --around: steps from the node', positiveInteger, 1)
    .option('--query <name>', 'only what a canned question answers with')
    .option('-p, --param <key=value>', 'with --query: a parameter; repeat for more', collectParameter, {})
    .option(
      '--types <list>',
      `only these relations, joined by commas: ${RELATION_TYPES.join(', ')}`,
      listOf(RELATION_TYPES),
    )
    .option(
      '--min-confidence <p>',
      'leave out claims below, 0 to 1; 0 takes every claim',
      confidence,
      DEFAULT_MIN_CONFIDENCE,
    )
    .option('--raw', 'CSV for machines: values that look like formulas stay as they are')
    .action(async (options: ExportCommandOptions, command: Command) => exportGraph(options, Context.of(command)));
}

async function exportGraph(options: ExportCommandOptions, context: Context): Promise<void> {
  if (options.around !== undefined && options.query !== undefined)
    throw new UsageError('use either --around or --query');
  await context.withStore(store =>
    store.read(async reader => {
      const tally = { left: 0 };
      const part = await partOf(reader, options);
      const graph = counted(part ? exportable(part) : wholeGraph(reader), options, tally);
      await writeExport(options.format, graph, options.raw ? { raw: true } : {}, context.console, options.output);
      if (tally.left > 0)
        context.console.info(
          `${count(tally.left, 'claim')} below confidence ${options.minConfidence} left out; --min-confidence 0 takes all`,
        );
    }),
  );
}

async function partOf(reader: GraphReader, options: ExportCommandOptions): Promise<Subgraph | undefined> {
  const { around, depth, query, param, types, minConfidence } = options;
  if (around !== undefined) {
    const node = await resolveNode(reader, around);
    return aroundNode(reader, node, { depth, minConfidence, ...(types ? { types } : {}) });
  }
  if (query !== undefined)
    return ofAnswer(
      reader,
      await runQuery(reader, cannedQuery(query), { minConfidence: String(minConfidence), ...param }),
    );
  return undefined;
}

function wholeGraph(reader: GraphReader): ExportGraph {
  return { nodes: () => readNodes(reader), claims: () => readClaims(reader) };
}

/** The claims asked for; counts what a first reading leaves out for its confidence. */
function counted(
  graph: ExportGraph,
  { types, minConfidence }: ExportCommandOptions,
  tally: { left: number },
): ExportGraph {
  let first = true;
  return {
    nodes: () => graph.nodes(),
    claims: async function* () {
      const counting = first;
      first = false;
      for await (const claim of graph.claims()) {
        if (types && !types.includes(claim.type)) continue;
        if (claim.properties.confidence >= minConfidence) yield claim;
        else if (counting) tally.left += 1;
      }
    },
  };
}
