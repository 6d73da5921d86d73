import type { NodeRef } from '../../../graph/model.js';
import type { CypherCell, NamedRef, RelationCell } from '../../api.js';
import type { Actions } from '../actions.js';
import { button, type Child } from '../dom.js';
import { refOf } from '../node-id.js';
import { nodeButton } from '../node-line.js';
import { RELATION_WORDS } from '../wording.js';
import type { SortValue } from './result-table.js';

/** A cell as it is shown: nodes and relations can be opened. */
export function cellContent(value: CypherCell, actions: Actions): Child[] {
  if (Array.isArray(value)) return value.flatMap((each, i) => [i > 0 && ', ', ...cellContent(each, actions)]);
  if (isNode(value)) return [nodeButton(value, actions)];
  if (isRelation(value)) {
    const why = () => actions.select({ kind: 'pair', a: refOf(value.from), b: refOf(value.to) });
    return [button(cellText(value), why, { class: 'text' })];
  }
  return [cellText(value)];
}

/** A cell as a text: names of nodes, sentences of relations, maps as JSON. */
export function cellText(value: CypherCell): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return value.map(cellText).join(', ');
  if (isNode(value)) return value.name;
  if (isRelation(value)) return `${value.from.name} ${RELATION_WORDS[value.type]} ${value.to.name}`;
  return JSON.stringify(plain(value));
}

/** A cell as JSON has it: maps as themselves. */
export function plain(value: CypherCell): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null || !('map' in value)) return value;
  return Object.fromEntries(Object.entries(value.map).map(([name, each]) => [name, plain(each)]));
}

export function cellSortValue(value: CypherCell): SortValue {
  if (value === null || typeof value === 'number') return value;
  return cellText(value) || null;
}

/** All nodes that a cell names. */
export function cellNodes(value: CypherCell): NodeRef[] {
  if (Array.isArray(value)) return value.flatMap(cellNodes);
  if (isNode(value)) return [value];
  if (isRelation(value)) return [value.from, value.to];
  if (typeof value === 'object' && value !== null) return Object.values(value.map).flatMap(cellNodes);
  return [];
}

/** All relations that a cell names. */
export function cellRelations(value: CypherCell): RelationCell[] {
  if (Array.isArray(value)) return value.flatMap(cellRelations);
  if (isRelation(value)) return [value];
  const inside = typeof value === 'object' && value !== null && 'map' in value ? Object.values(value.map) : [];
  return inside.flatMap(cellRelations);
}

/** Whether a cell is a paper, whose name is a whole title. */
export function isTitle(value: CypherCell | undefined): boolean {
  return value !== undefined && isNode(value) && value.label === 'Paper';
}

export function isFilled(value: CypherCell | undefined): boolean {
  return value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
}

export function isNode(value: CypherCell): value is NamedRef {
  return typeof value === 'object' && value !== null && 'label' in value;
}

export function isRelation(value: CypherCell): value is RelationCell {
  return typeof value === 'object' && value !== null && 'from' in value;
}
