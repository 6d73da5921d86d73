import type { GraphNode, NodeRef } from '../../graph/model.js';
import { normalise } from '../extract/normalise.js';
import { entityFold, withoutStyles } from '../resolve/entity-fold.js';

const idOf = ({ label, key }: NodeRef) => `${label}\n${key}`;

/** What each node of a graph is called; memory grows with distinct names. */
export class KnownNames {
  private readonly folds = new Map<string, Set<string>>();

  add({ label, properties }: GraphNode): void {
    const id = idOf({ label, key: properties.key });
    if (label === 'Paper') this.folds.set(id, new Set());
    else this.folds.set(id, new Set([properties.name, ...properties.aliases].map(name => entityFold(label, name))));
  }

  has(ref: NodeRef): boolean {
    return this.folds.has(idOf(ref));
  }

  /** Whether words are one of a node's names. */
  areNamed(ref: NodeRef, words: string): boolean {
    const { label } = ref;
    if (label === 'Paper') return false;
    const known = this.folds.get(idOf(ref));
    if (!known) return false;
    return [words, normalise(words).text, withoutStyles(words)].some(form => known.has(entityFold(label, form)));
  }
}
