import { NODE_LABELS, NODE_SCHEMAS, RELATION_SCHEMAS, RELATION_TYPES } from '../model.js';
import { loadMigrations } from '../store/load-migrations.js';
import { blankEntry, type Columns, columnsOf, EMPTY_LISTS } from './neo4j-admin-columns.js';

/**
 * What is to be run once after an import: keys are made unique, and the lists that a cell could not hold are put
 * right, in transactions of a thousand.
 */
export function finishStatements(): string[] {
  return [
    ...loadMigrations('neo4j').flatMap(({ statements }) => statements),
    ...NODE_LABELS.map(label => restoreLists(`(x:${label})`, columnsOf([NODE_SCHEMAS[label]]))),
    ...RELATION_TYPES.map(type => restoreLists(`()-[x:${type}]->()`, columnsOf([RELATION_SCHEMAS[type]]))),
  ];
}

function restoreLists(pattern: string, columns: Columns): string {
  const lists = [...columns].filter(([, type]) => type.endsWith('[]'));
  const values = lists.map(([name, type]) => {
    const blank = type === 'string[]' ? ` WHEN '${blankEntry(name)}' IN x.${EMPTY_LISTS} THEN ['']` : '';
    return `x.${name} = CASE WHEN '${name}' IN x.${EMPTY_LISTS} THEN []${blank} ELSE x.${name} END`;
  });
  return `MATCH ${pattern} WHERE x.${EMPTY_LISTS} IS NOT NULL
CALL { WITH x
  SET ${values.join(',\n    ')}
  REMOVE x.${EMPTY_LISTS}
} IN TRANSACTIONS`;
}
