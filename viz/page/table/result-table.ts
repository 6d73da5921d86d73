import type { NodeRef } from '../../../graph/model.js';
import { button, type Child, element, fill, refill } from '../dom.js';
import { nodeId, sameNode } from '../node-id.js';
import type { Selection } from '../view-state.js';

/** What a cell is sorted by; what is not known stands last, either way. */
export type SortValue = number | string | null;

export interface ResultColumn<T> {
  /** Names the column in the address. */
  id: string;
  title: string;
  description?: string;
  kind?: 'number' | 'date' | 'quote' | 'title' | undefined;
  value(row: T): SortValue;
  content(row: T): Child[];
}

export interface ResultTableOptions<T> {
  /** What the table is of, for those who hear it. */
  label: string;
  columns: readonly ResultColumn<T>[];
  rows: readonly T[];
  /** As `ViewState.sort`. */
  sort: string;
  onSort(sort: string): void;
  /** The nodes that a row speaks of; its first two are the ends of its relation where `joins`. */
  nodesOf(row: T): readonly NodeRef[];
  joins?: boolean;
}

/** A table on the page, whatever its rows are. */
export interface ShownTable {
  readonly element: HTMLElement;
  /** Marks the rows of a selection, and turns to the page of the first. */
  choose(selection: Selection | undefined): void;
}

/** So many rows stand on the page at once. */
const PAGE_ROWS = 50;

/** A result as a table: sorted by any column, in pages, with the rows of what is selected marked. */
export class ResultTable<T> implements ShownTable {
  readonly element = element('div', { class: 'result' });
  readonly #options: ResultTableOptions<T>;
  readonly #rows: readonly T[];
  readonly #body = element('tbody', { on: { keydown: event => moveThroughColumn(event, this.#body) } });
  readonly #pager = element('p', { class: 'pager' });
  #page = 0;
  #selection: Selection | undefined;

  constructor(options: ResultTableOptions<T>) {
    this.#options = options;
    this.#rows = sorted(options);
    const { label } = options;
    const table = element(
      'table',
      { class: options.columns.length < 3 ? 'few' : undefined },
      element('caption', { class: 'visually-hidden' }, label),
      element('thead', {}, element('tr', {}, ...options.columns.map(column => this.#head(column)))),
      this.#body,
    );
    const scroll = element('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': label }, table);
    this.element.append(scroll, this.#pager);
    this.#show();
  }

  choose(selection: Selection | undefined): void {
    this.#selection = selection;
    const first = selection ? this.#rows.findIndex(row => this.#isChosen(row)) : -1;
    const page = Math.floor(first / PAGE_ROWS);
    if (first >= 0 && !this.#pageRows().some(row => this.#isChosen(row))) this.#turnTo(page);
    else this.#mark();
  }

  #head({ id, title, description, kind }: ResultColumn<T>): HTMLElement {
    const { sort, onSort } = this.#options;
    const order = sort === id ? 'ascending' : sort === `-${id}` ? 'descending' : undefined;
    const next = order === 'ascending' ? `-${id}` : order === 'descending' ? '' : id;
    return element(
      'th',
      { scope: 'col', class: kind, title: description, 'aria-sort': order },
      button(title, () => onSort(next), { class: 'sort' }),
    );
  }

  #pageRows(): readonly T[] {
    return this.#rows.slice(this.#page * PAGE_ROWS, (this.#page + 1) * PAGE_ROWS);
  }

  #turnTo(page: number): void {
    this.#page = page;
    this.#show();
    this.#mark();
  }

  #show(): void {
    const { columns } = this.#options;
    const rows = this.#pageRows().map(row =>
      element('tr', {}, ...columns.map(({ kind, content }) => element('td', { class: kind }, ...content(row)))),
    );
    fill(this.#body, ...rows);
    const total = this.#rows.length;
    if (total <= PAGE_ROWS) {
      fill(this.#pager);
      return;
    }
    const first = this.#page * PAGE_ROWS;
    const last = Math.min(first + PAGE_ROWS, total);
    refill(
      this.#pager,
      element('span', {}, `Rows ${first + 1} to ${last} of ${total.toLocaleString('en')}`),
      button('Previous', () => this.#turnTo(this.#page - 1), { class: 'text', disabled: this.#page === 0 }),
      button('Next', () => this.#turnTo(this.#page + 1), { class: 'text', disabled: last === total }),
    );
  }

  #mark(): void {
    this.#pageRows().forEach((row, i) => {
      const line = this.#body.rows[i]!;
      if (this.#isChosen(row)) line.setAttribute('aria-current', 'true');
      else line.removeAttribute('aria-current');
    });
    this.#body.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });
  }

  #isChosen(row: T): boolean {
    const nodes = this.#options.nodesOf(row);
    const chosen = this.#selection;
    if (chosen === undefined) return false;
    if (chosen.kind === 'node') return nodes.some(node => sameNode(node, chosen.node));
    const ids = (this.#options.joins ? nodes.slice(0, 2) : nodes).map(nodeId);
    return ids.includes(nodeId(chosen.a)) && ids.includes(nodeId(chosen.b));
  }
}

function sorted<T>({ rows, columns, sort }: ResultTableOptions<T>): readonly T[] {
  const down = sort.startsWith('-');
  const column = columns.find(({ id }) => id === (down ? sort.slice(1) : sort));
  if (!column) return rows;
  const keyed = rows.map(row => ({ row, value: sortKey(column.value(row)) }));
  return keyed.sort((a, b) => compare(a.value, b.value, down)).map(({ row }) => row);
}

function sortKey(value: SortValue): SortValue {
  return typeof value === 'string' ? value.normalize('NFKD').toLowerCase() : value;
}

function compare(a: SortValue, b: SortValue, down: boolean): number {
  if (a === null || b === null) return (a === null ? 1 : 0) - (b === null ? 1 : 0);
  const numbers = typeof a === 'number' && typeof b === 'number';
  const [x, y] = numbers ? [a, b] : [String(a), String(b)];
  const order = x < y ? -1 : x > y ? 1 : 0;
  return down ? -order : order;
}

/** Up and down go to the same column of the next row that has anything to press, Home and End to the ends. */
function moveThroughColumn(event: KeyboardEvent, body: HTMLTableSectionElement): void {
  const cell = (event.target as Element).closest('td');
  const row = cell?.parentElement as HTMLTableRowElement | null | undefined;
  if (!cell || !row) return;
  const inColumn = [...body.rows].map(each => each.cells[cell.cellIndex]?.querySelector('button') ?? undefined);
  const place = row.sectionRowIndex;
  const targets: Record<string, HTMLElement | undefined> = {
    ArrowDown: inColumn.slice(place + 1).find(Boolean),
    ArrowUp: inColumn.slice(0, place).findLast(Boolean),
    Home: inColumn.find(Boolean),
    End: inColumn.findLast(Boolean),
  };
  const target = targets[event.key];
  if (!target) return;
  event.preventDefault();
  target.focus();
}
