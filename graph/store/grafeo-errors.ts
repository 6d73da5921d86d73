import { StoreError } from './port.js';

const READ_ONLY = '25G03';
const SYNTAX = '42001';

/** What a native call threw: it comes from another realm, so its class says nothing. */
interface NativeError {
  message?: string;
  gqlStatus?: string;
}

/** Trouble of the embedded engine as trouble for the person who asked; whatever is no such trouble stays as it is. */
export function grafeoError(cause: unknown): unknown {
  if (cause instanceof StoreError) return cause;
  const { message = String(cause), gqlStatus } = cause as NativeError;
  return new StoreError(readable(message, gqlStatus), false, { cause });
}

function readable(message: string, gqlStatus: string | undefined): string {
  if (gqlStatus === READ_ONLY) return 'A question cannot write to the graph.';
  if (message.includes('panicked with message')) {
    return `The embedded database failed inside at this question. It often helps to write each step of a long pattern as its own MATCH. (${message})`;
  }
  const told = message.replace(/^(?:[A-Z][a-z]+ error: )?(?:GRAFEO-\w+: )?/, '');
  return gqlStatus === SYNTAX ? told.replace(/^syntax error: (?:\[Cypher\] )?/, 'Syntax error: ') : told;
}

/** Makes a call into the engine, whose trouble is a StoreError. */
export function native<T>(call: () => T): T {
  try {
    return call();
  } catch (error) {
    throw grafeoError(error);
  }
}

/** Whether the engine says that somebody else has the file open for writing. */
export function isLocked(error: unknown): boolean {
  return /\blocked\b/.test(String((error as NativeError).message));
}
