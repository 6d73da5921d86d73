/** A file of annotation or facts that can't be scored: which one, where, and what is wrong with it. */
export class EvaluationError extends Error {
  override readonly name = 'EvaluationError';
}
