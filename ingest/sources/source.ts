import type { PaperRecord, SourceWarning } from '../paper.js';

export type SourceItem =
  | { kind: 'paper'; line: number; record: PaperRecord }
  | { kind: 'warning'; warning: Omit<SourceWarning, 'source'> };

/** A form that papers come in. A new one is one file beside the others, listed in `formats.ts`. */
export interface SourceFormat {
  readonly name: string;
  /** One line for people: what such a file is. */
  readonly description: string;
  /** How sure the format is, 0 to 1, that a text beginning so is its own; the name counts only where the text is not plain. */
  recognises(head: string, fileName: string): number;
  /**
   * Reads the text, which arrives in pieces cut anywhere; every entry comes out as a paper or as a warning, none is
   * dropped. Memory stays bounded whatever the text (`linesOf` cuts lines so). Bytes that are not of the text's
   * encoding stand in it as lone surrogates; see `decodeText`.
   */
  read(text: AsyncIterable<string>): AsyncIterable<SourceItem>;
}

/** A warning as an item. */
export function warningItem(line: number, rule: string, reason: string): SourceItem {
  return { kind: 'warning', warning: { line, rule, reason } };
}
