import { bibtexEntry, type CitedPaper, citeKeys } from '../../../graph/export/bibtex-entry.js';
import { disclosure } from '../disclosure.js';
import { button, element } from '../dom.js';
import { plainCitation, quotation } from './plain-citation.js';

/** Citations of a paper, ready to be copied; with a quote also of the sentence. They are made when they are opened. */
export function citeMenu(paper: CitedPaper, quote?: string): HTMLElement {
  return disclosure('Cite', () => citations(paper, quote), { class: 'cite', label: `Cite ${paper.title}` });
}

function citations(paper: CitedPaper, quote: string | undefined): HTMLElement[] {
  return [
    form('Citation', plainCitation(paper)),
    form('BibTeX', bibtexEntry(paper, citeKeys([paper])[0]!).trimEnd()),
    ...(quote === undefined ? [] : [form('Quote', quotation(quote, paper))]),
  ];
}

function form(name: string, text: string): HTMLElement {
  const shown = element('pre', { tabindex: '0', 'aria-label': name }, text);
  const told = element('span', { class: 'note', role: 'status' });
  const copy = button('Copy', () => void copied(shown, told), { class: 'text', 'aria-label': `Copy as ${name}` });
  return element('div', { class: 'cite-form' }, element('p', {}, element('span', {}, name), copy, told), shown);
}

/** Copies a text; where the browser does not let the page, the text is marked for the reader to copy. */
async function copied(shown: HTMLElement, told: HTMLElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(shown.textContent ?? '');
    told.textContent = 'Copied';
  } catch {
    getSelection()?.selectAllChildren(shown);
    told.textContent = 'Marked: copy it with the keyboard';
  }
}
