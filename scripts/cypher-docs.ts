import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  DEFAULT_MIN_CONFIDENCE,
  NODE_LABELS,
  type NodeLabel,
  RELATION_SHAPES,
  RELATION_TYPES,
} from '../graph/model.js';
import type { GraphReader, GraphValue } from '../graph/store/port.js';
import { packageFile } from '../package-root.js';
import { CYPHER_QUESTIONS } from './cypher-questions.js';
import { withExampleGraph } from './example-graph.js';

/** Makes `docs/cypher.md`: the model drawn, and the questions with what a store of the example papers answers. */
export async function cypherDocs(reader: GraphReader): Promise<string> {
  const chapters: string[] = [];
  for (const [i, { question, note, cypher }] of CYPHER_QUESTIONS.entries()) {
    chapters.push(
      `## ${i + 1}. ${question}`,
      note,
      `\`\`\`cypher\n${cypher}\n\`\`\``,
      await answerTable(reader, cypher),
    );
  }
  return `${[...introduction(), ...chapters].join('\n\n')}\n`;
}

function introduction(): string[] {
  return [
    '# Asking in Cypher',
    `The same Cypher runs on the embedded store (\`paperlineage cypher '…'\`) and in Neo4j (Browser, \`cypher-shell\`, any driver).
[model.md](model.md) has every property. The answers below are what the example papers in \`papers/\` give; scripts/cypher-docs.ts makes
this page by asking them (\`npx tsx scripts/cypher-docs.ts\`).`,
    '## The graph',
    modelDrawing(),
    `What a paper introduces is mostly a Method, at times a Dataset, Hardware or Metric, and the Paper itself where it names nothing; the
relations on the right of the drawing may start at any of these. Each relation is one paper's claim: \`paper\` is that paper's key, \`evidence\` the
sentence that states it, \`confidence\` how sure it is, from 0 to 1. Two papers that say the same are two relations, so count with \`DISTINCT\`.
Weak claims are in the graph: \`r.confidence >= ${DEFAULT_MIN_CONFIDENCE}\` leaves them out. Nodes that everybody names (\`generic\`) are no lineage.`,
    `In Neo4j Browser, as Neo4j 5 serves it, drop [neo4j-browser.grass](neo4j-browser.grass) on the window: it colours the labels, and writes
titles and names on the nodes. Nodes with the label \`Paperlineage\` are the store's own notes; leave them alone.`,
  ];
}

/** One arrow for the relations that join the same two labels, started at Method wherever they may be. */
function modelDrawing(): string {
  const arrows = new Map<string, string[]>();
  for (const type of RELATION_TYPES) {
    const { from, to } = RELATION_SHAPES[type];
    const start: NodeLabel = from.includes('Method') ? 'Method' : from[0]!;
    for (const end of to) arrows.set(`${start} ${end}`, [...(arrows.get(`${start} ${end}`) ?? []), type]);
  }
  const nodes = NODE_LABELS.map(label => `  ${label}([${label}])`);
  const lines = Array.from(arrows, ([ends, types]) => {
    const [start, end] = ends.split(' ');
    return `  ${start} -- "${types.join('<br/>')}" --> ${end}`;
  });
  return ['```mermaid', 'flowchart LR', ...nodes, ...lines, '```'].join('\n');
}

async function answerTable(reader: GraphReader, cypher: string): Promise<string> {
  const answer = await reader.query(cypher);
  const rows: string[] = [];
  for await (const row of answer) rows.push(line(row.map(cell)));
  if (rows.length === 0) return '*The example papers have no answer to this.*';
  return [line(answer.columns), line(answer.columns.map(() => '---')), ...rows].join('\n');
}

const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

function cell(value: GraphValue): string {
  if (value === null) return '';
  if (Array.isArray(value)) return value.map(cell).join(' → ');
  return String(value)
    .replace(/[\\|<*_`]/g, '\\$&')
    .replace(/\s+/g, ' ');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(packageFile('docs', 'cypher.md'), await withExampleGraph(cypherDocs));
}
