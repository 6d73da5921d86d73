const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH_NAMES = new RegExp(
  '^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|' +
    'nov(?:ember)?|dec(?:ember)?)$',
);

const TIME = '(?:[T ]\\d{2}:?\\d{2}.*)?';
const FORMS = [
  `(?<year>\\d{4})(?:-(?<month>\\d{1,2})(?:-(?<day>\\d{1,2}))?)?${TIME}`,
  `(?<year>\\d{4})/(?<month>\\d{1,2})(?:/(?<day>\\d{1,2}))?${TIME}`,
  '(?<name>[a-z]+)\\.? (?<day>\\d{1,2})(?:st|nd|rd|th)?(?:,? (?<year>\\d{4}))?',
  `(?:[a-z]{3,9}, )?(?<day>\\d{1,2}) (?<name>[a-z]+)\\.?,?(?: (?<year>\\d{4}))?${TIME}`,
  '(?<name>[a-z]+)\\.?,? (?<year>\\d{4})',
].map(form => new RegExp(`^${form}$`, 'i'));

/** A date as read: ISO, as exact as the text gives it, or nothing where the text gives no year. */
export interface PaperDate {
  date?: string;
}

/**
 * Reads a date: ISO with or without a time (the date as written counts, in whatever zone), `May 27, 2022`,
 * `27 May 2022`, `Fri, 27 May 2022 17:53:09 GMT`, `May 2022`, `2022`; also without a year. Undefined where the text is
 * no date, or one that no calendar has. All-number forms that begin with the day or the month are not read: their
 * order is a guess.
 */
export function readDate(text: string): PaperDate | undefined {
  for (const form of FORMS) {
    const parts = form.exec(text)?.groups;
    if (parts) return dateOf(parts);
  }
  return undefined;
}

function dateOf(parts: Record<string, string | undefined>): PaperDate | undefined {
  const { year, name, day } = parts;
  if (name && !MONTH_NAMES.test(name.toLowerCase())) return undefined;
  const month = name ? MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1 : Number(parts.month ?? 1);
  if (!isOnCalendar(Number(year ?? 2000), month, Number(day ?? 1))) return undefined;
  if (!year) return {};
  const exact = [year];
  if (name || parts.month) exact.push(String(month).padStart(2, '0'));
  if (day) exact.push(day.padStart(2, '0'));
  return { date: exact.join('-') };
}

function isOnCalendar(year: number, month: number, day: number): boolean {
  if (year < 1000 || month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}
