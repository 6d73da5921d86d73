import type { NodeRef } from '../../../graph/model.js';
import type { MapAnswer, RelationSummary } from '../../api.js';
import { nodeId } from '../node-id.js';
import type { Layout } from './layout.js';
import { addRelation, finished, type Picture, type PictureEdge, type PictureNode } from './picture.js';

/** The picture of a whole graph. One pass over the columns: at ten thousand nodes every copy is felt. */
export function mapPicture({ nodes: columns, relations }: MapAnswer): Picture {
  const list: PictureNode[] = columns.key.map((key, i) => {
    const label = columns.label[i]!;
    return {
      id: nodeId({ label, key }),
      label,
      key,
      name: columns.name[i]!,
      kind: columns.kind[i]!,
      published: columns.published[i]!,
      generic: columns.generic[i]!,
      edges: [],
      generation: 0,
    };
  });
  const refs: NodeRef[] = list.map(({ label, key }) => ({ label, key }));
  const edges = new Map<string, PictureEdge>();
  for (let i = 0; i < relations.from.length; i++) {
    const [from, to] = [relations.from[i]!, relations.to[i]!];
    const [source, target] = [list[from]!.id, list[to]!.id];
    const relation: RelationSummary = {
      type: relations.type[i]!,
      from: refs[from]!,
      to: refs[to]!,
      claims: relations.claims[i]!,
      papers: relations.papers[i]!,
      confidence: relations.confidence[i]!,
    };
    const id = source < target ? `${source}\n${target}` : `${target}\n${source}`;
    const known = edges.get(id);
    if (known) addRelation(known, relation);
    else {
      const { confidence } = relation;
      edges.set(id, { id, source, target, relations: [relation], label: '', aside: false, confidence });
    }
  }
  return finished({ kind: 'map', focus: undefined, nodes: new Map(list.map(node => [node.id, node])), edges });
}

/** The places that came with the answer; nothing is laid out here. */
export function mapLayout({ nodes }: MapAnswer): Layout {
  return {
    nodes: new Map(
      nodes.key.map((key, i) => [nodeId({ label: nodes.label[i]!, key }), { x: nodes.x[i]!, y: nodes.y[i]! }]),
    ),
    bends: new Map(),
  };
}
