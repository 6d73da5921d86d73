import type { Actions } from '../actions.js';
import { element } from '../dom.js';
import type { LoadedView } from '../load-view.js';
import { LABEL_PLURALS, refOf } from '../node-id.js';
import { typeDot } from '../node-line.js';
import type { PictureNode } from '../picture/picture.js';

/** Of each type the list names so many. */
const NAMED = 6;

/** What people look for first stands first. */
const ORDER = ['Method', 'Hardware', 'Dataset', 'Metric', 'Paper'] as const;

/** What the panel holds of the whole graph: the best connected nodes of each type, which can be gone through by keyboard. */
export function mapPanel({ picture }: LoadedView & { kind: 'map' }, actions: Actions): HTMLElement[] {
  const best = [...picture.nodes.values()].sort((a, b) => b.edges.length - a.edges.length);
  return [
    element('p', { class: 'kicker' }, 'The whole graph'),
    element('h2', {}, 'Best connected'),
    element(
      'p',
      { class: 'lead' },
      'Choose a node, here or in the picture, to see what it is joined with. The figure says with how many others it is.',
    ),
    ...ORDER.flatMap(label => {
      const nodes = best.filter(node => node.label === label).slice(0, NAMED);
      return nodes.length === 0 ? [] : [group(LABEL_PLURALS[label], nodes, actions)];
    }),
  ];
}

function group(title: string, nodes: PictureNode[], actions: Actions): HTMLElement {
  const items = nodes.map(node => {
    const select = () => actions.select({ kind: 'node', node: refOf(node) });
    return element(
      'li',
      {},
      element(
        'button',
        { type: 'button', class: 'item', on: { click: select } },
        typeDot(node.label),
        element('span', { class: 'name' }, node.name),
        element('span', { class: 'note' }, String(node.edges.length)),
      ),
    );
  });
  return element('section', {}, element('h3', {}, title), element('ul', { class: 'nodes' }, ...items));
}
