import { StoreError } from './port.js';

const READ_ONLY = 'GRAFEO-T003';
const SYNTAX = 'GRAFEO-Q001';

/** Trouble of the embedded engine as trouble for the person who asked. */
export function grafeoError(cause: unknown): StoreError {
  if (cause instanceof StoreError) return cause;
  return new StoreError(readable(messageOf(cause)), false, { cause });
}

/** What a native call throws may come from another realm, so that its class says nothing. */
function messageOf(error: unknown): string {
  return String((error as { message?: unknown }).message ?? error);
}

function readable(message: string): string {
  if (message.includes(READ_ONLY)) return 'A question cannot write to the graph.';
  if (message.includes('panicked with message')) {
    return `The embedded database failed inside at this question. It often helps to write each step of a long pattern as its own MATCH. (${message})`;
  }
  const told = message.replace(/^(?:[A-Z][a-z]+ error: )?(?:GRAFEO-\w+: )?/, '');
  return message.includes(SYNTAX) ? told.replace(/^syntax error: (?:\[Cypher\] )?/, 'Syntax error: ') : told;
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
  return /\blocked\b/.test(messageOf(error));
}
