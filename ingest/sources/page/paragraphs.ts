import { type Line, linesOf } from '../lines.js';

/** Lines that stand together. */
export interface Paragraph {
  /** Number of its first line. */
  line: number;
  /** Its lines, joined by line breaks; empty where it is too long to keep. */
  text: string;
  /** False where it was longer than any entry; its text is left out. */
  whole: boolean;
}

/** The longest title, in UTF-16 units; what is longer is an abstract. */
export const MAX_TITLE = 300;

/** The dot between the organisation or authors of an entry and its date. */
export const DOT = '·';

/** Longest paragraph that is kept, in UTF-16 units. */
const MAX_PARAGRAPH = 200_000;

/**
 * Cuts the text of a page into paragraphs. They are parted by blank lines, with two exceptions. A line of more than
 * `MAX_TITLE` units after shorter ones begins a paragraph: title and abstract without a blank line between them. And
 * a dot alone on its line holds the lines before and after it together, apart from everything else, whatever blank
 * lines there are: the foot of an entry.
 */
export async function* paragraphsOf(text: AsyncIterable<string>): AsyncGenerator<Paragraph> {
  let open: OpenParagraph | undefined;
  let afterBlank = false;
  for await (const line of linesOf(text)) {
    if (line.whole && line.text.trim() === '') {
      afterBlank = true;
      continue;
    }
    let next = open;
    if (line.text.trim() === DOT) next = open?.footFor() ?? new OpenParagraph();
    else if (open?.isEndedBy(line, afterBlank)) next = new OpenParagraph();
    next ??= new OpenParagraph();
    if (open && open !== next && !open.isEmpty) yield open.paragraph();
    next.add(line);
    open = next;
    afterBlank = false;
  }
  if (open) yield open.paragraph();
}

class OpenParagraph {
  private lines: Line[] = [];
  private length = 0;
  private isFoot = false;
  private firstLine = 0;
  private whole = true;

  get isEmpty(): boolean {
    return this.lines.length === 0;
  }

  add(line: Line): void {
    this.firstLine ||= line.number;
    this.isFoot ||= line.text.trim() === DOT;
    this.length += line.text.length;
    this.whole &&= line.whole && this.length <= MAX_PARAGRAPH;
    if (this.whole) this.lines.push(line);
    else this.lines = [{ number: this.firstLine, text: '', whole: false }];
  }

  isEndedBy({ text, whole }: Line, afterBlank: boolean): boolean {
    if (this.isFoot) return this.lines.at(-1)!.text.trim() !== DOT;
    return afterBlank || ((!whole || text.length > MAX_TITLE) && this.length <= MAX_TITLE);
  }

  /** The paragraph that a dot after this one belongs to: this one's last lines, taken away from it. */
  footFor(): OpenParagraph {
    if (this.isFoot) return this;
    const foot = new OpenParagraph();
    if (!this.whole || this.lines.at(-1)!.text.length > MAX_TITLE) return foot;
    const isAll = this.length <= MAX_TITLE && this.lines.length <= 2 && this.lines.at(-1)!.text.trim().startsWith('•');
    for (const line of this.lines.splice(isAll ? 0 : -1)) foot.add(line);
    return foot;
  }

  paragraph(): Paragraph {
    return { line: this.firstLine, text: this.lines.map(({ text }) => text).join('\n'), whole: this.whole };
  }
}
