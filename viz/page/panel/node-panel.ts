import type { ClaimView, NodeAnswer, PaperSummary } from '../../api.js';
import type { Actions } from '../actions.js';
import { citeMenu } from '../citation/cite-menu.js';
import { button, element, outwardLink } from '../dom.js';
import { typeDot } from '../node-line.js';
import { counted, RELATION_WORDS, readableDate } from '../wording.js';
import { claimGroups } from './claim-card.js';

/** All about one node: facts, aliases, what is claimed of it, and the papers that name it. */
export function nodePanel(answer: NodeAnswer, canExpand: boolean, actions: Actions): HTMLElement[] {
  const { node, paper } = answer;
  const open = answer.claims.length <= 12;
  return [
    element('p', { class: 'kicker' }, typeDot(node.label), node.generic ? `${node.label}, common term` : node.label),
    element('h2', {}, node.name),
    element('div', { class: 'chips' }, ...answer.aliases.map(alias => element('span', { class: 'chip' }, alias))),
    nodeActions(answer, canExpand, actions),
    factList(answer.facts),
    ...(paper ? [citeMenu(paper)] : []),
    ...(paper ? [element('p', { class: 'abstract' }, paper.abstract)] : []),
    ...(answer.claims.length > 0 ? [element('h3', {}, 'What papers claim')] : []),
    ...claimGroups(answer, claim => groupTitle(claim, node), actions, open),
    ...(answer.mentionedIn.length > 0 ? [mentions(answer, actions)] : []),
  ].filter(part => part.childNodes.length > 0);
}

function nodeActions({ node, paper }: NodeAnswer, canExpand: boolean, actions: Actions): HTMLElement {
  const parts: HTMLElement[] = [];
  if (node.label === 'Method') parts.push(button('Lineage', () => actions.openLineage(node)));
  parts.push(button('Neighbourhood', () => actions.openNeighbourhood(node)));
  if (canExpand) parts.push(button('Expand here', () => actions.expand(node)));
  if (paper && paper.url !== '') parts.push(outwardLink(paper.url, 'Read the paper'));
  return element('div', { class: 'actions' }, ...parts);
}

function factList(facts: NodeAnswer['facts']): HTMLElement {
  const lines = facts.flatMap(([name, value]) => {
    const shown = name === 'Published' ? readableDate(value) : value;
    return [element('dt', {}, name), element('dd', {}, shown)];
  });
  return element('dl', {}, ...lines);
}

/** A group's title as seen from the node: `builds on`, `is built upon: SageAttention …`. */
function groupTitle(claim: ClaimView, node: { label: string; key: string }): string {
  const outgoing = claim.from.label === node.label && claim.from.key === node.key;
  return outgoing ? RELATION_WORDS[claim.type] : INCOMING_WORDS[claim.type];
}

const INCOMING_WORDS: Record<ClaimView['type'], string> = {
  INTRODUCES: 'is introduced by',
  MENTIONS: 'is mentioned by',
  BUILDS_ON: 'is built upon by',
  USES: 'is used by',
  APPLIED_TO: 'has applied to it',
  COMPARED_WITH: 'is compared by others',
  RUNS_ON: 'runs',
  EVALUATED_ON: 'serves to evaluate',
  ACHIEVES: 'is reached by',
};

function mentions({ mentionedIn, mentionedInTotal }: NodeAnswer, actions: Actions): HTMLElement {
  const cut = mentionedInTotal > mentionedIn.length;
  return element(
    'section',
    {},
    element('h3', {}, 'Papers that name it'),
    element('ul', { class: 'papers' }, ...mentionedIn.map(paper => paperItem(paper, actions))),
    cut &&
      element('p', { class: 'note' }, `The newest ${mentionedIn.length} of ${counted(mentionedInTotal, 'paper')}.`),
  );
}

function paperItem({ key, title, published }: PaperSummary, actions: Actions): HTMLElement {
  const select = () => actions.select({ kind: 'node', node: { label: 'Paper', key } });
  return element(
    'li',
    {},
    button(title, select, { class: 'paper-title' }),
    element('span', { class: 'note' }, readableDate(published)),
  );
}
