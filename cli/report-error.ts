import { NodeNameError } from '../graph/names.js';
import { QueryParameterError } from '../graph/queries/query-parameters.js';
import { StoreError } from '../graph/store/port.js';
import { EvaluationError } from '../ingest/evaluate/evaluation-error.js';
import { SourceError } from '../ingest/sources/source-error.js';
import { WorkspaceError } from '../ingest/workspace/workspace-error.js';
import { Console } from './console.js';
import { Interrupted } from './context.js';
import { PartlyFailed, UsageError } from './usage-error.js';

/** Errors that say all that a person needs; of others the stack is shown when asked for. */
const TOLD = [
  PartlyFailed,
  UsageError,
  Interrupted,
  NodeNameError,
  QueryParameterError,
  StoreError,
  SourceError,
  WorkspaceError,
  EvaluationError,
];

/** Says what went wrong; returns the exit code: 2 for wrong usage, 1 for everything else. */
export function reportError(error: unknown, verbose: boolean): number {
  const console = new Console(verbose ? 'verbose' : 'normal');
  const known = TOLD.some(kind => error instanceof kind);
  const message = error instanceof Error ? error.message : String(error);
  console.error(known ? message : `${message}${verbose ? '' : ' (this should not happen; --verbose shows where)'}`);
  if (verbose && error instanceof Error) {
    if (!known && error.stack) console.detail(error.stack);
    for (let { cause } = error; cause instanceof Error; { cause } = cause) console.detail(`because: ${cause.message}`);
  }
  return error instanceof UsageError || error instanceof QueryParameterError ? 2 : 1;
}
