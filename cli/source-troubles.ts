import type { SourceWarning } from '../ingest/paper.js';
import type { SourcesReport } from '../ingest/read-sources.js';
import type { Console } from './console.js';
import { count } from './console.js';
import { PartlyFailed } from './usage-error.js';

/** Tells what could not be read, entry by entry and source by source. */
export function tellTroubles(console: Console, { warnings, failed }: SourcesReport): void {
  tellWarnings(console, warnings);
  for (const { message } of failed) console.error(message);
}

/** Tells of single entries, each with its place. */
export function tellWarnings(console: Console, warnings: readonly SourceWarning[]): void {
  for (const { source, line, reason } of warnings) console.warn(`${source} line ${line}: ${reason}`);
}

/** The end of a command whose other sources were read. */
export function unreadable({ failed, stored }: SourcesReport): PartlyFailed {
  const rest = stored.length > 0 ? '; the rest was read' : '';
  return new PartlyFailed(`${count(failed.length, 'source')} could not be read${rest}`);
}
