import type { LineageStep, NodeSummary } from '../../api.js';
import type { Actions } from '../actions.js';
import { button, element } from '../dom.js';
import type { LoadedView } from '../load-view.js';
import { LABEL_PLURALS, LABELS, nodeId, sameNode } from '../node-id.js';
import { nodeTitle } from '../node-line.js';
import { DIRECTIONS, type Direction, NEIGHBOUR_PAGE } from '../view-state.js';
import { counted } from '../wording.js';

const DIRECTION_WORDS: Record<Direction, string> = {
  both: 'Both ways',
  ancestors: 'Ancestors',
  descendants: 'Descendants',
};

/** What the panel holds while nothing is selected in a lineage: its steps, which can be gone through by keyboard. */
export function lineagePanel(
  { answer }: LoadedView & { kind: 'lineage' },
  direction: Direction,
  turn: (direction: Direction) => void,
  actions: Actions,
): HTMLElement[] {
  const nodes = new Map(answer.nodes.map(node => [nodeId(node), node]));
  const generation = (step: LineageStep) => nodes.get(nodeId(step.child))?.generation ?? 0;
  const steps = [...answer.steps].sort((a, b) => generation(a) - generation(b));
  return [
    element('p', { class: 'kicker' }, 'Lineage'),
    element('h2', {}, answer.focus.name),
    element(
      'div',
      { class: 'switch', role: 'group', 'aria-label': 'Direction' },
      ...DIRECTIONS.map(each =>
        button(DIRECTION_WORDS[each], () => turn(each), { 'aria-pressed': String(each === direction) }),
      ),
    ),
    element(
      'p',
      { class: 'lead' },
      steps.length === 0
        ? 'No step is as sure as asked for. Lower the confidence, or look at its neighbourhood.'
        : 'Every arrow leads from a method to one that builds on it. Choose a step to read the sentence behind it.',
    ),
    element('ol', { class: 'steps' }, ...steps.map(step => stepItem(step, nodes, actions))),
  ];
}

function stepItem(step: LineageStep, nodes: Map<string, NodeSummary>, actions: Actions): HTMLElement {
  const name = (ref: LineageStep['child']) => nodes.get(nodeId(ref))?.name ?? ref.key;
  const open = () => actions.select({ kind: 'pair', a: step.parent, b: step.child });
  return element(
    'li',
    {},
    element(
      'button',
      { type: 'button', class: 'step', on: { click: open } },
      element(
        'span',
        { class: 'name' },
        name(step.parent),
        element('span', { class: 'arrow' }, ' → '),
        name(step.child),
      ),
      element('span', { class: 'note' }, [step.gain, counted(step.papers, 'paper')].filter(Boolean).join(' · ')),
    ),
  );
}

/** The same of a neighbourhood: its nodes by type, and how many more there are. */
export function neighbourhoodPanel(
  { picture, pages }: LoadedView & { kind: 'neighbourhood' },
  actions: Actions,
): HTMLElement[] {
  const others = [...picture.nodes.values()].filter(node => !sameNode(node, picture.focus));
  return [
    element('p', { class: 'kicker' }, 'Neighbourhood'),
    element('h2', {}, pages[0]!.centre.name),
    ...pages.map(page => pageLine(page.centre, page.neighbours.length, page.total, actions)),
    ...LABELS.flatMap(label => {
      const nodes = others.filter(node => node.label === label);
      return nodes.length === 0 ? [] : [group(LABEL_PLURALS[label], nodes, actions)];
    }),
  ];
}

function pageLine(centre: NodeSummary, shown: number, total: number, actions: Actions): HTMLElement {
  const more = Math.min(NEIGHBOUR_PAGE, total - shown);
  return element(
    'p',
    { class: 'lead page' },
    `${shown} of ${counted(total, 'neighbour')} of ${centre.name} shown. `,
    more > 0 && button(`Show ${more} more`, () => actions.expand(centre), { class: 'text' }),
  );
}

function group(title: string, nodes: NodeSummary[], actions: Actions): HTMLElement {
  const items = nodes.map(node => {
    const select = () => actions.select({ kind: 'node', node: { label: node.label, key: node.key } });
    return element(
      'li',
      {},
      element('button', { type: 'button', class: 'item', on: { click: select } }, ...nodeTitle(node)),
    );
  });
  return element('section', {}, element('h3', {}, title), element('ul', { class: 'nodes' }, ...items));
}
