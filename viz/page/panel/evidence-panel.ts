import type { ClaimsAnswer, NamedRef } from '../../api.js';
import type { Actions } from '../actions.js';
import { element } from '../dom.js';
import { sameNode } from '../node-id.js';
import { nodeButton } from '../node-line.js';
import { counted } from '../wording.js';
import { claimCard, inReadingOrder } from './claim-card.js';

/** Why an edge is there: every claim between two nodes. */
export function evidencePanel(a: NamedRef, b: NamedRef, answer: ClaimsAnswer, actions: Actions): HTMLElement[] {
  const claims = inReadingOrder(answer.claims);
  const [first, second] = sameNode(claims[0]?.from, b) ? [b, a] : [a, b];
  const papers = new Set(answer.claims.map(claim => claim.paper)).size;
  const cut = answer.total > answer.claims.length;
  return [
    element('p', { class: 'kicker' }, 'Why this edge is here'),
    element(
      'h2',
      { class: 'pair' },
      nodeButton(first, actions),
      element('span', { class: 'joins' }, '–'),
      nodeButton(second, actions),
    ),
    element(
      'p',
      { class: 'lead' },
      answer.total === 0
        ? 'No claim between the two is as sure as asked for. Lower the confidence to see weaker ones.'
        : `${counted(answer.total, 'claim')} by ${counted(papers, 'paper')}${cut ? `; the surest ${answer.claims.length} are shown` : ''}.`,
    ),
    ...claims.map(claim => claimCard(claim, answer.papers[claim.paper], actions)),
  ];
}
