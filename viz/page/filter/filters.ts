import type { FacetsAnswer } from '../../api.js';
import { nodeId } from '../node-id.js';
import type { Picture, PictureNode, Visible } from '../picture/picture.js';

/** What methods and papers of a picture can be narrowed down by, beside their type; absent: not at all. */
export interface Filters {
  fromYear?: number;
  toYear?: number;
  /** An organisation's name. */
  organisation?: string;
  /** Key of a Hardware. */
  hardware?: string;
  /** Key of a Metric. */
  metric?: string;
}

/** The filters that a node passes by what the graph says around it. */
export const FACETS = ['organisation', 'hardware', 'metric'] as const;
export type Facet = (typeof FACETS)[number];

function hasFacet(filters: Filters): boolean {
  return FACETS.some(facet => filters[facet] !== undefined);
}

export function isFiltering(filters: Filters): boolean {
  return filters.fromYear !== undefined || filters.toYear !== undefined || hasFacet(filters);
}

/**
 * What the filters leave of what is visible: methods and papers that pass all of them (a date or a fact that is not
 * known passes none), also where nothing joined to them does, and what else is joined to these. Of links between
 * nodes that no filter is about, those stay that have an end which is joined so. The focus stays.
 */
export function narrowedDown(
  visible: Visible,
  picture: Picture,
  filters: Filters,
  facets: FacetsAnswer | undefined,
): Visible {
  if (!isFiltering(filters)) return visible;
  const passing = FACETS.flatMap(facet => {
    const value = filters[facet];
    if (value === undefined) return [];
    return [new Set(facets?.[facet].find(({ key }) => key === value)?.nodes)];
  });
  const focus = picture.focus && nodeId(picture.focus);
  const nodes = [...visible.nodes].map(id => picture.nodes.get(id)!);
  const subjects = nodes.filter(isNarrowedDown);
  const passes = (node: PictureNode) => inYears(node.published, filters) && passing.every(ids => ids.has(node.id));
  const out = new Set(subjects.filter(node => node.id !== focus && !passes(node)).map(({ id }) => id));
  const ends = (id: string) => [picture.edges.get(id)!.source, picture.edges.get(id)!.target];
  const left = [...visible.edges].filter(id => !ends(id).some(end => out.has(end)));
  const stay = new Set(subjects.filter(({ id }) => !out.has(id)).map(({ id }) => id));
  if (focus) stay.add(focus);
  const joined = new Set(left.map(ends).flatMap(pair => (pair.some(end => stay.has(end)) ? pair : [])));
  const edges = left.filter(id => ends(id).some(end => joined.has(end)));
  return { ...visible, nodes: new Set([...stay, ...edges.flatMap(ends)]), edges: new Set(edges) };
}

function isNarrowedDown({ label }: PictureNode): boolean {
  return label === 'Method' || label === 'Paper';
}

/** Whether a date is within the years that are asked for; one that is not known is in none. */
export function inYears(date: string, { fromYear, toYear }: Filters): boolean {
  if (fromYear === undefined && toYear === undefined) return true;
  const year = Number(/^\d{4}/.exec(date)?.[0] ?? Number.NaN);
  return year >= (fromYear ?? 0) && year <= (toYear ?? 9999);
}

const YEAR_NAMES = { fromYear: 'since', toYear: 'until' } as const;
const YEARS = ['fromYear', 'toYear'] as const;

export function encodeFilters(filters: Filters, query: URLSearchParams): void {
  for (const end of YEARS) if (filters[end] !== undefined) query.set(YEAR_NAMES[end], String(filters[end]));
  for (const facet of FACETS) if (filters[facet] !== undefined) query.set(facet, filters[facet]);
}

export function decodeFilters(query: URLSearchParams): Filters {
  const filters: Filters = {};
  for (const end of YEARS) {
    const year = query.get(YEAR_NAMES[end]) ?? '';
    if (/^\d{4}$/.test(year)) filters[end] = Number(year);
  }
  for (const facet of FACETS) {
    const value = query.get(facet);
    if (value) filters[facet] = value;
  }
  return filters;
}
