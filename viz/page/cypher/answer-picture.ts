import type { NodeRef } from '../../../graph/model.js';
import type { CypherAnswer, PictureAnswer, RelationSummary } from '../../api.js';
import { nodeId, refOf } from '../node-id.js';
import type { LayoutRequest } from '../picture/layout-request.js';
import { edgesOf, finished, type Picture, type PictureNode, pictureNodes } from '../picture/picture.js';
import { cellNodes, cellRelations } from '../table/cells.js';

/** The nodes that an answer names, each once, in its order. */
export function answerNodes({ rows }: Pick<CypherAnswer, 'rows'>): NodeRef[] {
  const nodes = rows.flatMap(row => row.flatMap(cellNodes)).map(refOf);
  return [...new Map(nodes.map(node => [nodeId(node), node])).values()];
}

/**
 * The nodes of an answer with all relations among them from a confidence on, and those that the answer names whatever
 * their confidence.
 */
export function answerPicture(
  { nodes, relations }: PictureAnswer,
  { rows }: Pick<CypherAnswer, 'rows'>,
  minConfidence: number,
): Picture {
  const id = ({ type, from, to }: Pick<RelationSummary, 'type' | 'from' | 'to'>) =>
    [type, nodeId(from), nodeId(to)].join('\n');
  const named = new Set(rows.flatMap(row => row.flatMap(cellRelations)).map(id));
  return finished({
    kind: 'answer',
    focus: undefined,
    nodes: pictureNodes(nodes, () => 0),
    edges: edgesOf(relations.filter(each => each.confidence >= minConfidence || named.has(id(each)))),
  });
}

/** The stage of an answer is wide and low: the editor stands above it, and nothing beside. */
const STRETCH = 1.5;

/** An answer lies around its best connected node; parts that nothing joins to it are held near it all the same. */
export function answerLayout({ nodes, edges }: Picture): LayoutRequest {
  const ranked = [...nodes.values()].sort((a, b) => b.edges.length - a.edges.length);
  const [first, ...others] = partsOf(ranked).map(([best]) => best!.id);
  return {
    kind: 'around',
    focus: first!,
    stretch: STRETCH,
    waves: [ranked.map(({ id }) => id)],
    edges: [
      ...[...edges.values()].map(({ id, source, target }) => ({ id, source, target })),
      ...others.map(id => ({ id: `near ${id}`, source: first!, target: id, unseen: true as const })),
    ],
  };
}

/** Nodes that hang together, in the order given. */
function partsOf(nodes: readonly PictureNode[]): PictureNode[][] {
  const byId = new Map(nodes.map(node => [node.id, node]));
  const seen = new Set<string>();
  return nodes.flatMap(start => {
    if (seen.has(start.id)) return [];
    const part = [start];
    seen.add(start.id);
    for (const { edges } of part) {
      for (const { source, target } of edges) {
        for (const id of [source, target]) {
          if (seen.has(id)) continue;
          seen.add(id);
          part.push(byId.get(id)!);
        }
      }
    }
    return [part];
  });
}
