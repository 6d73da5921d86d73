import type { Command } from 'commander';
import { DEFAULT_MIN_CONFIDENCE, type GraphNode, NodeLabel, type NodeRef } from '../../graph/model.js';
import { type NamedNode, resolveNode } from '../../graph/names.js';
import { pairClaims } from '../../graph/pair-claims.js';
import { readRefs } from '../../graph/refs-reader.js';
import type { GraphReader } from '../../graph/store/port.js';
import { type ClaimDetails, describeClaim } from '../claim-details.js';
import { type Console, count, printable } from '../console.js';
import { Context } from '../context.js';
import { confidence } from '../option-values.js';

interface ExplainOptions {
  label?: NodeLabel;
  minConfidence: number;
  json?: boolean;
}

export function addExplain(program: Command): void {
  program
    .command('explain')
    .description('why names are one node; of two nodes, what every claim between them rests on')
    .argument('<name>', 'name, alias, key, arXiv id or title')
    .argument('[other]', 'another one')
    .option('--label <label>', 'of a single name: Method, Hardware, Dataset or Metric', text => NodeLabel.parse(text))
    .option('--min-confidence <p>', 'leave out claims below, 0 to 1', confidence, DEFAULT_MIN_CONFIDENCE)
    .option('--json', 'print as JSON')
    .action(async (name: string, other: string | undefined, options: ExplainOptions, command: Command) => {
      const context = Context.of(command);
      await context.withStore(store =>
        store.read(reader =>
          other === undefined
            ? explainName(reader, name, options, context.console)
            : explainPair(reader, [name, other], options, context.console),
        ),
      );
    });
}

/** Prints what a node is called, and why each name is the same thing. */
async function explainName(
  reader: GraphReader,
  name: string,
  options: ExplainOptions,
  console: Console,
): Promise<void> {
  const node = await resolveNode(reader, name, options.label ? { label: options.label } : {});
  const [stored] = await readRefs(reader, [node]);
  const variants = variantsOf(stored);
  if (options.json) {
    await console.line(JSON.stringify({ label: node.label, key: node.key, name: node.name, variants }, null, 2));
    return;
  }
  const { bold, dim } = console.colour;
  await console.line(`${bold(printable(node.name))}  ${dim(`${node.label} · ${node.key}`)}`);
  for (const { name: variant, reason } of variants)
    await console.line(`  ${printable(variant)}\n    ${dim(printable(reason))}`);
  if (variants.length === 0) await console.line('  no paper writes it otherwise');
}

function variantsOf(node: GraphNode | undefined): { name: string; reason: string }[] {
  if (!node || node.label === 'Paper') return [];
  const { aliases, aliasReasons = [] } = node.properties;
  return aliases.map((alias, i) => ({ name: alias, reason: aliasReasons[i] ?? 'not recorded' }));
}

/** Prints every claim between two nodes with what it rests on. */
async function explainPair(
  reader: GraphReader,
  names: readonly [string, string],
  { minConfidence, json }: ExplainOptions,
  console: Console,
): Promise<void> {
  const [a, b] = [await resolveNode(reader, names[0]), await resolveNode(reader, names[1])];
  const all = await detailsOf(reader, a, b);
  const shown = all.filter(({ claim }) => claim.properties.confidence >= minConfidence);
  if (json) {
    const claims = shown.map(({ claim: { type, from, to, properties }, paper }) => ({
      type,
      from,
      to,
      paperTitle: paper?.title ?? '',
      ...properties,
    }));
    await console.line(JSON.stringify(claims, null, 2));
  } else {
    for (const [i, details] of shown.entries()) {
      const [claim, ...rest] = [...describeClaim(details)];
      await console.line(`${i > 0 ? '\n' : ''}${console.colour.bold(claim!)}\n${rest.join('\n')}`);
    }
    if (shown.length === 0) await console.line(`no claim between ${printable(a.name)} and ${printable(b.name)}`);
  }
  const left = all.length - shown.length;
  if (left > 0)
    console.info(`${count(left, 'claim')} below confidence ${minConfidence} left out; --min-confidence 0 takes all`);
}

async function detailsOf(reader: GraphReader, a: NamedNode, b: NamedNode): Promise<ClaimDetails[]> {
  const claims = await pairClaims(reader, a, b, 0);
  const refs = new Map<string, NodeRef>();
  const note = (ref: NodeRef) => refs.set(`${ref.label}\n${ref.key}`, ref);
  for (const { from, to, properties } of claims)
    for (const ref of [from, to, { label: 'Paper' as const, key: properties.paper }]) note(ref);
  const nodes = new Map<string, GraphNode>();
  for (const node of await readRefs(reader, [...refs.values()]))
    nodes.set(`${node.label}\n${node.properties.key}`, node);
  const nameOf = ({ label, key }: NodeRef) => {
    const node = nodes.get(`${label}\n${key}`);
    return node === undefined ? key : node.label === 'Paper' ? node.properties.title : node.properties.name;
  };
  return claims.map(claim => {
    const paper = nodes.get(`Paper\n${claim.properties.paper}`);
    return {
      claim,
      from: nameOf(claim.from),
      to: nameOf(claim.to),
      paper: paper?.label === 'Paper' ? paper.properties : undefined,
    };
  });
}
