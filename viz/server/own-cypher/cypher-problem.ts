/** A place in a text, both from 1, as editors count. */
export interface Place {
  line: number;
  column: number;
}

/** A question that is not taken, or that the database did not understand; told with its place where that is known. */
export class CypherProblem extends Error {
  constructor(
    message: string,
    readonly place?: Place,
  ) {
    super(message);
    this.name = 'CypherProblem';
  }
}

/** The place of an offset (UTF-16 units) in a text. */
export function placeOf(text: string, offset: number): Place {
  const before = text.slice(0, offset);
  const start = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: offset - start + 1 };
}
