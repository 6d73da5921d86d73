import { type Command, Option } from 'commander';
import { exportOf } from '../../graph/export/export-graph.js';
import { type Lineage, lineageOf } from '../../graph/lineage.js';
import { type LineageTree, lineageTree } from '../../graph/lineage-tree.js';
import { DEFAULT_MIN_CONFIDENCE } from '../../graph/model.js';
import { type NamedNode, resolveNode } from '../../graph/names.js';
import { readRefs } from '../../graph/refs-reader.js';
import type { GraphReader } from '../../graph/store/port.js';
import { type Console, count, printable } from '../console.js';
import { Context } from '../context.js';
import { confidence } from '../option-values.js';
import { writeExport } from '../write-export.js';

const FORMATS = ['tree', 'json', 'mermaid', 'dot'] as const;
const DIRECTIONS = ['both', 'ancestors', 'descendants'] as const;

interface LineageOptions {
  format: (typeof FORMATS)[number];
  direction: (typeof DIRECTIONS)[number];
  minConfidence: number;
  json?: boolean;
}

export function addLineage(program: Command): void {
  program
    .command('lineage')
    .description('where a method came from and what came from it, with the sentence behind each step')
    .argument('<name>', 'name or alias of a method')
    .addOption(new Option('--format <format>', 'how it is printed').choices(FORMATS).default('tree'))
    .addOption(new Option('--direction <direction>', 'which way to look').choices(DIRECTIONS).default('both'))
    .option('--min-confidence <p>', 'leave out claims below, 0 to 1', confidence, DEFAULT_MIN_CONFIDENCE)
    .option('--json', 'the same as --format json')
    .action(async (name: string, options: LineageOptions, command: Command) =>
      lineage(name, options, Context.of(command)),
    );
}

async function lineage(name: string, options: LineageOptions, context: Context): Promise<void> {
  const format = options.json ? 'json' : options.format;
  const { minConfidence, direction } = options;
  await context.withStore(store =>
    store.read(async reader => {
      const node = await resolveNode(reader, name, { label: 'Method' });
      const found = await lineageOf(reader, node, { minConfidence, direction });
      if (format === 'json') await context.console.line(JSON.stringify(asJson(found), null, 2));
      else if (format === 'tree') await printTree(reader, node, found, context.console);
      else await writeExport(format, exportOf(asSubgraph(found)), {}, context.console);
    }),
  );
}

function asJson({ nodes, steps }: Lineage) {
  return {
    methods: nodes.map(({ method: { key, name, aliases }, generation }) => ({ key, name, aliases, generation })),
    steps: steps.map(({ from, to, claims }) => ({ from, to, claims: claims.map(({ properties }) => properties) })),
  };
}

function asSubgraph({ nodes, steps }: Lineage) {
  return {
    nodes: nodes.map(({ method }) => ({ label: 'Method' as const, properties: method })),
    claims: steps.flatMap(({ claims }) => claims),
  };
}

async function printTree(reader: GraphReader, asked: NamedNode, found: Lineage, console: Console): Promise<void> {
  if (found.steps.length === 0) {
    await console.line(printable(asked.name));
    console.info(
      `no paper here says what ${printable(asked.name)} builds on, or that anything builds on it; try \`paperlineage show "${printable(asked.name)}"\``,
    );
    return;
  }
  const papers = [...new Set(found.steps.flatMap(({ claims }) => claims.map(claim => claim.properties.paper)))];
  const titles = new Map(
    (
      await readRefs(
        reader,
        papers.map(key => ({ label: 'Paper' as const, key })),
      )
    ).flatMap(node => (node.label === 'Paper' ? [[node.properties.key, node.properties.title]] : [])),
  );
  for (const tree of lineageTree(found))
    for (const line of treeLines(tree, titles, asked.key, console)) await console.line(line);
  console.info(`${count(found.nodes.length, 'method')}, ${count(found.steps.length, 'step')}`);
}

function* treeLines(
  tree: LineageTree,
  titles: ReadonlyMap<string, string>,
  asked: string,
  console: Console,
  indent = '',
  last = true,
): Generator<string> {
  const { colour } = console;
  const {
    node: { method },
    step,
    reference,
    children,
  } = tree;
  const name =
    method.key === asked ? colour.bold(colour.cyan(printable(method.name))) : colour.bold(printable(method.name));
  const branch = step ? `${indent}${last ? '└─ ' : '├─ '}` : '';
  yield `${branch}${name}${reference ? colour.dim('  (in full elsewhere)') : ''}`;
  const below = step ? `${indent}${last ? '   ' : '│  '}` : '';
  const trunk = `${below}${children.length > 0 ? '│  ' : '   '}`;
  const [best, ...others] = step?.claims ?? [];
  if (best) {
    const { evidence, paper, confidence: sure, curated, reason } = best.properties;
    yield `${trunk}${curated ? `added by hand: ${printable(reason ?? '')}` : `“${printable(evidence)}”`}`;
    const more = others.length > 0 ? `, and ${count(others.length, 'more paper')}` : '';
    yield colour.dim(`${trunk}${printable(titles.get(paper) ?? paper)} · ${sure.toFixed(2)}${more}`);
  }
  for (const [i, child] of children.entries())
    yield* treeLines(child, titles, asked, console, below, i === children.length - 1);
}
