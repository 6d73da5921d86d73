/** The most that one answer holds. Every answer that was cut says so with its total. */
export const LIMITS = {
  lineages: 40,
  newestPapers: 8,
  searchHits: 30,
  neighbours: 100,
  pictureNodes: 600,
  /** Nodes that a download or a filter may be asked of: as many as a map holds. */
  listedNodes: 10_000,
  facetValues: 200,
  lineageNodes: 300,
  claims: 200,
  mentioningPapers: 50,
  questionRows: 1000,
  questionMs: 10_000,
  cypherCharacters: 10_000,
  requestBytes: 256 * 1024,
  /** Of a request that lists nodes. */
  listBytes: 2 * 1024 * 1024,
} as const;
