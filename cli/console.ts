import { once } from 'node:events';
import Table from 'cli-table3';
import { stringify } from 'csv-stringify/sync';
import pc from 'picocolors';

export const FORMATS = ['table', 'json', 'csv'] as const;
export type Format = (typeof FORMATS)[number];

/** Data goes to standard output, everything said about the work to standard error. */
export class Console {
  private readonly out = process.stdout;
  private readonly err = process.stderr;

  /** Colours for standard output; plain where it is no terminal or NO_COLOR is set. */
  readonly colour = coloursFor(process.stdout);
  private readonly loud = coloursFor(process.stderr);

  constructor(readonly level: 'quiet' | 'normal' | 'verbose') {}

  /** True where a person watches standard error. */
  get watched(): boolean {
    return Boolean(this.err.isTTY) && this.level !== 'quiet' && !process.env.CI;
  }

  /** Writes data, waiting while the reader is slow. */
  async data(text: string): Promise<void> {
    if (!this.out.write(text)) await once(this.out, 'drain');
  }

  async line(text: string): Promise<void> {
    await this.data(`${text}\n`);
  }

  info(text: string): void {
    if (this.level !== 'quiet') this.err.write(`${text}\n`);
  }

  detail(text: string): void {
    if (this.level === 'verbose') this.err.write(`${text}\n`);
  }

  warn(text: string): void {
    this.err.write(`${this.loud.yellow('warning:')} ${text}\n`);
  }

  error(text: string): void {
    this.err.write(`${this.loud.red('error:')} ${text}\n`);
  }

  /** Writes rows in the format asked for. */
  async rows(columns: readonly string[], rows: readonly (readonly unknown[])[], format: Format): Promise<void> {
    if (format === 'json') {
      const records = rows.map(row => Object.fromEntries(columns.map((column, i) => [column, row[i]])));
      await this.line(JSON.stringify(records, null, 2));
    } else if (format === 'csv') {
      await this.data(stringify([[...columns], ...rows.map(row => row.map(cellText))], { escape_formulas: true }));
    } else await this.line(this.table(columns, rows));
  }

  private table(columns: readonly string[], rows: readonly (readonly unknown[])[]): string {
    if (rows.length === 0) return this.colour.dim('no rows');
    const width = Math.max(20, Math.floor((this.out.columns ?? 160) / columns.length) * 2);
    const table = new Table({
      head: columns.map(column => this.colour.bold(column)),
      style: { head: [], border: [], compact: true },
    });
    table.push(...rows.map(row => row.map(value => shortened(cellText(value), width))));
    return table.toString();
  }
}

const coloursFor = (stream: NodeJS.WriteStream) => pc.createColors(pc.isColorSupported && Boolean(stream.isTTY));

/** A value as one line of text; control characters, which could move a terminal's cursor, become spaces. */
export function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text =
    typeof value === 'string'
      ? value
      : Array.isArray(value) && value.every(item => typeof item !== 'object')
        ? value.join(', ')
        : typeof value === 'object'
          ? JSON.stringify(value)
          : String(value);
  return printable(text);
}

/** Makes a text from a paper safe for a terminal. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, ' ');
}

const shortened = (text: string, width: number) => (text.length > width ? `${text.slice(0, width - 1)}…` : text);

/** "1 paper", "2 papers". */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}
