import { storeMark } from '../../../graph/mark.js';
import type { RelationType } from '../../../graph/model.js';
import { refId } from '../../../graph/refs-reader.js';
import type { GraphReader } from '../../../graph/store/port.js';
import type { MapAnswer, NodeSummary } from '../../api.js';
import { readSummaries } from '../nodes.js';
import { bestConnected, type MapPair, type MapPairs, readPairs } from './map-pairs.js';
import { layOutMap, type MapPlaces, PlacesFile } from './map-places.js';

/** The most that a map holds; nodes are cut further where these would have more relations. */
export const MAP_LIMITS = { nodes: 10_000, relations: 40_000 } as const;

export interface MapAsk {
  minConfidence: number;
  types: readonly RelationType[];
  /** Nodes at most. */
  limit: number;
}

/** The picture of a whole graph at places that are laid out once for it, and kept. */
export class GraphMap {
  readonly #file: PlacesFile | undefined;
  #kept: { graph: string; places: Promise<MapPlaces> } | undefined;

  /** @param folder where places are kept; without one they are laid out anew at every start */
  constructor(folder?: string) {
    this.#file = folder === undefined ? undefined : new PlacesFile(folder);
  }

  /** The best connected nodes with all relations among them. */
  async read(reader: GraphReader, ask: MapAsk): Promise<MapAnswer> {
    const places = await this.places(reader);
    const graph = await readPairs(reader, ask.minConfidence, ask.types);
    const laid = bestConnected(graph, graph.refs.length).filter(place => places.has(refId(graph.refs[place]!)));
    const chosen = withinLimits(graph, laid.slice(0, Math.min(ask.limit, MAP_LIMITS.nodes)));
    const shown = new Set(chosen);
    const relations = graph.pairs.filter(({ from, to }) => shown.has(from) && shown.has(to));
    const nodes = await readSummaries(
      reader,
      chosen.map(place => graph.refs[place]!),
    );
    return {
      ...columns(graph, nodes, relations, places),
      totalNodes: graph.refs.length,
      totalRelations: graph.pairs.length,
    };
  }

  /**
   * Where the present graph's nodes lie. While papers are coming in, nothing is kept.
   * @throws the signal's reason when it was aborted
   */
  async places(reader: GraphReader, signal?: AbortSignal): Promise<MapPlaces> {
    const mark = await storeMark(reader);
    if (mark?.state === 'syncing') return layOutMap(reader, MAP_LIMITS.nodes, signal);
    const graph = mark?.inputs ?? '';
    if (this.#kept?.graph !== graph) {
      const kept = { graph, places: this.#load(reader, graph, signal) };
      this.#kept = kept;
      kept.places.catch(() => {
        if (this.#kept === kept) this.#kept = undefined;
      });
    }
    return this.#kept.places;
  }

  async #load(reader: GraphReader, graph: string, signal?: AbortSignal): Promise<MapPlaces> {
    const stored = await this.#file?.read(graph);
    if (stored) return stored;
    const places = await layOutMap(reader, MAP_LIMITS.nodes, signal);
    await this.#file?.write(graph, places);
    return places;
  }
}

/** The longest beginning of the list whose relations among each other are not too many. */
function withinLimits({ refs, pairs }: MapPairs, ranked: readonly number[]): number[] {
  const rank = new Int32Array(refs.length).fill(refs.length);
  ranked.forEach((place, i) => {
    rank[place] = i;
  });
  const last = pairs.map(({ from, to }) => Math.max(rank[from]!, rank[to]!)).filter(each => each < ranked.length);
  if (last.length <= MAP_LIMITS.relations) return [...ranked];
  last.sort((a, b) => a - b);
  return ranked.slice(0, last[MAP_LIMITS.relations]!);
}

function columns(
  { refs }: MapPairs,
  nodes: readonly NodeSummary[],
  relations: readonly MapPair[],
  places: MapPlaces,
): Pick<MapAnswer, 'nodes' | 'relations'> {
  const order = new Map(nodes.map((node, i) => [refId(node), i]));
  const placeOf = (pairEnd: number) => order.get(refId(refs[pairEnd]!));
  const known = relations.filter(({ from, to }) => placeOf(from) !== undefined && placeOf(to) !== undefined);
  const at = nodes.map(node => places.get(refId(node))!);
  return {
    nodes: {
      label: nodes.map(({ label }) => label),
      key: nodes.map(({ key }) => key),
      name: nodes.map(({ name }) => name),
      published: nodes.map(({ published }) => published),
      kind: nodes.map(({ kind }) => kind),
      generic: nodes.map(({ generic }) => generic),
      x: at.map(([x]) => x),
      y: at.map(([, y]) => y),
    },
    relations: {
      from: known.map(({ from }) => placeOf(from)!),
      to: known.map(({ to }) => placeOf(to)!),
      type: known.map(({ type }) => type),
      claims: known.map(({ claims }) => claims),
      papers: known.map(({ papers }) => papers),
      confidence: known.map(({ confidence }) => confidence),
    },
  };
}
