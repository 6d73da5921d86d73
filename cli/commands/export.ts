import { type Command, Option } from 'commander';
import { ofAnswer } from '../../graph/answer-subgraph.js';
import type { ExportGraph } from '../../graph/export/export-format.js';
import { exportOf, fromConfidence, graphOfTypes, wholeGraph } from '../../graph/export/export-graph.js';
import { EXPORT_FORMATS } from '../../graph/export/formats.js';
import { DEFAULT_MIN_CONFIDENCE, RELATION_TYPES, type RelationType } from '../../graph/model.js';
import { resolveNode } from '../../graph/names.js';
import { runQuery } from '../../graph/queries/run-query.js';
import type { GraphReader } from '../../graph/store/port.js';
import { aroundNode } from '../../graph/subgraph.js';
import { count } from '../console.js';
import { Context } from '../context.js';
import { confidence, listOf, positiveInteger } from '../option-values.js';
import { UsageError } from '../usage-error.js';
import { writeExport } from '../write-export.js';
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
  if (options.around !== undefined && options.query !== undefined) {
    throw new UsageError('use either --around or --query');
  }
  const { format, minConfidence, output, raw } = options;
  await context.withStore(store =>
    store.read(async reader => {
      let leftOut = 0;
      const graph = fromConfidence(await partOf(reader, options), minConfidence, () => (leftOut += 1));
      await writeExport(format, graph, raw ? { raw } : {}, context.console, output);
      if (leftOut > 0) {
        const claims = count(leftOut, 'claim');
        context.console.info(`${claims} below confidence ${minConfidence} left out; --min-confidence 0 takes all`);
      }
    }),
  );
}

async function partOf(reader: GraphReader, options: ExportCommandOptions): Promise<ExportGraph> {
  const { around, depth, query, param, types, minConfidence } = options;
  if (around !== undefined) {
    const node = await resolveNode(reader, around);
    return exportOf(await aroundNode(reader, node, { depth, minConfidence, ...(types ? { types } : {}) }));
  }
  if (query !== undefined) {
    const canned = cannedQuery(query);
    const filters = canned.parameters.some(({ name }) => name === 'minConfidence');
    const given = filters ? { minConfidence: String(minConfidence), ...param } : param;
    const { nodes, claims } = await ofAnswer(reader, await runQuery(reader, canned, given));
    return exportOf({ nodes, claims: claims.filter(claim => types?.includes(claim.type) ?? true) });
  }
  return types ? graphOfTypes(reader, types, minConfidence) : wholeGraph(reader);
}
