import type { SourcesReport } from '../ingest/read-sources.js';
import type { Console } from './console.js';
import { count } from './console.js';
import { PartlyFailed } from './usage-error.js';

/** Tells what could not be read, entry by entry and source by source. */
export function tellTroubles(console: Console, { warnings, failed }: SourcesReport): void {
  for (const { source, line, reason } of warnings) console.warn(`${source} line ${line}: ${reason}`);
  for (const { message } of failed) console.error(message);
}

/** The end of a command whose other sources were read. */
export function unreadable({ failed, stored }: SourcesReport): PartlyFailed {
  const rest = stored.length > 0 ? '; the rest was read' : '';
  return new PartlyFailed(`${count(failed.length, 'source')} could not be read${rest}`);
}
