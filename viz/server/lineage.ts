import type { Direction } from '../../graph/lineage-walk.js';
import { compareRefs, type NodeRef } from '../../graph/model.js';
import { allRows, type GraphReader } from '../../graph/store/port.js';
import type { LineageAnswer, LineageStep, LineageSummary } from '../api.js';
import { figureOf } from './figure.js';
import { LIMITS } from './limits.js';
import type { Lineage, LineageIndex, Step } from './lineage-index.js';
import { readSummaries } from './nodes.js';

const methodRef = (key: string): NodeRef => ({ label: 'Method', key });

/** The lineage of a node, laid in generations; undefined where the graph does not hold the node. */
export async function readLineage(
  reader: GraphReader,
  index: LineageIndex,
  ask: { node: NodeRef; direction: Direction; minConfidence: number },
): Promise<LineageAnswer | undefined> {
  const [focus] = await readSummaries(reader, [ask.node]);
  if (!focus) return undefined;
  if (focus.label !== 'Method') return { focus, nodes: [{ ...focus, generation: 0 }], steps: [], total: 1 };
  const all = index.reachable(focus.key, ask.direction);
  const methods = new Set([...all].slice(0, LIMITS.lineageNodes));
  const generations = index.generations(methods, focus.key);
  const steps = index.stepsAmong(methods);
  const [summaries, gains] = await Promise.all([
    readSummaries(reader, [...methods].map(methodRef)),
    readGains(reader, steps, ask.minConfidence),
  ]);
  return {
    focus,
    nodes: summaries
      .map(node => ({ ...node, generation: generations.get(node.key) ?? 0 }))
      .sort((a, b) => a.generation - b.generation || compareRefs(a, b)),
    steps: steps.map(step => lineageStep(step, gains)),
    total: all.size,
  };
}

function lineageStep(step: Step, gains: Map<string, string>): LineageStep {
  const { from, to, claims, papers, confidence } = step;
  const gain = gains.get(stepKey(from, to)) ?? '';
  return { child: methodRef(from), parent: methodRef(to), claims, papers, confidence, gain };
}

const stepKey = (child: string, parent: string): string => `${child}\n${parent}`;

interface GainRow {
  child: string;
  parent: string;
  metric: string;
  value: number;
  valueMax: number | null;
  unit: string;
  qualifier: string;
}

/**
 * What a paper that states a step reports of the child against the parent: the surest result, factors before other
 * units. Steps without such a result are absent.
 */
async function readGains(
  reader: GraphReader,
  steps: readonly Step[],
  minConfidence: number,
): Promise<Map<string, string>> {
  const rows = await reader.query(
    `UNWIND $steps AS step
     MATCH (a:Method {key: step.child})-[s:BUILDS_ON]->(b:Method {key: step.parent})
     WHERE s.confidence >= $minConfidence
     MATCH (a)-[r:ACHIEVES]->(m:Metric)
     WHERE r.paper = s.paper AND r.versus = b.key AND r.versusLabel = 'Method' AND r.confidence >= $minConfidence
     RETURN a.key AS child, b.key AS parent, m.name AS metric, r.value AS value, r.valueMax AS valueMax,
       r.unit AS unit, r.qualifier AS qualifier, r.confidence AS confidence, r.id AS id
     ORDER BY child, parent, CASE WHEN unit = 'x' THEN 0 ELSE 1 END, confidence DESC, id`,
    { steps: steps.map(({ from, to }) => ({ child: from, parent: to })), minConfidence },
  );
  const gains = new Map<string, string>();
  for (const row of await allRows<GainRow>(rows)) {
    const key = stepKey(row.child, row.parent);
    const { valueMax, ...rest } = row;
    if (!gains.has(key))
      gains.set(key, `${figureOf({ ...rest, ...(valueMax !== null && { valueMax }) })} ${row.metric}`);
  }
  return gains;
}

/** The largest lineages with their names and years, as a list to choose from. */
export async function summariseLineages(reader: GraphReader, lineages: readonly Lineage[]): Promise<LineageSummary[]> {
  const nodes = await readSummaries(
    reader,
    lineages.flatMap(lineage => [...lineage.methods].map(methodRef)),
  );
  const byKey = new Map(nodes.map(node => [node.key, node]));
  return lineages.map(({ root, methods, generations }) => {
    const years = [...methods].map(key => byKey.get(key)?.published.slice(0, 4) ?? '').filter(year => year !== '');
    years.sort();
    return {
      root: byKey.get(root)!,
      methods: methods.size,
      generations,
      firstYear: years[0] ?? '',
      lastYear: years.at(-1) ?? '',
    };
  });
}
