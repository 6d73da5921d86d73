/** Where a reader stands in a text that arrives in pieces. */
export interface Place {
  /** Offset in the reader's buffer. */
  at: number;
  /** Counts from 1; lines end as in `linesOf`. */
  line: number;
  /** Counts from 0, in UTF-16 units. */
  column: number;
  /** Whether only white space and commas stand before it on its line. */
  fresh: boolean;
  /** Whether a `\r` stands directly before it. */
  afterReturn: boolean;
}

/** Moves a place over one UTF-16 unit. */
export function advance(place: Place, unit: string): void {
  place.at += 1;
  if (unit === '\n' || unit === '\r') {
    if (unit === '\r' || !place.afterReturn) place.line += 1;
    place.column = 0;
    place.fresh = true;
  } else {
    place.column += 1;
    place.fresh &&= unit === ',' || isBlank(unit);
  }
  place.afterReturn = unit === '\r';
}

/** Moves a place over units of one string, none of which ends a line. */
export function advanceOver(place: Place, count: number): void {
  if (count === 0) return;
  place.at += count;
  place.column += count;
  place.fresh = false;
  place.afterReturn = false;
}

/** White space as JSON knows it. */
export function isBlank(unit: string): boolean {
  return unit === ' ' || unit === '\n' || unit === '\t' || unit === '\r';
}
