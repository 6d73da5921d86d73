/** What a sync changed in a store. */
export interface SyncReport {
  nodesCreated: number;
  nodesUpdated: number;
  nodesDeleted: number;
  claimsCreated: number;
  claimsUpdated: number;
  claimsDeleted: number;
}

export function emptyReport(): SyncReport {
  return { nodesCreated: 0, nodesUpdated: 0, nodesDeleted: 0, claimsCreated: 0, claimsUpdated: 0, claimsDeleted: 0 };
}
