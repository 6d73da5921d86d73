import { compareText, type EntityType, type GraphNode, NODE_LABELS, type NodeRef } from '../../graph/model.js';
import { entityAttributes } from '../extract/attributes.js';
import type { NameResolution } from './name-resolution.js';
import type { Names } from './paper-claims.js';

/** Collects the nodes that claims name and describes them; memory grows with distinct names. */
export class EntityNodes {
  private readonly used = new Set<string>();
  private readonly units = new Map<string, Map<string, number>>();

  /** Notes that a claim stands at the node, so that it is part of the graph. */
  use(ref: NodeRef): void {
    if (ref.label !== 'Paper') this.used.add(`${ref.label}\n${ref.key}`);
  }

  /** Notes the unit of a result of a metric. */
  useUnit(metric: string, unit: string): void {
    const counts = this.units.get(metric) ?? new Map<string, number>();
    this.units.set(metric, counts.set(unit, (counts.get(unit) ?? 0) + 1));
  }

  /** The nodes in canonical order. */
  *all(names: Names): Generator<GraphNode> {
    for (const label of NODE_LABELS) {
      if (label !== 'Paper') yield* this.ofType(label, names[label]);
    }
  }

  private *ofType(label: EntityType, names: NameResolution): Generator<GraphNode> {
    for (const { key, name, aliases, aliasReasons, generic } of names.all()) {
      if (!this.used.has(`${label}\n${key}`)) continue;
      const attributes = entityAttributes(label, name);
      const properties = { key, name, aliases, aliasReasons, ...attributes, generic };
      if (label === 'Metric') yield { label, properties: { ...properties, unit: this.commonestUnit(key) } };
      else yield { label, properties } as GraphNode;
    }
  }

  private commonestUnit(metric: string): string {
    const ranked = [...(this.units.get(metric) ?? [])].sort(([a, m], [b, n]) => n - m || compareText(a, b));
    return ranked[0]?.[0] ?? '';
  }
}
