import type { NodeLabel, NodeRef } from '../../graph/model.js';
import type { NodeSummary } from '../api.js';
import type { Actions } from './actions.js';
import { button, element } from './dom.js';

/** The coloured dot of a node type; the word beside it says the same. */
export function typeDot(label: NodeLabel): HTMLElement {
  return element('span', { class: `dot ${label.toLowerCase()}`, 'aria-hidden': 'true' });
}

/** A node in a list: dot, name, and its type and year quietly. */
export function nodeTitle(node: NodeSummary): HTMLElement[] {
  const note = [node.kind || node.label.toLowerCase(), node.published.slice(0, 4)].filter(text => text !== '');
  return [
    typeDot(node.label),
    element('span', { class: 'name' }, node.name),
    element('span', { class: 'note' }, note.join(' · ')),
  ];
}

/** A name up to so many characters is not broken in a table. */
const SHORT_NAME = 24;

/** A node's name within a sentence, as a button that selects it. */
export function nodeButton(node: NodeRef & { name: string }, actions: Actions): HTMLButtonElement {
  return button(node.name, () => actions.select({ kind: 'node', node: { label: node.label, key: node.key } }), {
    class: `node-name ${node.label.toLowerCase()}${node.name.length > SHORT_NAME ? '' : ' short'}`,
  });
}
