import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { packageFile } from '../package-root.js';
import type { CorpusPaper } from './shared-texts.js';

/** Title and abstract as a feed of arXiv or a list of a conference gives them. */
export interface ListedPaper {
  title: string;
  abstract: string;
}

const FEED = 'cn-chat-arxiv';
/** "(arXiv:2107.13109v3 [cs.LG] UPDATED)" after a title. */
const TITLE_TAIL = /\s*\(arXiv:\S+\s+\[[^\]]+\][^)]*\)\s*$/;
/** "arXiv:2402.14052v1 Announce Type: new  Abstract: " before an abstract. */
const ABSTRACT_HEAD = /^arXiv:\S+\s+Announce Type:\s+\S+\s+Abstract:\s*/;

/**
 * Papers of the years before the corpus, of public repositories cloned beside this one, by their ids:
 *
 * - `arXiv:2107.13109`: `../cn-chat-arxiv`, https://github.com/qhduan/cn-chat-arxiv at bb505b83 (abstracts of arXiv, CC0);
 * - `proceedings:icml2019#3925`: `../paperlists`, https://github.com/papercopilot/paperlists at 33f9884 (of the openly
 *   licensed proceedings only).
 */
export class EarlierPapers {
  /** @param folder where the clones are */
  constructor(private readonly folder = packageFile('..')) {}

  private readonly lists = new Map<string, ReadonlyMap<string, ListedPaper> | undefined>();

  /** The paper of an id; undefined where no clone holds it. */
  read(id: string): CorpusPaper | undefined {
    const listed = this.fromFeed(id) ?? this.fromProceedings(id);
    return listed && paperOfListing(id, listed);
  }

  /**
   * Every paper of the feed of arXiv up to 2024; most abstracts are cut at 1,000 characters.
   * @throws Error if the clone is absent
   */
  *ofFeed(): Generator<CorpusPaper> {
    const folder = join(this.folder, FEED);
    if (!existsSync(folder)) throw new Error(`${folder} is absent: see what scripts/earlier-papers.ts says of clones`);
    const files = readdirSync(join(folder, 'papers'), { recursive: true, encoding: 'utf8' });
    for (const file of files.filter(name => name.endsWith('.json') && name < '25').sort()) {
      const paper = this.read(`arXiv:${basename(file, '.json')}`);
      if (paper) yield paper;
    }
  }

  private fromFeed(id: string): ListedPaper | undefined {
    const [, year, month] = /^arXiv:(\d\d)(\d\d)\.\d{4,5}$/.exec(id) ?? [];
    return year && month
      ? readJson<ListedPaper>(join(this.folder, FEED, 'papers', year, month, `${id.slice('arXiv:'.length)}.json`))
      : undefined;
  }

  private fromProceedings(id: string): ListedPaper | undefined {
    const [, file, venue, number] = /^proceedings:(([a-z]+)\d{4})#(.+)$/.exec(id) ?? [];
    if (!file || !venue || !number) return undefined;
    if (!this.lists.has(file)) {
      const papers = readJson<(ListedPaper & { id: string })[]>(join(this.folder, 'paperlists', venue, `${file}.json`));
      this.lists.set(file, papers && new Map(papers.map(paper => [paper.id, paper])));
    }
    return this.lists.get(file)?.get(number);
  }
}

function readJson<T>(file: string): T | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : undefined;
}

/**
 * Title and abstract on one line each, without what a feed says around them and the full stop of a title. Offsets of
 * annotations refer to this text: a change here moves them.
 */
export function paperOfListing(id: string, { title, abstract }: ListedPaper): CorpusPaper {
  return {
    id,
    title: oneLine(title.replace(TITLE_TAIL, '')).replace(/\.$/, ''),
    abstract: oneLine(abstract).replace(ABSTRACT_HEAD, ''),
  };
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
