/** A refusal that is the asker's to read. */
export class RequestProblem extends Error {
  constructor(
    readonly status: 400 | 403 | 404,
    message: string,
  ) {
    super(message);
    this.name = 'RequestProblem';
  }
}
