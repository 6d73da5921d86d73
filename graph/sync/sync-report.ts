import type { NodeLabel, RelationType } from '../model.js';

/** What a sync changed in a store. */
export interface SyncReport {
  nodesCreated: number;
  nodesUpdated: number;
  nodesDeleted: number;
  claimsCreated: number;
  claimsUpdated: number;
  claimsDeleted: number;
}

export type Change = 'created' | 'updated' | 'deleted';

/** Told of each change, by label of the node or type of the claim. */
export type OnChange = (kind: NodeLabel | RelationType, change: Change) => void;

const NODE_FIELDS = { created: 'nodesCreated', updated: 'nodesUpdated', deleted: 'nodesDeleted' } as const;
const CLAIM_FIELDS = { created: 'claimsCreated', updated: 'claimsUpdated', deleted: 'claimsDeleted' } as const;

/** Counts changes. */
export class SyncCounter {
  readonly report: SyncReport = {
    nodesCreated: 0,
    nodesUpdated: 0,
    nodesDeleted: 0,
    claimsCreated: 0,
    claimsUpdated: 0,
    claimsDeleted: 0,
  };

  constructor(private readonly onChange: OnChange = () => {}) {}

  node(label: NodeLabel, change: Change): void {
    this.report[NODE_FIELDS[change]] += 1;
    this.onChange(label, change);
  }

  claim(type: RelationType, change: Change): void {
    this.report[CLAIM_FIELDS[change]] += 1;
    this.onChange(type, change);
  }
}
