/** The command line was used wrongly; ends with exit code 2. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

/** The command did its work, but part of the input could not be used: exit code 1, already reported. */
export class PartlyFailed extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'PartlyFailed';
  }
}
