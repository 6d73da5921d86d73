import type { Actions } from '../actions.js';
import { cypherTable } from '../cypher/cypher-result.js';
import type { Narrowing } from '../filter/narrowed-view.js';
import type { LoadedView } from '../load-view.js';
import type { Visible } from '../picture/picture.js';
import { questionResult } from '../question/question-result.js';
import { pictureTable } from './picture-table.js';
import type { ShownTable } from './result-table.js';

/** What the table's place on the stage holds. */
export interface TableContent {
  content: (HTMLElement | false)[];
  table?: ShownTable;
}

/** A view as a table: a picture's relations, an answer's rows. */
export function viewTable(
  loaded: Exclude<LoadedView, { kind: 'empty' }>,
  visible: Visible,
  { sort, narrowing, actions }: { sort: string; narrowing: Narrowing | undefined; actions: Actions },
): TableContent {
  if (loaded.kind === 'question') return questionResult(loaded, sort, actions, narrowing);
  if (loaded.kind === 'cypher') return cypherTable(loaded, sort, actions, narrowing);
  const table = pictureTable(loaded.picture, visible, sort, actions);
  return { content: [table.element], table };
}
