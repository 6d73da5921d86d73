import type { Actions } from '../actions.js';
import { element } from '../dom.js';
import type { LoadedView } from '../load-view.js';
import { nodeButton } from '../node-line.js';
import { counted } from '../wording.js';
import { claimCard, inReadingOrder } from './claim-card.js';

/** What the panel holds of a path: its steps in walking order, each with the sentences behind it. */
export function pathPanel({ answer }: LoadedView & { kind: 'path' }, actions: Actions): HTMLElement[] {
  const { from, to, nodes, steps } = answer;
  return [
    element('p', { class: 'kicker' }, 'Path'),
    element('h2', {}, `${from.name} to ${to.name}`),
    element(
      'p',
      { class: 'lead' },
      steps.length === 0
        ? 'No way of at most six steps joins the two at this confidence.'
        : `The shortest way, in ${counted(steps.length, 'step')}, with what papers state of each.`,
    ),
    ...steps.map(({ claims, papers }, i) =>
      element(
        'section',
        { class: 'path-step' },
        element(
          'h3',
          {},
          `${i + 1}. `,
          nodeButton(nodes[i]!, actions),
          element('span', { class: 'joins' }, ' – '),
          nodeButton(nodes[i + 1]!, actions),
        ),
        ...inReadingOrder(claims).map(claim => claimCard(claim, papers[claim.paper], actions)),
      ),
    ),
  ];
}
