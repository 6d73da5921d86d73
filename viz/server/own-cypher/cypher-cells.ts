import { NodeLabel, RelationType } from '../../../graph/model.js';
import { type GraphValue, type Row, StoredNode, StoredPath, StoredRelationship } from '../../../graph/store/port.js';
import type { CypherCell, NamedRef } from '../../api.js';

/** Nodes of the model by the database's own ids, which say something within one answer only. */
export type KnownNodes = Map<string, NamedRef>;

/** Label, key and name of a node; undefined where it is none of the model's. */
export function namedRef({ labels, properties }: StoredNode): NamedRef | undefined {
  const label = NodeLabel.safeParse(labels[0]);
  const { key, name, title } = properties;
  if (!label.success || typeof key !== 'string') return undefined;
  const shown = label.data === 'Paper' ? title : name;
  return { label: label.data, key, name: typeof shown === 'string' ? shown : key };
}

/** The nodes that rows hold. */
export function nodeRefsOf(rows: readonly Row[]): KnownNodes {
  const known: KnownNodes = new Map();
  walk(rows, value => {
    const ref = value instanceof StoredNode ? namedRef(value) : undefined;
    if (ref) known.set((value as StoredNode).elementId, ref);
  });
  return known;
}

/** Ids of the nodes that relationships of the rows join, without those that are known. */
export function unknownEnds(rows: readonly Row[], known: KnownNodes): string[] {
  const ends = new Set<string>();
  walk(rows, value => {
    if (!(value instanceof StoredRelationship)) return;
    for (const id of [value.startElementId, value.endElementId]) if (!known.has(id)) ends.add(id);
  });
  return [...ends];
}

function walk(value: GraphValue | readonly Row[], see: (value: GraphValue) => void): void {
  if (value === null || typeof value !== 'object') return;
  if (!Array.isArray(value)) see(value as GraphValue);
  if (value instanceof StoredNode || value instanceof StoredRelationship) return;
  const inside = value instanceof StoredPath ? [...value.nodes, ...value.relationships] : Object.values(value);
  for (const each of inside) walk(each, see);
}

/** A value as the page shows it: nodes and relations of the model can be opened, anything else is a map. */
export function cypherCell(value: GraphValue, known: KnownNodes): CypherCell {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(each => cypherCell(each, known));
  if (value instanceof StoredNode) return namedRef(value) ?? mapCell(value.properties, known);
  if (value instanceof StoredRelationship) return relationCell(value, known);
  if (value instanceof StoredPath) return pathCell(value, known);
  return mapCell(value, known);
}

function relationCell(relationship: StoredRelationship, known: KnownNodes): CypherCell {
  const { type, properties, startElementId, endElementId } = relationship;
  const model = RelationType.safeParse(type);
  const [from, to] = [known.get(startElementId), known.get(endElementId)];
  if (!model.success || !from || !to || typeof properties.id !== 'string') return mapCell(properties, known);
  return { id: properties.id, type: model.data, from, to };
}

function pathCell({ nodes, relationships }: StoredPath, known: KnownNodes): CypherCell {
  return nodes.flatMap((node, i) => {
    const next = relationships[i];
    return [cypherCell(node, known), ...(next ? [relationCell(next, known)] : [])];
  });
}

function mapCell(map: Record<string, GraphValue>, known: KnownNodes): CypherCell {
  const entries = Object.entries(map).map(([name, value]) => [name, cypherCell(value, known)] as const);
  return { map: Object.fromEntries(entries) };
}
