import type { ErrorAnswer } from '../api.js';

/** A refusal that is the asker's to read. */
export class RequestProblem extends Error {
  constructor(
    readonly status: 400 | 403 | 404,
    message: string,
    /** Of a question: the parameter that does not fit, and what may have been meant. */
    readonly about: Pick<ErrorAnswer, 'parameter' | 'suggestions'> = {},
  ) {
    super(message);
    this.name = 'RequestProblem';
  }
}
