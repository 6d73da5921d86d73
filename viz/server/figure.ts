import type { RelationProperties } from '../../graph/model.js';

/** Units written right behind the number. */
const TIGHT_UNITS = new Set(['x', '%']);

type Result = Pick<RelationProperties<'ACHIEVES'>, 'value' | 'valueMax' | 'unit' | 'qualifier'>;

/** A result's figure as people write it: `up to 1.43x`, `1.5–2x`, `740 TFLOPs/s`. */
export function figureOf(result: Result): string {
  const range = result.valueMax === undefined ? '' : `–${result.valueMax}`;
  const unit = TIGHT_UNITS.has(result.unit) || result.unit === '' ? result.unit : ` ${result.unit}`;
  return `${result.qualifier} ${result.value}${range}${unit}`.trim();
}
