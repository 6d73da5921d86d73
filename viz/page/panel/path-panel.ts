import type { PathAnswer } from '../../api.js';
import type { Actions } from '../actions.js';
import { button, element } from '../dom.js';
import type { LoadedView } from '../load-view.js';
import { nodeButton } from '../node-line.js';
import { counted } from '../wording.js';
import { claimCard, inReadingOrder } from './claim-card.js';

/** What the panel holds of a path: its steps in walking order, each with the sentences behind it. */
export function pathPanel(loaded: LoadedView & { kind: 'path' }, actions: Actions): HTMLElement[] {
  const { from, to, steps } = loaded.answer;
  return [
    element('p', { class: 'kicker' }, 'Path'),
    element('h2', {}, `${from.name} to ${to.name}`),
    ...pathLead(loaded, actions),
    ...steps.map((_, i) => pathStep(loaded.answer, i, actions)),
  ];
}

const PASSED_BY = 'hardware, datasets, metrics or common terms';

/** How long the way is, what it was allowed to pass through, and the other choice where that may change it. */
function pathLead({ answer, throughAll }: LoadedView & { kind: 'path' }, actions: Actions): HTMLElement[] {
  const { from, to, steps } = answer;
  const say = (text: string) => element('p', { class: 'lead' }, text);
  if (steps.length === 1 && !throughAll) return [say('One step joins the two, with what papers state of it.')];
  const turn = () => actions.openPath(from, to, !throughAll);
  const other = button(throughAll ? 'Not through these' : 'Also through these', turn);
  return [
    say(steps.length === 0 ? noWay(throughAll) : wayOf(steps.length, throughAll)),
    element('div', { class: 'actions' }, other),
  ];
}

function noWay(throughAll: boolean): string {
  const among = throughAll ? ', not even passing through' : ' without passing through';
  return `No way of at most six steps joins the two at this confidence${among} ${PASSED_BY}.`;
}

function wayOf(steps: number, throughAll: boolean): string {
  const among = throughAll ? 'that may also pass through' : 'without passing through';
  return `The shortest way ${among} ${PASSED_BY}, in ${counted(steps, 'step')}, with what papers state of each.`;
}

function pathStep({ nodes, steps }: PathAnswer, i: number, actions: Actions): HTMLElement {
  const { claims, papers } = steps[i]!;
  return element(
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
  );
}
