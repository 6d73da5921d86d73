import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { RELATION_TYPES, type RelationType } from '../../../graph/model.js';
import { refId } from '../../../graph/refs-reader.js';
import type { GraphReader } from '../../../graph/store/port.js';
import { forceLayout } from './force-layout.js';
import { bestConnected, type MapPairs, readPairs } from './map-pairs.js';

/** Raised when the layout changes, so that kept places are made anew. */
const LAYOUT_VERSION = 1;

/** How closely relations bind on the map: bare mentions hardly. */
const BINDING: Record<RelationType, number> = {
  INTRODUCES: 2,
  MENTIONS: 0.1,
  BUILDS_ON: 2,
  USES: 1,
  APPLIED_TO: 1,
  COMPARED_WITH: 1,
  RUNS_ON: 0.5,
  EVALUATED_ON: 0.5,
  ACHIEVES: 0.5,
};

/** Where each node of a graph lies on the map, by `refId`. */
export type MapPlaces = ReadonlyMap<string, readonly [x: number, y: number]>;

const StoredPlaces = z.strictObject({
  layout: z.literal(LAYOUT_VERSION),
  places: z.array(z.tuple([z.string(), z.int(), z.int()])),
});

/** Lays the best connected nodes of a graph out; the same graph always the same. */
export async function layOutMap(reader: GraphReader, mostNodes: number, signal?: AbortSignal): Promise<MapPlaces> {
  const graph = await readPairs(reader, 0, RELATION_TYPES);
  const chosen = bestConnected(graph, mostNodes);
  const { sources, targets, weights } = edgesAmong(graph, chosen);
  const laid = await forceLayout({ order: chosen.length, sources, targets, weights }, signal);
  return new Map(chosen.map((place, i) => [refId(graph.refs[place]!), [laid[2 * i]!, laid[2 * i + 1]!]]));
}

/** One edge for each pair of chosen nodes, as close as all its relations together. */
function edgesAmong(
  { refs, pairs }: MapPairs,
  chosen: readonly number[],
): { sources: number[]; targets: number[]; weights: number[] } {
  const rank = new Int32Array(refs.length).fill(-1);
  chosen.forEach((place, i) => {
    rank[place] = i;
  });
  const weights = new Map<number, number>();
  for (const { from, to, type } of pairs) {
    const [low, high] = [Math.min(rank[from]!, rank[to]!), Math.max(rank[from]!, rank[to]!)];
    if (low < 0) continue;
    const edge = low * chosen.length + high;
    weights.set(edge, (weights.get(edge) ?? 0) + BINDING[type]);
  }
  const edges = [...weights].sort(([a], [b]) => a - b);
  return {
    sources: edges.map(([edge]) => Math.floor(edge / chosen.length)),
    targets: edges.map(([edge]) => edge % chosen.length),
    weights: edges.map(([, weight]) => weight),
  };
}

/** Keeps the places of the present graph in a folder, a file named for what the graph was made from. */
export class PlacesFile {
  constructor(private readonly folder: string) {}

  /** The places kept for a graph; undefined where none are, or not readable ones. */
  async read(graph: string): Promise<MapPlaces | undefined> {
    const text = await readFile(this.#path(graph), 'utf8').catch(() => undefined);
    if (text === undefined) return undefined;
    const stored = StoredPlaces.safeParse(parsed(text));
    return stored.success ? new Map(stored.data.places.map(([id, x, y]) => [id, [x, y]])) : undefined;
  }

  /** Keeps them, and forgets those of earlier graphs. */
  async write(graph: string, places: MapPlaces): Promise<void> {
    const lines = [...places].map(([id, [x, y]]) => JSON.stringify([id, x, y]));
    const path = this.#path(graph);
    // An ingest and an explorer may lay out the same graph at once.
    const draft = `${path}.${process.pid}.draft`;
    await mkdir(this.folder, { recursive: true });
    await writeFile(draft, `{"layout":${LAYOUT_VERSION},"places":[\n${lines.join(',\n')}\n]}\n`);
    await rename(draft, path);
    for (const name of await readdir(this.folder)) {
      const other = join(this.folder, name);
      if (name.includes('.places.json') && !other.startsWith(path)) await rm(other, { force: true });
    }
  }

  #path(graph: string): string {
    const digest = createHash('sha256').update(`${LAYOUT_VERSION} ${graph}`).digest('hex').slice(0, 20);
    return join(this.folder, `${digest}.places.json`);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
