import { createHash } from 'node:crypto';
import { foldName } from '../../graph/fold-name.js';
import {
  type Claim,
  compareClaims,
  compareRefs,
  type GraphNode,
  NODE_SCHEMAS,
  type NodeLabel,
  type NodeRef,
  RELATION_SCHEMAS,
  type RelationType,
} from '../../graph/model.js';

/** A graph in memory, in canonical order. */
export interface SampleGraph {
  nodes: GraphNode[];
  claims: Claim[];
}

/** Builds valid graphs for tests in few words: every property not given gets a plain default. */
export class GraphBuilder {
  readonly #nodes = new Map<string, GraphNode>();
  readonly #claims: Claim[] = [];

  paper(key: string, title: string, properties: object = {}): NodeRef {
    return this.#node('Paper', key, {
      title,
      abstract: '',
      authors: [],
      organisation: '',
      published: '',
      url: '',
      sources: ['sample'],
      ...properties,
    });
  }

  method(name: string, properties: object = {}): NodeRef {
    return this.#named('Method', name, { kind: 'algorithm', ...properties });
  }

  hardware(name: string, properties: object = {}): NodeRef {
    return this.#named('Hardware', name, { vendor: '', kind: 'GPU', ...properties });
  }

  dataset(name: string, properties: object = {}): NodeRef {
    return this.#named('Dataset', name, { kind: 'benchmark', ...properties });
  }

  metric(name: string, properties: object = {}): NodeRef {
    return this.#named('Metric', name, { unit: '', ...properties });
  }

  /** States a relation in a paper's name; its evidence tells paper, type and ends unless given. */
  claim(type: RelationType, paper: NodeRef, from: NodeRef, to: NodeRef, properties: object = {}): void {
    const evidence = `${paper.key}: ${from.key} ${type} ${to.key}`;
    const own =
      type === 'MENTIONS'
        ? { count: 1, starts: [0], ends: [1] }
        : type === 'COMPARED_WITH'
          ? { outcome: 'unstated' }
          : type === 'ACHIEVES'
            ? { value: 1, unit: '', qualifier: '' }
            : {};
    const all = {
      paper: paper.key,
      evidence,
      start: 0,
      end: evidence.length,
      moreEvidence: [],
      moreStarts: [],
      moreEnds: [],
      confidence: 0.9,
      rule: 'sample',
      extractor: 'test',
      fromReason: 'quoted',
      toReason: 'quoted',
      ...own,
      ...properties,
    };
    const id = createHash('sha256')
      .update(JSON.stringify([type, from, to, all]))
      .digest('hex')
      .slice(0, 20);
    const parsed = RELATION_SCHEMAS[type].parse({ id, ...all });
    this.#claims.push({ type, from, to, properties: parsed } as Claim);
  }

  build(): SampleGraph {
    const nodes = [...this.#nodes.values()];
    return {
      nodes: nodes.sort((a, b) => compareRefs(refOf(a), refOf(b))),
      claims: [...this.#claims].sort(compareClaims),
    };
  }

  #named(label: NodeLabel, name: string, properties: object): NodeRef {
    return this.#node(label, foldName(name), { name, aliases: [], generic: false, ...properties });
  }

  #node(label: NodeLabel, key: string, properties: object): NodeRef {
    const parsed = NODE_SCHEMAS[label].parse({ key, ...properties });
    this.#nodes.set(`${label}:${parsed.key}`, { label, properties: parsed } as GraphNode);
    return { label, key: parsed.key };
  }
}

function refOf(node: GraphNode): NodeRef {
  return { label: node.label, key: node.properties.key };
}
