import { MARK_LABEL } from '../mark.js';
import { NODE_LABELS } from '../model.js';

/**
 * The statements that make a store ready for the graph: in every label, `key` is unique and found by an index. They
 * may be run again at any time.
 * @param constraintBringsIndex Whether the database makes an index for a constraint by itself (one more would be refused).
 */
export function schemaStatements({ constraintBringsIndex }: { constraintBringsIndex: boolean }): string[] {
  return [...NODE_LABELS, MARK_LABEL].flatMap(label => {
    const name = label.toLowerCase();
    const constraint = `CREATE CONSTRAINT ${name}_key IF NOT EXISTS FOR (n:${label}) REQUIRE n.key IS UNIQUE`;
    const index = `CREATE INDEX ${name}_key_index IF NOT EXISTS FOR (n:${label}) ON (n.key)`;
    return constraintBringsIndex ? [constraint] : [constraint, index];
  });
}
