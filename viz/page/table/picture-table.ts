import type { RelationSummary } from '../../api.js';
import type { Actions } from '../actions.js';
import { button, type Child, element } from '../dom.js';
import { sameNode } from '../node-id.js';
import { nodeButton, typeDot } from '../node-line.js';
import type { Picture, PictureEdge, PictureNode, Visible } from '../picture/picture.js';
import { percent, RELATION_WORDS } from '../wording.js';
import { type ResultColumn, ResultTable } from './result-table.js';

interface Row {
  edge: PictureEdge;
  relation: RelationSummary;
  from: PictureNode;
  to: PictureNode;
}

/** The picture as a table of its relations: the same for those who can't see or use a canvas. */
export function pictureTable(picture: Picture, visible: Visible, sort: string, actions: Actions): ResultTable<Row> {
  const edges = [...picture.edges.values()].filter(edge => visible.edges.has(edge.id));
  const rows = edges.flatMap(edge => {
    const [source, target] = [picture.nodes.get(edge.source)!, picture.nodes.get(edge.target)!];
    return edge.relations.map(relation => {
      const [from, to] = sameNode(relation.from, source) ? [source, target] : [target, source];
      return { edge, relation, from, to };
    });
  });
  return new ResultTable<Row>({
    label: 'Relations in view',
    columns: columns(actions),
    rows,
    sort,
    onSort: next => actions.change({ sort: next }),
    nodesOf: ({ from, to }) => [from, to],
    joins: true,
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
      content: ({ relation, edge }) => [
        RELATION_WORDS[relation.type],
        edge.label !== '' &&
          edge.label !== RELATION_WORDS[relation.type] &&
          element('span', { class: 'note' }, ` ${edge.label}`),
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
