import { readAuthorNames } from '../fields/author-names.js';
import { type PaperDate, readDate } from '../fields/paper-date.js';
import { plainText, shown } from '../fields/plain-text.js';
import { DOT, type Paragraph } from './paragraphs.js';

/** What stands below an entry of a page, as far as it was understood. */
export interface EntryFoot {
  line: number;
  organisation?: string;
  authors?: string[];
  date?: string;
  /** What was not understood. */
  troubles: string[];
}

const BULLET = '•';

/** A date, as exact as it is, and the number of comments. */
const DATE_AND_COMMENTS = /^(.*?\p{L}{3}.*?\d{1,2}(?:,? \d{4})?|\d{4}-\d{2}-\d{2})(?: [\d.,]+k?)?$/iu;
const AUTHOR_COUNT = /^\d+ authors?$/i;

/** Longest foot, and longest date in it, in UTF-16 units. */
const MAX_FOOT = 600;
const MAX_DATE = 60;

/**
 * Reads the foot of an entry: `Organisation • Authors · Date Comments`, on one line or several, where the organisation
 * or the authors may be missing. Undefined where the paragraph is no foot. The counts of authors and of comments have
 * no place in a record; a date without a year is none.
 */
export function readFoot({ line, text, whole }: Paragraph): EntryFoot | undefined {
  if (!whole || text.length > MAX_FOOT) return undefined;
  const parts = plainText(text).split(new RegExp(`(?:^| )${DOT}(?: |$)`));
  const date = readPageDate(parts.at(-1)!);
  const hasOwnDot = text.split('\n').some(one => one.trim() === DOT);
  if (parts.length === 1 || (!date && !hasOwnDot)) return undefined;
  const foot: EntryFoot = { line, ...date, troubles: [] };
  if (!date) foot.troubles.push(`${shown(parts.at(-1)!)} is no date`);
  for (const part of parts.slice(0, -1)) addPart(foot, part);
  return foot;
}

/** Reads a date alone, or with a number of comments after it. */
export function readPageDate(text: string): PaperDate | undefined {
  const date = text.length > MAX_DATE ? undefined : DATE_AND_COMMENTS.exec(plainText(text))?.[1];
  return date === undefined ? undefined : readDate(date);
}

function addPart(foot: EntryFoot, part: string): void {
  const [organisation, ...lists] = part.split(BULLET).map(plainText);
  if (organisation && !AUTHOR_COUNT.test(organisation)) foot.organisation = withoutHandle(organisation);
  const authors = lists.filter(list => !AUTHOR_COUNT.test(list)).flatMap(readAuthorNames);
  if (authors.length > 0) foot.authors = authors;
}

/** A page shows an organisation's account name directly before its name: "ReactiveAI Reactive AI". */
function withoutHandle(text: string): string {
  const handle = text.split(' ', 1)[0]!;
  const name = text.slice(handle.length + 1);
  const [short, long] = [handle, name].map(one => one.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ''));
  return short && long && (short.startsWith(long) || long.startsWith(short)) ? name : text;
}
