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
  /** Of every other question to a database that has time-outs, but those of a download. */
  queryMs: 30_000,
  downloadMs: 120_000,
  cypherCharacters: 10_000,
  /** Of a request's head: an address holds the longest question, each character as up to nine, and filters. */
  headBytes: 128 * 1024,
  requestBytes: 256 * 1024,
  /** Of a request that lists nodes. */
  listBytes: 2 * 1024 * 1024,
} as const;
