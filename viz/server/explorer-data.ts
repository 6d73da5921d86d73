import { DEFAULT_MIN_CONFIDENCE } from '../../graph/model.js';
import { allRows, type GraphReader } from '../../graph/store/port.js';
import type { ExportFormatSummary, OverviewAnswer, PaperSummary, SearchAnswer } from '../api.js';
import { LIMITS } from './limits.js';
import { summariseLineages } from './lineage.js';
import { LineageIndex } from './lineage-index.js';
import { countNodes, readSummaries } from './nodes.js';
import { countRelations } from './relations.js';
import type { QuestionDesk } from './question-desk.js';
import type { DownloadRequest } from './requests.js';
import { SearchIndex } from './search-index.js';

/** The exports, as the page takes them along. */
export interface DownloadDesk {
  readonly formats: ExportFormatSummary[];
  make(ask: DownloadRequest): Promise<{ name: string; text: string }>;
}

/** What is made of one state of the graph, and kept until the graph changes. */
interface Derived {
  revision: string;
  search?: Promise<SearchIndex>;
  lineages: Map<number, Promise<LineageIndex>>;
  overviews: Map<number, Promise<OverviewAnswer>>;
}

/** What the explorer asks of a graph beyond single questions: indexes and lists that are kept while it is the same. */
export class ExplorerData {
  #derived: Derived = { revision: '', lineages: new Map(), overviews: new Map() };

  /**
   * @param revision A short text that changes whenever the graph did; asked for before what is kept is used.
   */
  constructor(
    readonly reader: GraphReader,
    readonly revision: () => Promise<string>,
    readonly questions: QuestionDesk,
    readonly downloads: DownloadDesk,
  ) {}

  async #current(): Promise<Derived> {
    const revision = await this.revision();
    if (this.#derived.revision !== revision) {
      this.#derived = { revision, lineages: new Map(), overviews: new Map() };
    }
    return this.#derived;
  }

  async lineageIndex(minConfidence: number): Promise<LineageIndex> {
    const { lineages } = await this.#current();
    return kept(lineages, minConfidence, () => LineageIndex.read(this.reader, minConfidence));
  }

  async overview(minConfidence: number): Promise<OverviewAnswer> {
    const { overviews } = await this.#current();
    return kept(overviews, minConfidence, () => this.#readOverview(minConfidence));
  }

  async #readOverview(minConfidence: number): Promise<OverviewAnswer> {
    const index = await this.lineageIndex(minConfidence);
    const lineages = index.lineages();
    const [nodes, relations, summaries, newest] = await Promise.all([
      countNodes(this.reader),
      countRelations(this.reader, minConfidence),
      summariseLineages(this.reader, lineages.slice(0, LIMITS.lineages)),
      newestPapers(this.reader),
    ]);
    return {
      nodes,
      relations,
      lineages: summaries,
      lineagesTotal: lineages.length,
      newest,
      questions: this.questions.list,
      exportFormats: this.downloads.formats,
      defaultMinConfidence: DEFAULT_MIN_CONFIDENCE,
    };
  }

  async search(text: string, limit: number): Promise<SearchAnswer> {
    const derived = await this.#current();
    derived.search ??= SearchIndex.read(this.reader).catch((error: unknown) => {
      delete derived.search;
      throw error;
    });
    const found = (await derived.search).find(text);
    const page = found.slice(0, limit);
    const summaries = new Map((await readSummaries(this.reader, page)).map(node => [`${node.label}:${node.key}`, node]));
    const hits = page.flatMap(({ label, key, alias }) => {
      const node = summaries.get(`${label}:${key}`);
      return node ? [{ ...node, ...(alias !== undefined && { alias }) }] : [];
    });
    return { hits, total: found.length };
  }
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
