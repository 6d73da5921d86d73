import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { packageFile } from '../package-root.js';
import type { CorpusPaper } from './shared-texts.js';

/** Title and abstract as a feed of arXiv or a list of a conference gives them. */
export interface ListedPaper {
  title: string;
  abstract: string;
}

/** "(arXiv:2107.13109v3 [cs.LG] UPDATED)" after a title. */
const TITLE_TAIL = /\s*\(arXiv:\S+\s+\[[^\]]+\][^)]*\)\s*$/;
/** "arXiv:2402.14052v1 Announce Type: new  Abstract: " before an abstract. */
const ABSTRACT_HEAD = /^arXiv:\S+\s+Announce Type:\s+\S+\s+Abstract:\s*/;

/**
 * Papers of the years before the corpus, by their ids; undefined where the clone that holds them is absent. Clones stand
 * beside the repository:
 *
 * - `arXiv:2107.13109`: `../cn-chat-arxiv`, https://github.com/qhduan/cn-chat-arxiv at bb505b83 (abstracts of arXiv, CC0);
 * - `proceedings:icml2019#2485`: `../paperlists`, https://github.com/papercopilot/paperlists at 33f9884 (of the openly
 *   licensed proceedings only).
 */
export class EarlierPapers {
  private readonly lists = new Map<string, ReadonlyMap<string, ListedPaper> | undefined>();

  /** The paper of an id. */
  read(id: string): CorpusPaper | undefined {
    const listed = this.fromFeed(id) ?? this.fromProceedings(id);
    return listed && paperOfListing(id, listed);
  }

  /** Every paper of the feed of arXiv up to 2024, many with the first 1,000 characters of their abstracts only. */
  *ofFeed(): Generator<CorpusPaper> {
    const folder = packageFile('..', 'cn-chat-arxiv', 'papers');
    if (!existsSync(folder)) return;
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(file => file.endsWith('.json'))
      .sort();
    for (const file of files) {
      const paper = file < '25' ? this.read(`arXiv:${basename(file, '.json')}`) : undefined;
      if (paper) yield paper;
    }
  }

  private fromFeed(id: string): ListedPaper | undefined {
    const [, year, month] = /^arXiv:(\d\d)(\d\d)\.\d{4,5}$/.exec(id) ?? [];
    return year && month
      ? readJson<ListedPaper>('cn-chat-arxiv', 'papers', year, month, `${id.slice('arXiv:'.length)}.json`)
      : undefined;
  }

  private fromProceedings(id: string): ListedPaper | undefined {
    const [, file, venue, number] = /^proceedings:(([a-z]+)\d{4})#(.+)$/.exec(id) ?? [];
    if (!file || !venue || !number) return undefined;
    if (!this.lists.has(file)) {
      const papers = readJson<(ListedPaper & { id: string })[]>('paperlists', venue, `${file}.json`);
      this.lists.set(file, papers && new Map(papers.map(paper => [paper.id, paper])));
    }
    return this.lists.get(file)?.get(number);
  }
}

function readJson<T>(...clonedFile: string[]): T | undefined {
  const file = packageFile('..', ...clonedFile);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : undefined;
}

/** Title and abstract on one line each, without what a feed says around them. Annotations count in what this makes. */
export function paperOfListing(id: string, { title, abstract }: ListedPaper): CorpusPaper {
  return {
    id,
    title: oneLine(title.replace(TITLE_TAIL, '')).replace(/\.$/, ''),
    abstract: oneLine(abstract).replace(ABSTRACT_HEAD, ''),
  };
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
