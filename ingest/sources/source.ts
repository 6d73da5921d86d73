import type { PaperRecord, SourceWarning } from '../paper.js';

/** One line of a text, without its line break. `number` counts from 1. */
export interface Line {
  number: number;
  text: string;
}

export type SourceItem =
  | { kind: 'paper'; line: number; record: PaperRecord }
  | { kind: 'warning'; warning: Omit<SourceWarning, 'source'> };

/** A form that papers come in. A new one is one file beside the others, listed in `formats.ts`. */
export interface SourceFormat {
  readonly name: string;
  /** One line for people: what such a file is. */
  readonly description: string;
  /** How sure the format is, 0 to 1, that a text beginning so is its own. */
  recognises(head: string, fileName: string): number;
  /** Reads the text line by line; every entry comes out as a paper or as a warning, none is dropped. */
  read(lines: AsyncIterable<Line>): AsyncIterable<SourceItem>;
}
