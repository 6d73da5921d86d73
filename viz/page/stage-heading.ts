import type { LoadedView } from './load-view.js';
import type { Visible } from './picture/picture.js';
import { questionTitle } from './sidebar.js';
import { counted } from './wording.js';

type PictureView = Extract<LoadedView, { picture: unknown }>;

/** Title of a picture, and what of the graph it holds. */
export function stageHeading(loaded: PictureView, visible: Visible): [title: string, subtitle: string] {
  if (loaded.kind === 'lineage') {
    const { nodes, total, focus } = loaded.answer;
    const generations = 1 + Math.max(...nodes.map(node => node.generation));
    const cut =
      total > nodes.length ? `${nodes.length} of ${counted(total, 'method')} shown` : counted(total, 'method');
    return [`Lineage of ${focus.name}`, `${cut} in ${counted(generations, 'generation')}`];
  }
  if (loaded.kind === 'path') {
    const { from, to, steps } = loaded.answer;
    const length = steps.length === 0 ? 'no way of at most 6 steps' : counted(steps.length, 'step');
    return [`From ${from.name} to ${to.name}`, length];
  }
  if (loaded.kind === 'map') {
    const { totalNodes, totalRelations } = loaded.totals;
    const { nodes } = loaded.picture;
    const shown =
      nodes.size < totalNodes
        ? `${nodes.size.toLocaleString('en')} of ${counted(totalNodes, 'node')} shown, the best connected, with all relations among them`
        : `${counted(totalNodes, 'node')}, ${counted(totalRelations, 'relation')}`;
    return ['The whole graph', shown];
  }
  if (loaded.kind === 'cypher') return ['Own Cypher', answerSize(loaded, visible)];
  const [page] = loaded.pages;
  const shown = `${page!.neighbours.length} of ${counted(page!.total, 'neighbour')} shown`;
  return [`Around ${page!.centre.name}`, `${shown}, ${counted(visible.edges.size, 'connection')}`];
}

function answerSize({ answer, totalNodes }: Extract<PictureView, { kind: 'cypher' }>, { nodes }: Visible): string {
  const rows = `${counted(answer.rows.length, 'row')}${answer.cut === '' ? '' : ', cut'}`;
  const drawn =
    nodes.size < totalNodes ? `${nodes.size} of ${counted(totalNodes, 'node')} shown` : counted(totalNodes, 'node');
  return `${rows}; ${drawn} with all relations among them`;
}

/** The same of an answer that is no picture. */
export function answerHeading(loaded: LoadedView & { kind: 'question' | 'cypher' }): [title: string, subtitle: string] {
  if (loaded.kind === 'question') return [questionTitle(loaded.question.name), loaded.question.description];
  return ['Own Cypher', 'Ask the graph in its own language. Questions read only.'];
}
