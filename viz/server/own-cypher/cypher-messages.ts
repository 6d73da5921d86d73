import type { StoreChoice } from '../../../graph/store/open-store.js';
import type { Parameters } from '../../../graph/store/port.js';

/** What a question may use before it is ended, or its answer cut. */
export interface CypherLimits {
  ms: number;
  rows: number;
  /** Of the answer, as JSON. */
  bytes: number;
  /** Resident memory that its process may take beyond what it has when the question begins. */
  memoryBytes: number;
}

/** First message to the process: the store to open. It tells `ready` when that is done. */
export interface ChildStart {
  store: StoreChoice;
}

export interface ChildQuestion {
  cypher: string;
  parameters: Parameters;
  limits: CypherLimits;
}

/** A `CypherAnswer` as JSON, or what failed and how it is told. */
export type ChildAnswer = { answer: string } | { failed: 'question' | 'store'; message: string };
