import MiniSearch from 'minisearch';
import { foldName } from './fold-name.js';
import { compareRefs, NODE_LABELS, type NodeLabel } from './model.js';
import type { GraphReader } from './store/port.js';

/** A node as people know it: a Paper's name is its title. */
export interface NamedNode {
  label: NodeLabel;
  key: string;
  name: string;
}

export type NameMatch =
  | { kind: 'found'; node: NamedNode }
  | { kind: 'ambiguous'; candidates: NamedNode[] }
  | { kind: 'unknown'; suggestions: NamedNode[] };

export interface NameOptions {
  /** Only nodes of this label. */
  label?: NodeLabel;
}

/** A name that no node has, or more than one. The message offers what was perhaps meant. */
export class NodeNameError extends Error {
  /** The message without what it offers. */
  readonly reason: string;

  constructor(
    readonly asked: string,
    readonly match: Exclude<NameMatch, { kind: 'found' }>,
    options: NameOptions = {},
  ) {
    super(nameSentence(asked, match, options));
    this.name = 'NodeNameError';
    this.reason = nameTrouble(asked, match, options);
  }
}

const SUGGESTIONS = 5;

/** How exactly a node bears a name, the best first; of a Paper, after everything else. */
const RANKS = { name: 0, alias: 1, foldedName: 2, foldedAlias: 3, paper: 4 } as const;

/**
 * Finds the node that a text means: by key, arXiv id or DOI, else by name, alias, and both folded (`foldName`), in
 * this order; the first that any node answers to decides, and two nodes that do so equally well are ambiguous. A
 * paper's title counts where nothing else bears the name. `Label:name` narrows to a label. Where no node answers,
 * the nearest names are suggested, best first. Reads all names once, or twice where the name is unknown.
 */
export async function findNode(reader: GraphReader, text: string, options: NameOptions = {}): Promise<NameMatch> {
  const asked = text.trim();
  const candidates = (await byKey(reader, asked, options)) ?? (await byName(reader, asked, options));
  const [node] = candidates;
  if (candidates.length > 1) return { kind: 'ambiguous', candidates };
  if (node) return { kind: 'found', node };
  const prefix = /^([A-Za-z]+):(.+)$/s.exec(asked);
  const label = NODE_LABELS.find(known => known.toLowerCase() === prefix?.[1]?.toLowerCase());
  if (label && options.label === undefined) return findNode(reader, prefix![2]!, { label });
  return { kind: 'unknown', suggestions: await suggest(reader, asked, options) };
}

/**
 * As `findNode`, for callers that need the one node.
 * @throws NodeNameError
 */
export async function resolveNode(reader: GraphReader, text: string, options: NameOptions = {}): Promise<NamedNode> {
  const match = await findNode(reader, text, options);
  if (match.kind === 'found') return match.node;
  throw new NodeNameError(text, match, options);
}

function nameTrouble(asked: string, match: Exclude<NameMatch, { kind: 'found' }>, options: NameOptions): string {
  const what = options.label?.toLowerCase() ?? 'node';
  return `${match.kind === 'ambiguous' ? 'more than one' : 'no'} ${what} is called "${asked}"`;
}

function nameSentence(asked: string, match: Exclude<NameMatch, { kind: 'found' }>, options: NameOptions): string {
  const trouble = nameTrouble(asked, match, options);
  if (match.kind === 'ambiguous') {
    const list = match.candidates.map(node => `${node.label}:${node.key} (${node.name})`).join(', ');
    return `${trouble}: ${list}; say which by its key`;
  }
  const list = match.suggestions.map(node => `"${node.name}" (${node.label})`).join(', ');
  return `${trouble}${list === '' ? '' : `; did you mean ${list}?`}`;
}

function labelsOf(options: NameOptions): readonly NodeLabel[] {
  return options.label === undefined ? NODE_LABELS : [options.label];
}

async function byKey(reader: GraphReader, asked: string, options: NameOptions): Promise<NamedNode[] | undefined> {
  const arxiv =
    /^(?:arxiv:|https?:\/\/arxiv\.org\/(?:abs|pdf)\/)?(\d{4}\.\d{4,5}|[a-z.-]+\/\d{7})(?:v\d+)?(?:\.pdf)?$/i.exec(
      asked,
    );
  const doi = /^(?:doi:|https?:\/\/(?:dx\.)?doi\.org\/)?(10\.\d{4,9}\/\S+)$/i.exec(asked);
  const keys = [
    asked,
    ...(arxiv ? [`arXiv:${arxiv[1]}`] : []),
    ...(doi ? [`doi:${doi[1]}`, `doi:${doi[1]!.toLowerCase()}`] : []),
  ];
  for (const key of new Set(keys)) {
    const perLabel = await Promise.all(labelsOf(options).map(label => withKey(reader, label, key)));
    if (perLabel.some(found => found.length > 0)) return perLabel.flat();
  }
  return undefined;
}

async function withKey(reader: GraphReader, label: NodeLabel, key: string): Promise<NamedNode[]> {
  const found: NamedNode[] = [];
  const rows = await reader.query(`MATCH (n:${label} {key: $key}) RETURN coalesce(n.name, n.title) AS name`, { key });
  for await (const [name] of rows) found.push({ label, key, name: String(name) });
  return found;
}

interface Names extends NamedNode {
  aliases: string[];
}

async function* readNames(reader: GraphReader, options: NameOptions): AsyncIterable<Names> {
  for (const label of labelsOf(options)) {
    const rows = await reader.query(
      `MATCH (n:${label}) RETURN n.key AS key, coalesce(n.name, n.title) AS name, coalesce(n.aliases, []) AS aliases`,
    );
    for await (const [key, name, aliases] of rows) {
      if (typeof key !== 'string' || typeof name !== 'string') continue;
      yield { label, key, name, aliases: aliases as string[] };
    }
  }
}

function rankOf(node: Names, asked: string, folded: string): number | undefined {
  const later = node.label === 'Paper' ? RANKS.paper : 0;
  if (node.name === asked) return later + RANKS.name;
  if (node.aliases.includes(asked)) return later + RANKS.alias;
  if (foldName(node.name) === folded) return later + RANKS.foldedName;
  if (node.aliases.some(alias => foldName(alias) === folded)) return later + RANKS.foldedAlias;
  return undefined;
}

async function byName(reader: GraphReader, asked: string, options: NameOptions): Promise<NamedNode[]> {
  const folded = foldName(asked);
  let best = Number.POSITIVE_INFINITY;
  let found: NamedNode[] = [];
  for await (const node of readNames(reader, options)) {
    const rank = rankOf(node, asked, folded);
    if (rank === undefined || rank > best) continue;
    if (rank < best) found = [];
    best = rank;
    found.push({ label: node.label, key: node.key, name: node.name });
  }
  return found.sort(compareRefs);
}

async function suggest(reader: GraphReader, asked: string, options: NameOptions): Promise<NamedNode[]> {
  const index = new MiniSearch<{ id: number; name: string; aliases: string; folded: string }>({
    fields: ['name', 'aliases', 'folded'],
    processTerm: term => foldName(term) || null,
  });
  const nodes: NamedNode[] = [];
  for await (const { label, key, name, aliases } of readNames(reader, options)) {
    index.add({ id: nodes.length, name, aliases: aliases.join(' '), folded: foldName(name) });
    nodes.push({ label, key, name });
  }
  const hits = index.search(`${asked} ${foldName(asked)}`, {
    fuzzy: 0.3,
    prefix: true,
    boost: { folded: 2 },
    boostDocument: id => (nodes[id as number]!.label === 'Paper' ? 0.5 : 1),
  });
  return hits
    .map(hit => ({ score: hit.score, node: nodes[hit.id as number]! }))
    .sort((a, b) => b.score - a.score || compareRefs(a.node, b.node))
    .slice(0, SUGGESTIONS)
    .map(hit => hit.node);
}
