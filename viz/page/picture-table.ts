import type { Actions } from './actions.js';
import { button, element } from './dom.js';
import { parseNodeId } from './node-id.js';
import { nodeButton, typeDot } from './node-line.js';
import type { Picture, PictureEdge, Visible } from './picture/picture.js';
import { percent, RELATION_WORDS } from './wording.js';

/** The picture as a table of its relations: the same for those who can't see or use a canvas. */
export function pictureTable(picture: Picture, visible: Visible, actions: Actions): HTMLElement {
  const edges = [...picture.edges.values()].filter(edge => visible.edges.has(edge.id));
  const rows = edges.flatMap(edge => edge.relations.map(relation => row(picture, edge, relation, actions)));
  return element(
    'table',
    {},
    element(
      'thead',
      {},
      element(
        'tr',
        {},
        ...['From', 'Relation', 'To', 'Papers', 'Sure', 'Why'].map(text => element('th', { scope: 'col' }, text)),
      ),
    ),
    element('tbody', {}, ...rows),
  );
}

function row(
  picture: Picture,
  edge: PictureEdge,
  relation: PictureEdge['relations'][number],
  actions: Actions,
): HTMLElement {
  const node = (id: string) => {
    const found = picture.nodes.get(id)!;
    return element('td', {}, typeDot(found.label), nodeButton(found, actions));
  };
  const why = () => actions.select({ kind: 'pair', a: parseNodeId(edge.source)!, b: parseNodeId(edge.target)! });
  return element(
    'tr',
    {},
    node(`${relation.from.label}:${relation.from.key}`),
    element(
      'td',
      {},
      RELATION_WORDS[relation.type],
      edge.label !== '' && element('span', { class: 'note' }, ` ${edge.label}`),
    ),
    node(`${relation.to.label}:${relation.to.key}`),
    element('td', { class: 'number' }, String(relation.papers)),
    element('td', { class: 'number' }, percent(relation.confidence)),
    element('td', {}, button('Evidence', why, { class: 'text' })),
  );
}
