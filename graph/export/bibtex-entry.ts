import type { NodeProperties } from '../model.js';

/** What a citation says of a paper. */
export type CitedPaper = Pick<NodeProperties<'Paper'>, 'key' | 'title' | 'authors' | 'published' | 'url'>;

/** What TeX would take for more than itself. A brace of a text would end the field too early, escaped or not. */
const TEX: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  '%': '\\%',
  _: '\\_',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/** A text in one line, without what no text of a citation holds: control and format signs, halves of pairs. */
export function citationLine(text: string): string {
  return text
    .replace(/[\p{Cs}\p{Bidi_Control}]/gu, '')
    .replace(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
}

/** A text as it stands in a field of an entry. */
export function texText(text: string): string {
  return citationLine(text).replace(/[\\{}$&#%_~^]/g, sign => TEX[sign]!);
}

/** What reads its field as it stands, such as an address, takes the few signs that would end it as their codes. */
function verbatim(text: string): string {
  return citationLine(text).replace(/[\s\\{}]/g, sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Names of authors, joined as BibTeX reads them; one that BibTeX would take apart is kept together. */
function authorField(authors: readonly string[]): string {
  return authors
    .map(citationLine)
    .filter(name => name !== '')
    .map(name => (/,|\band\b/i.test(name) ? `{${texText(name)}}` : texText(name)))
    .join(' and ');
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * A paper as a BibTeX entry (`@misc`: where it was published is not known), in UTF-8.
 * @param citeKey name of the entry, as `citeKeys` makes them
 */
export function bibtexEntry(paper: CitedPaper, citeKey: string): string {
  const [year = '', month = ''] = paper.published.split('-');
  const [, kind = '', id = ''] = /^(arXiv|doi):(.+)$/s.exec(paper.key) ?? [];
  const fields: [name: string, value: string][] = [
    ['title', `{{${texText(paper.title)}}}`],
    ['author', `{${authorField(paper.authors)}}`],
    ['year', `{${texText(year)}}`],
    ['month', MONTHS[Number(month) - 1] ?? '{}'],
    ['eprint', `{${kind === 'arXiv' ? verbatim(id) : ''}}`],
    ['archiveprefix', `{${kind === 'arXiv' ? 'arXiv' : ''}}`],
    ['doi', `{${kind === 'doi' ? verbatim(id) : ''}}`],
    ['url', `{${/^https?:\/\//i.test(paper.url) ? verbatim(paper.url) : ''}}`],
  ];
  const lines = fields.filter(([, value]) => value !== '{}').map(([name, value]) => `  ${name} = ${value},\n`);
  return `@misc{${citeKey},\n${lines.join('')}}\n`;
}

/** Words that say nothing of what a title is about. */
const SMALL_WORDS = new Set(['a', 'an', 'the', 'on', 'of', 'in', 'to', 'for', 'and', 'with', 'towards', 'toward']);

/** Plain letters and digits of a text, in lower case. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}

/**
 * Names for entries, such as `dao2023flashattention2`: surname, year, first word of the title that says something; a
 * number behind where papers would share one. In the order of the papers.
 */
export function citeKeys(papers: readonly CitedPaper[]): string[] {
  const given = new Map<string, number>();
  return papers.map(paper => {
    const key = citeKey(paper);
    const times = given.get(key) ?? 0;
    given.set(key, times + 1);
    return times === 0 ? key : `${key}-${times + 1}`;
  });
}

function citeKey({ authors, published, title }: CitedPaper): string {
  const surname = plain(
    citationLine(authors[0] ?? '')
      .split(' ')
      .at(-1) ?? '',
  );
  const words = title.split(/[\s:,]+/).map(plain);
  const word = words.find(each => each !== '' && !SMALL_WORDS.has(each)) ?? '';
  return `${surname}${/^\d{4}/.exec(published)?.[0] ?? ''}${word}` || 'paper';
}
