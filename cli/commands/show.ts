import type { Command } from 'commander';
import { DEFAULT_MIN_CONFIDENCE, NodeLabel } from '../../graph/model.js';
import { type NamedNode, resolveNode } from '../../graph/names.js';
import { type NodeClaim, type NodeFacts, nodeFacts } from '../../graph/node-facts.js';
import { type Console, cellText, count, printable } from '../console.js';
import { Context } from '../context.js';
import { confidence } from '../option-values.js';

interface ShowOptions {
  label?: NodeLabel;
  minConfidence: number;
  json?: boolean;
}

/** Text that has its own place. */
const HIDDEN = new Set(['key', 'name', 'aliasReasons', 'title', 'abstract']);

export function addShow(program: Command): void {
  program
    .command('show')
    .description('one node: facts, aliases, papers and every claim with its quote')
    .argument('<name>', 'name, alias, key, arXiv id or title')
    .option('--label <label>', 'Paper, Method, Hardware, Dataset or Metric', text => NodeLabel.parse(text))
    .option('--min-confidence <p>', 'leave out claims below, 0 to 1', confidence, DEFAULT_MIN_CONFIDENCE)
    .option('--json', 'print as JSON')
    .action(async (name: string, options: ShowOptions, command: Command) => show(name, options, Context.of(command)));
}

async function show(name: string, options: ShowOptions, context: Context): Promise<void> {
  await context.withStore(async store => {
    const node = await resolveNode(store, name, options.label ? { label: options.label } : {});
    const facts = await nodeFacts(store, node, options.minConfidence);
    if (options.json) await context.console.line(JSON.stringify({ label: node.label, ...facts }, null, 2));
    else for (const line of describe(node, facts, context.console)) await context.console.line(line);
  });
}

function* describe(
  node: NamedNode,
  { properties, claims, mentionedBy }: NodeFacts,
  { colour }: Console,
): Generator<string> {
  yield `${colour.bold(printable(node.name))}  ${colour.dim(`${node.label} · ${node.key}`)}`;
  for (const [property, value] of Object.entries(properties)) {
    const text = cellText(value);
    if (!HIDDEN.has(property) && text !== '' && text !== 'false') yield `  ${property}: ${text}`;
  }
  if (node.label !== 'Paper') yield `  named in ${count(mentionedBy, 'paper')}`;
  let heading = '';
  for (const claim of claims) {
    const next = `${claim.outgoing ? '' : '← '}${claim.type}`;
    if (next !== heading) yield `\n${colour.bold(next)}`;
    heading = next;
    yield `  ${colour.cyan(printable(claim.otherName))}${colour.dim(figures(claim))}`;
    yield `    “${printable(claim.evidence)}”`;
    yield colour.dim(`    ${printable(claim.paperTitle)} · ${claim.confidence.toFixed(2)}`);
  }
}

/** What a claim says beyond its ends: the figures of a result, the outcome of a comparison. */
function figures({ properties }: NodeClaim): string {
  const { outcome, value, valueMax, unit, qualifier, versus } = properties;
  if (typeof outcome === 'string') return `  (${outcome})`;
  if (value === undefined) return '';
  const range = valueMax === undefined ? '' : `–${cellText(valueMax)}`;
  const against = versus === undefined ? '' : ` versus ${cellText(versus)}`;
  return `  ${[cellText(qualifier), `${cellText(value)}${range} ${cellText(unit)}`].filter(Boolean).join(' ').trim()}${against}`;
}
