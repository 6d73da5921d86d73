import type { ClaimsAnswer, ClaimView, PaperView } from '../../api.js';
import type { Actions } from '../actions.js';
import { citeMenu } from '../citation/cite-menu.js';
import { disclosure } from '../disclosure.js';
import { button, type Child, element, outwardLink } from '../dom.js';
import { excerptAround, markedPieces } from '../excerpt.js';
import { nodeButton } from '../node-line.js';
import { claimWords, percent, READING_ORDER, readableDate } from '../wording.js';

const CONTEXT = 110;

/** One paper's claim: the sentence, its quote marked in the text around it, and where it comes from. */
export function claimCard(claim: ClaimView, paper: PaperView | undefined, actions: Actions): HTMLElement {
  return element(
    'article',
    { class: 'claim', 'data-claim': claim.id },
    element(
      'p',
      { class: 'statement' },
      nodeButton(claim.from, actions),
      ` ${claimWords(claim)} `,
      nodeButton(claim.to, actions),
      ...context(claim, actions),
    ),
    paper && quoteBlock(claim, paper),
    paper && paperLine(paper, actions),
    element('p', { class: 'how' }, sureness(claim)),
    paper &&
      element(
        'div',
        { class: 'more' },
        disclosure('Whole abstract', () => wholeAbstract(claim, paper), { class: 'whole' }),
        citeMenu(paper, quoteOf(claim, paper)),
      ),
  );
}

/** What a result is measured against, on and with. */
function context({ versus, dataset, hardware }: ClaimView, actions: Actions): Child[] {
  return [
    ...(versus ? [', against ', nodeButton(versus, actions)] : []),
    ...(dataset ? [', on ', nodeButton(dataset, actions)] : []),
    ...(hardware ? [', with ', nodeButton(hardware, actions)] : []),
  ];
}

/** How sure the claim is, and what found it. */
function sureness({ confidence, curated, rule }: ClaimView): string {
  return `${percent(confidence)} sure · ${curated ? 'added by a person' : `found by rule ${rule}`}`;
}

function quoteOf({ quotes: [first] }: ClaimView, paper: PaperView): string {
  return paperText(paper).slice(first?.start ?? 0, first?.end ?? 0);
}

function quoteBlock(claim: ClaimView, paper: PaperView): HTMLElement {
  const [first] = claim.quotes;
  const excerpt = excerptAround(paperText(paper), first?.start ?? 0, first?.end ?? 0, CONTEXT);
  return element(
    'blockquote',
    {},
    excerpt.cutBefore && '… ',
    excerpt.before,
    element('mark', {}, excerpt.quote),
    excerpt.after,
    excerpt.cutAfter && ' …',
  );
}

function paperLine(paper: PaperView, actions: Actions): HTMLElement {
  const open = () => actions.select({ kind: 'node', node: { label: 'Paper', key: paper.key } });
  return element(
    'p',
    { class: 'source' },
    button(paper.title, open, { class: 'paper-title' }),
    element('span', { class: 'note' }, readableDate(paper.published), paper.url !== '' && ' · '),
    paper.url !== '' && outwardLink(paper.url, linkName(paper)),
  );
}

function linkName({ key }: PaperView): string {
  return key.startsWith('arXiv:') ? key.replace(':', ' ') : 'paper';
}

function wholeAbstract(claim: ClaimView, paper: PaperView): Child[] {
  const reasons = [reason(claim.from.name, claim.fromReason), reason(claim.to.name, claim.toReason)].join('');
  return [
    element('p', { class: 'abstract' }, ...abstractPieces(claim, paper)),
    reasons !== '' && element('p', { class: 'note' }, reasons),
  ];
}

/** Why an end is meant where the quote does not name it. */
function reason(name: string, why: ClaimView['fromReason']): string {
  const words = {
    quoted: '',
    paper: '',
    curated: '',
    pronoun: `${name} is meant by a pronoun. `,
    title: `${name} is known from the title. `,
    inferred: `${name} is inferred from a name. `,
  };
  return words[why];
}

function abstractPieces(claim: ClaimView, paper: PaperView): Child[] {
  return markedPieces(paperText(paper), claim.quotes).map(({ text, marked }) =>
    marked ? element('mark', {}, text) : text,
  );
}

function paperText({ title, abstract }: PaperView): string {
  return `${title}\n${abstract}`;
}

/** Claims by type, the surest of each first. */
export function inReadingOrder(claims: readonly ClaimView[]): ClaimView[] {
  return [...claims].sort((a, b) => READING_ORDER.indexOf(a.type) - READING_ORDER.indexOf(b.type));
}

/** Cards of all claims in groups, with a note where the answer was cut. */
export function claimGroups(
  answer: ClaimsAnswer,
  groupOf: (claim: ClaimView) => string,
  actions: Actions,
  open = true,
): HTMLElement[] {
  const groups = new Map<string, ClaimView[]>();
  for (const claim of inReadingOrder(answer.claims)) {
    const title = groupOf(claim);
    groups.set(title, [...(groups.get(title) ?? []), claim]);
  }
  const sections: HTMLElement[] = [...groups].map(([title, claims]) =>
    element(
      'details',
      { class: 'group', open },
      element('summary', {}, title, element('span', { class: 'count' }, String(claims.length))),
      ...claims.map(claim => claimCard(claim, answer.papers[claim.paper], actions)),
    ),
  );
  const left = answer.total - answer.claims.length;
  if (left > 0)
    sections.push(element('p', { class: 'note' }, `The surest ${answer.claims.length} of ${answer.total} claims.`));
  return sections;
}
