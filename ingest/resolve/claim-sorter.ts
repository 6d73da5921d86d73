import { type Claim, NODE_LABELS, type NodeRef, RELATION_TYPES } from '../../graph/model.js';
import type { ExternalSorter } from '../external-sort.js';
import { EntityNodes } from './entity-nodes.js';

/** Sorts claims into canonical order, and notes the nodes that they stand at. */
export class ClaimSorter {
  readonly nodes = new EntityNodes();

  constructor(readonly sorter: ExternalSorter) {}

  async add(claim: Claim): Promise<void> {
    this.noteNodes(claim);
    await this.sorter.add(sortKey(claim), JSON.stringify(claim));
  }

  private noteNodes(claim: Claim): void {
    const { nodes } = this;
    nodes.use(claim.from);
    nodes.use(claim.to);
    if (claim.type !== 'ACHIEVES') return;
    const { unit, versus, versusLabel, dataset, hardware } = claim.properties;
    nodes.useUnit(claim.to.key, unit);
    if (versus && versusLabel) nodes.use({ label: versusLabel, key: versus });
    if (dataset) nodes.use({ label: 'Dataset', key: dataset });
    if (hardware) nodes.use({ label: 'Hardware', key: hardware });
  }
}

/** A text that sorts by code points as `compareClaims` does: parts joined by the smallest character there is. */
export function sortKey({ from, type, to, properties }: Claim): string {
  const ref = ({ label, key }: NodeRef) => [NODE_LABELS.indexOf(label), key];
  return [...ref(from), RELATION_TYPES.indexOf(type), ...ref(to), properties.paper, properties.id].join('\u0000');
}
