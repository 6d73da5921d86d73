import type { CypherCell, FacetsAnswer } from '../../api.js';
import { nodeId } from '../node-id.js';
import { cellNodes, isNode, isRelation } from '../table/cells.js';
import { FACETS, type Facet, type Filters, inYears, isFiltering } from './filters.js';

type Row = readonly CypherCell[];

/** The rows that filters leave, and what they did. */
export interface NarrowedRows<R extends Row> {
  rows: R[];
  /** Filters that the answer holds nothing for, so that they hide none of it. */
  idle: (Facet | 'year')[];
}

/** Facets that a row may name itself: where it does, that counts, and not what is known of its methods and papers. */
const OWN_LABELS: Partial<Record<Facet, string>> = { hardware: 'Hardware', metric: 'Metric' };

/**
 * What the filters leave of an answer. A row passes by the first methods or papers that it names beside those that were
 * asked for: a relation by both its ends, a list by any of its own. A row that names none passes nothing, unless the
 * whole answer names none.
 * @param asked ids of the nodes that the question was about
 */
export function narrowedRows<R extends Row>(
  rows: readonly R[],
  filters: Filters,
  facets: FacetsAnswer | undefined,
  asked: ReadonlySet<string>,
): NarrowedRows<R> {
  if (!isFiltering(filters)) return { rows: [...rows], idle: [] };
  const tests = rowTests(filters, facets, asked).map(({ filter, passes }) => {
    const results = rows.map(passes);
    return { filter, results, idle: results.every(result => result === undefined) };
  });
  const effective = tests.filter(({ idle }) => !idle);
  return {
    rows: rows.filter((_, i) => effective.every(({ results }) => results[i] === true)),
    idle: tests.filter(({ idle }) => idle).map(({ filter }) => filter),
  };
}

/** Whether a row passes; undefined where it holds nothing that could. */
type Passes = (row: Row) => boolean | undefined;

function rowTests(
  filters: Filters,
  facets: FacetsAnswer | undefined,
  asked: ReadonlySet<string>,
): { filter: Facet | 'year'; passes: Passes }[] {
  const ofFacets = FACETS.flatMap(facet => {
    const value = filters[facet];
    if (value === undefined) return [];
    const ids = new Set(facets?.[facet].find(({ key }) => key === value)?.nodes);
    const bySubject = subjectTest(asked, id => ids.has(id));
    const passes: Passes = row => ownFacet(row, OWN_LABELS[facet], value) ?? bySubject(row);
    return [{ filter: facet, passes }];
  });
  if (filters.fromYear === undefined && filters.toYear === undefined) return ofFacets;
  const years = (facets?.year ?? []).filter(({ key }) => inYears(key, filters));
  const dated = new Set(years.flatMap(({ nodes }) => nodes));
  return [{ filter: 'year', passes: subjectTest(asked, id => dated.has(id)) }, ...ofFacets];
}

function ownFacet(row: Row, label: string | undefined, key: string): boolean | undefined {
  const own = label === undefined ? [] : row.flatMap(cellNodes).filter(node => node.label === label);
  return own.length === 0 ? undefined : own.some(node => node.key === key);
}

function subjectTest(asked: ReadonlySet<string>, passes: (id: string) => boolean): Passes {
  return row => {
    for (const cell of row) {
      const result = cellPasses(cell, asked, passes);
      if (result !== undefined) return result;
    }
    return undefined;
  };
}

function cellPasses(
  cell: CypherCell,
  asked: ReadonlySet<string>,
  passes: (id: string) => boolean,
): boolean | undefined {
  if (isNode(cell)) {
    const id = nodeId(cell);
    return isSubject(cell) && !asked.has(id) ? passes(id) : undefined;
  }
  const parts = isRelation(cell) ? [cell.from, cell.to] : Array.isArray(cell) ? cell : mapValues(cell);
  const results = parts.map(part => cellPasses(part, asked, passes)).filter(result => result !== undefined);
  if (results.length === 0) return undefined;
  return isRelation(cell) ? results.every(Boolean) : results.some(Boolean);
}

function mapValues(cell: CypherCell): CypherCell[] {
  return typeof cell === 'object' && cell !== null && 'map' in cell ? Object.values(cell.map) : [];
}

/** Whether filters are about nodes of this label. */
export function isSubject({ label }: { label: string }): boolean {
  return label === 'Method' || label === 'Paper';
}
