import { compareText, DEFAULT_MIN_CONFIDENCE, type NodeRef } from '../../graph/model.js';
import { refId } from '../../graph/refs-reader.js';
import { allRows, type GraphReader } from '../../graph/store/port.js';
import type { FacetsAnswer, FacetValue } from '../api.js';
import { LIMITS } from './limits.js';

interface FacetRow {
  node: string;
  key: string;
  name: string;
}

type Facet = Exclude<keyof FacetsAnswer, 'leftOut'>;

/** Of each facet: where the value of a method or paper `n` stands. */
const PATTERNS: Record<Facet, Record<'Method' | 'Paper', string>> = {
  // As `readSummaries` dates methods, whatever the confidence asked for.
  year: {
    Method: `MATCH (n)<-[i:INTRODUCES]-(p:Paper) WHERE p.published <> '' AND i.confidence >= ${DEFAULT_MIN_CONFIDENCE} WITH n, min(p.published) AS published WITH n, substring(published, 0, 4) AS key, substring(published, 0, 4) AS name`,
    Paper:
      "WITH n WHERE n.published <> '' WITH n, substring(n.published, 0, 4) AS key, substring(n.published, 0, 4) AS name",
  },
  organisation: {
    Method:
      "MATCH (n)<-[r:INTRODUCES]-(p:Paper) WHERE p.organisation <> '' AND r.confidence >= $minConfidence WITH n, p.organisation AS key, p.organisation AS name",
    Paper: "WITH n WHERE n.organisation <> '' WITH n, n.organisation AS key, n.organisation AS name",
  },
  hardware: {
    Method: stated('RUNS_ON', 'Hardware'),
    Paper: stated('MENTIONS', 'Hardware'),
  },
  metric: {
    Method: stated('ACHIEVES', 'Metric'),
    Paper: stated('MENTIONS', 'Metric'),
  },
};

function stated(type: 'RUNS_ON' | 'ACHIEVES' | 'MENTIONS', label: 'Hardware' | 'Metric'): string {
  return `MATCH (n)-[r:${type}]->(v:${label}) WHERE r.confidence >= $minConfidence WITH n, v.key AS key, v.name AS name`;
}

/**
 * What methods and papers can be narrowed down by: their years; of a method who introduced it, what it runs on and which
 * metrics it is reported with; of a paper its organisation and what it names.
 * @param ask.nodes the nodes asked about; all of the graph where absent
 */
export async function readFacets(
  reader: GraphReader,
  ask: { nodes?: readonly NodeRef[] | undefined; minConfidence: number },
): Promise<FacetsAnswer> {
  const [year, organisation, hardware, metric] = await Promise.all([
    facetValues(reader, 'year', ask),
    facetValues(reader, 'organisation', ask),
    facetValues(reader, 'hardware', ask),
    facetValues(reader, 'metric', ask),
  ]);
  const most = LIMITS.facetValues;
  const leftOf = (values: FacetValue[]) => Math.max(0, values.length - most);
  return {
    year,
    organisation: organisation.slice(0, most),
    hardware: hardware.slice(0, most),
    metric: metric.slice(0, most),
    leftOut: { organisation: leftOf(organisation), hardware: leftOf(hardware), metric: leftOf(metric) },
  };
}

async function facetValues(
  reader: GraphReader,
  facet: Facet,
  { nodes, minConfidence }: { nodes?: readonly NodeRef[] | undefined; minConfidence: number },
): Promise<FacetValue[]> {
  const values = new Map<string, { name: string; nodes: Set<string> }>();
  for (const label of ['Method', 'Paper'] as const) {
    const keys = nodes?.filter(node => node.label === label).map(node => node.key);
    if (keys?.length === 0) continue;
    const found = keys ? `UNWIND $keys AS asked MATCH (n:${label} {key: asked})` : `MATCH (n:${label})`;
    const question = `${found} ${PATTERNS[facet][label]} RETURN DISTINCT n.key AS node, key, name`;
    const rows = await reader.query(question, { minConfidence, ...(keys && { keys }) });
    for (const { node, key, name } of await allRows<FacetRow>(rows)) {
      const value = values.get(key) ?? { name, nodes: new Set() };
      value.nodes.add(refId({ label, key: node }));
      values.set(key, value);
    }
  }
  return [...values]
    .map(([key, { name, nodes }]) => ({ key, name, nodes: [...nodes].sort(compareText) }))
    .sort((a, b) => b.nodes.length - a.nodes.length || compareText(a.name, b.name) || compareText(a.key, b.key));
}
