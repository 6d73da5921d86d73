import type { LoadedView } from './load-view.js';
import { nodeId } from './node-id.js';
import { pictureCounts, type Visible } from './picture/picture.js';
import { counted } from './wording.js';

type PictureView = Extract<LoadedView, { picture: unknown }>;

/** Title of a picture, and what of the graph is seen of it. */
export function stageHeading(loaded: PictureView, visible: Visible): [title: string, subtitle: string] {
  if (loaded.kind === 'lineage') {
    const { nodes, total, focus } = loaded.answer;
    const seen = nodes.filter(node => visible.nodes.has(nodeId(node)));
    const generations = new Set(seen.map(node => node.generation)).size;
    const shown = total > nodes.length ? ' shown' : '';
    const methods = `${share(seen.length, total, 'method')}${shown}`;
    return [`Lineage of ${focus.name}`, `${methods} in ${counted(generations, 'generation')}`];
  }
  if (loaded.kind === 'path') {
    const { from, to, steps } = loaded.answer;
    const among = loaded.throughAll ? '' : ' through methods and papers';
    const length = steps.length === 0 ? `no way of at most 6 steps${among}` : counted(steps.length, 'step');
    const { size } = loaded.picture.nodes;
    const part = visible.nodes.size < size ? `, ${share(visible.nodes.size, size, 'node')}` : '';
    return [`From ${from.name} to ${to.name}`, `${length}${part}`];
  }
  if (loaded.kind === 'map') return ['The whole graph', mapSize(loaded, visible)];
  if (loaded.kind === 'cypher') return ['Own Cypher', answerSize(loaded, visible)];
  const [page] = loaded.pages;
  const seen = page!.neighbours.filter(node => visible.nodes.has(nodeId(node))).length;
  const shown = `${seen.toLocaleString('en')} of ${counted(page!.total, 'neighbour')} shown`;
  return [`Around ${page!.centre.name}`, `${shown}, ${counted(visible.edges.size, 'connection')}`];
}

/** `12 of 1,288 nodes`; of all `1,288 nodes`. */
function share(part: number, whole: number, one: string): string {
  return part < whole ? `${part.toLocaleString('en')} of ${counted(whole, one)}` : counted(whole, one);
}

function mapSize({ picture, totals }: Extract<PictureView, { kind: 'map' }>, visible: Visible): string {
  const { totalNodes, totalRelations } = totals;
  const nodes = share(visible.nodes.size, totalNodes, 'node');
  const { size } = picture.nodes;
  if (size < totalNodes) {
    const best =
      visible.nodes.size < size ? `of the ${size.toLocaleString('en')} best connected` : 'the best connected';
    return `${nodes} shown, ${best}, with all relations among them`;
  }
  const relations = [...pictureCounts(picture, visible).types.values()].reduce((sum, count) => sum + count, 0);
  return `${nodes}, ${share(relations, totalRelations, 'relation')}`;
}

function answerSize({ answer, totalNodes }: Extract<PictureView, { kind: 'cypher' }>, { nodes }: Visible): string {
  const rows = `${counted(answer.rows.length, 'row')}${answer.cut === '' ? '' : ', cut'}`;
  const drawn = `${share(nodes.size, totalNodes, 'node')}${nodes.size < totalNodes ? ' shown' : ''}`;
  return `${rows}; ${drawn} with all relations among them`;
}

/** The same of an answer that is no picture. */
export function answerHeading(loaded: LoadedView & { kind: 'question' | 'cypher' }): [title: string, subtitle: string] {
  if (loaded.kind === 'question') return [loaded.question.title, loaded.question.description];
  return ['Own Cypher', 'Ask the graph in its own language. Questions read only.'];
}
