import type { Actions } from '../actions.js';
import { button, type Child, element } from '../dom.js';
import { sameNode } from '../node-id.js';
import { nodeButton, typeDot } from '../node-line.js';
import {
  type Picture,
  type PictureEdge,
  type PictureNode,
  type PictureRelation,
  seenEdge,
  type Visible,
} from '../picture/picture.js';
import { percent, RELATION_WORDS } from '../wording.js';
import { type ResultColumn, ResultTable } from './result-table.js';

/** A relation as a row, with the nodes that it goes from and to. */
export interface Row {
  edge: PictureEdge;
  relation: PictureRelation;
  from: PictureNode;
  to: PictureNode;
}

/** The picture as a table of the relations that are seen of it: the same for those who can't see or use a canvas. */
export function pictureTable(picture: Picture, visible: Visible, sort: string, actions: Actions): ResultTable<Row> {
  return new ResultTable<Row>({
    label: 'Relations in view',
    columns: columns(actions),
    rows: relationRows(picture, visible),
    sort,
    onSort: next => actions.change({ sort: next }),
    nodesOf: ({ from, to }) => [from, to],
    joins: true,
  });
}

/** A row for every relation that is seen. */
export function relationRows(picture: Picture, visible: Visible): Row[] {
  const edges = [...picture.edges.values()].filter(edge => visible.edges.has(edge.id));
  return edges.flatMap(edge => {
    const [source, target] = [picture.nodes.get(edge.source)!, picture.nodes.get(edge.target)!];
    return seenEdge(picture, edge, visible).relations.map(relation => {
      const [from, to] = sameNode(relation.from, source) ? [source, target] : [target, source];
      return { edge, relation, from, to };
    });
  });
}

function columns(actions: Actions): ResultColumn<Row>[] {
  const node = (found: PictureNode): Child[] => [
    element('span', { class: 'node-cell' }, typeDot(found.label), nodeButton(found, actions)),
  ];
  return [
    { id: 'from', title: 'From', value: ({ from }) => from.name, content: ({ from }) => node(from) },
    {
      id: 'relation',
      title: 'Relation',
      value: ({ relation }) => RELATION_WORDS[relation.type],
      content: ({ relation: { type, gain } }) => [
        RELATION_WORDS[type],
        gain !== undefined && element('span', { class: 'note' }, ` ${gain}`),
      ],
    },
    { id: 'to', title: 'To', value: ({ to }) => to.name, content: ({ to }) => node(to) },
    {
      id: 'papers',
      title: 'Papers',
      kind: 'number',
      value: ({ relation }) => relation.papers,
      content: ({ relation }) => [String(relation.papers)],
    },
    {
      id: 'sure',
      title: 'Sure',
      kind: 'number',
      value: ({ relation }) => relation.confidence,
      content: ({ relation }) => [percent(relation.confidence)],
    },
    {
      id: 'year',
      title: 'Year',
      description: 'when a paper first introduced what the relation starts from',
      kind: 'number',
      value: ({ from }) => from.published || null,
      content: ({ from }) => [from.published.slice(0, 4)],
    },
    {
      id: 'why',
      title: 'Why',
      value: ({ relation }) => relation.claims,
      content: ({ edge, relation, from, to }) => [
        button('Evidence', () => actions.select({ kind: 'pair', a: relation.from, b: relation.to }), {
          class: 'text',
          'aria-label': `Evidence that ${from.name} ${RELATION_WORDS[relation.type]} ${to.name}`,
          'data-edge': edge.id,
        }),
      ],
    },
  ];
}
