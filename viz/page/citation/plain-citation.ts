import { type CitedPaper, citationLine } from '../../../graph/export/bibtex-entry.js';

/** Above so many authors the first stands for all. */
const NAMED_AUTHORS = 4;

/** A paper in one line: `Tri Dao. FlashAttention-2. 2023. arXiv:2307.08691. https://…`; what is unknown is left out. */
export function plainCitation(paper: CitedPaper): string {
  const id = /^(?:arXiv|doi):/.test(paper.key) ? paper.key : '';
  const parts = [authors(paper.authors), paper.title, paper.published.slice(0, 4), id, paper.url];
  return parts
    .map(part => citationLine(part).replace(/\.$/, ''))
    .filter(part => part !== '')
    .map(part => (part.startsWith('http') || /[?!]$/.test(part) ? part : `${part}.`))
    .join(' ');
}

/** A sentence of a paper with where it stands. */
export function quotation(quote: string, paper: CitedPaper): string {
  return `“${citationLine(quote)}” ${plainCitation(paper)}`;
}

function authors(names: readonly string[]): string {
  if (names.length > NAMED_AUTHORS) return `${names[0]} et al`;
  if (names.length < 2) return names[0] ?? '';
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
