import { recordItems } from './fields/paper-record.js';
import { plainText, shown } from './fields/plain-text.js';
import { type EntryFoot, readFoot, readPageDate } from './page/entry-foot.js';
import { MAX_TITLE, type Paragraph, paragraphsOf } from './page/paragraphs.js';
import { type SourceFormat, type SourceItem, warningItem } from './source.js';

/** What the page says of itself, above its entries. */
const PAGE_TEXT =
  /^(?:new|subscribe|(?:daily|trending) papers|get trending papers in your email inbox.*|by ?AK and the research community)$/i;
const PAGE_MARK = /^\s*(?:get trending papers in your email inbox|by ?AK and the research community)/im;

/** The text of a saved page of search results: title, abstract and, it may be, organisation, authors and date. */
export const searchPage: SourceFormat = {
  name: 'search-page',
  description: 'the text of a saved page of search results (titles and abstracts, blank lines between them)',

  recognises(head) {
    if (/^\s*[{[<\\%@#]/.test(head)) return 0;
    return PAGE_MARK.test(head) ? 1 : shareOfEntries(head);
  },

  async *read(text) {
    const entries = new PageEntries();
    for await (const paragraph of paragraphsOf(text)) yield* entries.add(paragraph);
    yield* entries.end();
  },
};

/** How much of a page without its own words looks like titles with abstracts; at most 0.5. */
function shareOfEntries(head: string): number {
  const paragraphs = head.split(/(?:\r\n?|\n)[ \t]*(?:\r\n?|\n)\s*/).filter(text => text.trim() !== '');
  const pairs = paragraphs.filter((text, i) => isLong(text) && i > 0 && !isProse(paragraphs[i - 1]!)).length;
  const feet = paragraphs.filter(text => readFoot({ line: 1, text, whole: true })).length;
  return pairs === 0 ? 0 : ((2 * pairs + feet) / paragraphs.length) * 0.5;
}

const isLong = (text: string) => text.length > MAX_TITLE;

/** Whether a text is an abstract rather than a title: long, or sentences. */
function isProse(text: string): boolean {
  return (
    isLong(text) || /\.['")\]}]*$/.test(text.trim()) || (text.length > MAX_TITLE / 2 && /[.!?]\s+\p{Lu}/u.test(text))
  );
}

/** Puts paragraphs together into entries; the items that a paragraph completes come out when it is added. */
class PageEntries {
  private title: Paragraph | undefined;
  private abstract: Paragraph | undefined;

  add(paragraph: Paragraph): SourceItem[] {
    const text = paragraph.whole ? plainText(paragraph.text) : '';
    const date = readPageDate(text);
    // Below an abstract a date is the entry's, elsewhere the page's.
    if (date && this.abstract) return this.complete({ ...date, line: paragraph.line, troubles: [] });
    if (date || PAGE_TEXT.test(text)) return this.end();
    const foot = readFoot(paragraph);
    if (foot) return this.addFoot(foot, paragraph);
    if (this.title && !this.abstract && (!paragraph.whole || isProse(paragraph.text))) {
      this.abstract = paragraph;
      return [];
    }
    const items = this.end();
    if (paragraph.whole && !isLong(paragraph.text)) this.title = paragraph;
    else items.push(strayText(paragraph));
    return items;
  }

  /** Completes what is open: an entry without a foot, or a title that nothing followed. */
  end(): SourceItem[] {
    const { title, abstract } = this;
    if (abstract) return this.complete();
    this.title = undefined;
    if (!title) return [];
    const reason = `${shown(title.text)} has no abstract after it; as a title or as anything else it is left out`;
    return [warningItem(title.line, 'no-abstract', reason)];
  }

  private addFoot(foot: EntryFoot, paragraph: Paragraph): SourceItem[] {
    if (this.title) return this.complete(foot);
    const reason = `${shown(paragraph.text)} stands below no entry; it is left out`;
    return [warningItem(paragraph.line, 'stray-text', reason)];
  }

  private complete(foot?: EntryFoot): SourceItem[] {
    const title = this.title!;
    const abstract = this.abstract;
    this.title = undefined;
    this.abstract = undefined;
    const warnings = (foot?.troubles ?? []).map(trouble =>
      warningItem(foot!.line, 'bad-foot', `${trouble}; it is left out`),
    );
    if (abstract && !abstract.whole) return [strayText(abstract), ...warnings];
    const { organisation, authors, date } = foot ?? {};
    const texts = { title: title.text, abstract: abstract?.text ?? '' };
    const items = recordItems(title.line, { ...texts, authors, organisation, date });
    return [...items, ...warnings];
  }
}

function strayText({ line, text, whole }: Paragraph): SourceItem {
  if (!whole) return warningItem(line, 'too-long', 'the paragraph is too long for an abstract; it is left out');
  const advice = 'join the paragraphs of one abstract, or put its title on a line of its own';
  return warningItem(line, 'stray-text', `${shown(text)} has no title before it and is left out; ${advice}`);
}
