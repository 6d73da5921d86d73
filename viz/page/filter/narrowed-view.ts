import type { FacetsAnswer, QuestionAnswer, QuestionSummary } from '../../api.js';
import type { LoadedView } from '../load-view.js';
import { LABELS, nodeId } from '../node-id.js';
import type { Facet, Filters } from './filters.js';
import { narrowedRows } from './narrowed-rows.js';

/** What filters did to the rows of an answer. */
export interface Narrowing {
  /** Rows that are left. */
  shown: number;
  /** Rows that the page was given. */
  held: number;
  /** Filters that the answer holds nothing for. */
  idle: readonly (Facet | 'year')[];
}

/** The view with those rows of its answer that the filters leave; a view without rows is as it was. */
export function narrowedView<V extends LoadedView>(
  loaded: V,
  filters: Filters,
  facets: FacetsAnswer | undefined,
): { loaded: V; narrowing: Narrowing | undefined } {
  const answer = 'answer' in loaded && loaded.answer && 'rows' in loaded.answer ? loaded.answer : undefined;
  if (!answer) return { loaded, narrowing: undefined };
  const asked = loaded.kind === 'question' ? askedNodes(loaded.question, loaded.answer!) : new Set<string>();
  const { rows, idle } = narrowedRows(answer.rows, filters, facets, asked);
  const narrowing = { shown: rows.length, held: answer.rows.length, idle };
  return { loaded: { ...loaded, answer: { ...answer, rows } }, narrowing };
}

/** The nodes that a canned question was asked about. */
function askedNodes({ parameters }: QuestionSummary, { made }: QuestionAnswer): Set<string> {
  const ids = parameters.flatMap(({ name, type }) => {
    const value = made.parameters[name];
    if (typeof value === 'object' && value !== null) return [nodeId(value)];
    const label = LABELS.find(each => each === type);
    return label && typeof value === 'string' ? [nodeId({ label, key: value })] : [];
  });
  return new Set(ids);
}
