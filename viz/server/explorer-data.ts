import { EXPORT_FORMATS } from '../../graph/export/formats.js';
import { storeMark } from '../../graph/mark.js';
import { DEFAULT_MIN_CONFIDENCE } from '../../graph/model.js';
import type { CannedQuery } from '../../graph/queries/canned-query.js';
import { refId } from '../../graph/refs-reader.js';
import { allRows, type GraphReader, type GraphStore } from '../../graph/store/port.js';
import type { OverviewAnswer, PaperSummary, SearchAnswer, StateAnswer } from '../api.js';
import { downloadFormats } from './download.js';
import { LIMITS } from './limits.js';
import { summariseLineages } from './lineage.js';
import { LineageIndex } from './lineage-index.js';
import { countNodes, readSummaries } from './nodes.js';
import { questionSummaries } from './question-desk.js';
import { countRelations } from './relations.js';
import { SearchIndex } from './search-index.js';

/** While a store may show an edit half done, what was made of it is kept no longer than this. */
const UNSETTLED_MS = 10_000;

/** What is made of one state of the graph, and kept until the graph changes. */
interface Derived {
  revision: string;
  /** Readers may see an edit half done. */
  syncing: boolean;
  search?: Promise<SearchIndex>;
  lineages: Map<number, Promise<LineageIndex>>;
  overviews: Map<number, Promise<OverviewAnswer>>;
}

/** The graph as the explorer asks it: single questions, and indexes that are kept while the graph is the same. */
export class ExplorerData {
  #derived: Derived = { revision: 'none', syncing: false, lineages: new Map(), overviews: new Map() };

  constructor(
    private readonly store: Pick<GraphStore, 'read'>,
    readonly queries: readonly CannedQuery[],
  ) {}

  /**
   * Answers from one state of the graph, where the store can hold it (`GraphStore.read`).
   * @param timeoutMs Of each query that says none of its own; kept by stores that have time-outs.
   */
  read<T>(work: (reader: GraphReader) => Promise<T>, timeoutMs: number = LIMITS.queryMs): Promise<T> {
    return this.store.read(reader => work(withTimeout(reader, timeoutMs)));
  }

  async #current(reader: GraphReader): Promise<Derived> {
    const mark = await storeMark(reader);
    const syncing = mark?.state === 'syncing';
    const revision = `${mark?.inputs ?? ''} ${syncing ? Math.floor(Date.now() / UNSETTLED_MS) : ''}`;
    if (this.#derived.revision !== revision) {
      this.#derived = { revision, syncing, lineages: new Map(), overviews: new Map() };
    }
    return this.#derived;
  }

  /**
   * What the graph is made from, as a text that changes when the graph does; by a store that shows edits half done, also
   * when an edit ends.
   */
  async state(reader: GraphReader): Promise<Pick<StateAnswer, 'revision' | 'syncing'>> {
    const mark = await storeMark(reader);
    const syncing = mark?.state === 'syncing';
    return { revision: `${mark?.inputs ?? ''}${syncing ? ' …' : ''}`, syncing };
  }

  async lineageIndex(reader: GraphReader, minConfidence: number): Promise<LineageIndex> {
    const { lineages } = await this.#current(reader);
    return kept(lineages, minConfidence, () => LineageIndex.read(reader, minConfidence));
  }

  async overview(reader: GraphReader, minConfidence: number): Promise<OverviewAnswer> {
    const { overviews, syncing } = await this.#current(reader);
    return kept(overviews, minConfidence, () => this.#readOverview(reader, minConfidence, syncing));
  }

  async #readOverview(reader: GraphReader, minConfidence: number, syncing: boolean): Promise<OverviewAnswer> {
    const lineages = (await this.lineageIndex(reader, minConfidence)).lineages();
    const [nodes, relations, summaries, newest] = await Promise.all([
      countNodes(reader),
      countRelations(reader, minConfidence),
      summariseLineages(reader, lineages.slice(0, LIMITS.lineages)),
      newestPapers(reader),
    ]);
    return {
      nodes,
      relations,
      lineages: summaries,
      lineagesTotal: lineages.length,
      newest,
      questions: questionSummaries(this.queries),
      exportFormats: downloadFormats(EXPORT_FORMATS),
      defaultMinConfidence: DEFAULT_MIN_CONFIDENCE,
      syncing,
    };
  }

  async search(reader: GraphReader, text: string, limit: number): Promise<SearchAnswer> {
    const derived = await this.#current(reader);
    derived.search ??= SearchIndex.read(reader).catch((error: unknown) => {
      delete derived.search;
      throw error;
    });
    const found = (await derived.search).find(text);
    const page = found.slice(0, limit);
    const summaries = new Map((await readSummaries(reader, page)).map(node => [refId(node), node]));
    const hits = page.flatMap(({ label, key, alias }) => {
      const node = summaries.get(refId({ label, key }));
      return node ? [{ ...node, ...(alias !== undefined && { alias }) }] : [];
    });
    return { hits, total: found.length };
  }
}

function withTimeout(reader: GraphReader, timeoutMs: number): GraphReader {
  return { query: (cypher, parameters, options) => reader.query(cypher, parameters, { timeoutMs, ...options }) };
}

/** The kept value, or a new one; what failed is not kept, and only a few are. */
function kept<T>(values: Map<number, Promise<T>>, key: number, make: () => Promise<T>): Promise<T> {
  const known = values.get(key);
  if (known) return known;
  if (values.size >= 8) values.clear();
  const value = make();
  values.set(key, value);
  value.catch(() => values.delete(key));
  return value;
}

async function newestPapers(reader: GraphReader): Promise<PaperSummary[]> {
  const rows = await reader.query(
    `MATCH (p:Paper) WHERE p.published <> '' RETURN p.key AS key, p.title AS title, p.published AS published
     ORDER BY published DESC, key LIMIT $limit`,
    { limit: LIMITS.newestPapers },
  );
  return allRows<PaperSummary>(rows);
}
