import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { compareText } from '../graph/model.js';
import { readLines } from './line-file.js';

interface Item {
  key: string;
  value: string;
}

const compareItems = (a: Item, b: Item) => compareText(a.key, b.key) || compareText(a.value, b.value);

/**
 * Sorts more than fits in memory: sorted runs on disk, merged on reading. Equal keys come in the order of their
 * values, so the outcome does not depend on the order of arrival. Both are well-formed text (no lone surrogates); keys
 * hold no tab and no line break, values no line break.
 */
export class ExternalSorter {
  private items: Item[] = [];
  private bytes = 0;
  private readonly runs: string[] = [];
  /** Folder of this sorter alone. */
  private own: string | undefined;

  /**
   * @param folder where a folder for the runs is made when they are needed
   * @param memoryBytes rough bound of what is held before a run is written
   */
  constructor(
    private readonly folder: string,
    private readonly memoryBytes = 64 * 2 ** 20,
  ) {}

  async add(key: string, value: string): Promise<void> {
    this.items.push({ key, value });
    this.bytes += 2 * (key.length + value.length) + 100;
    if (this.bytes > this.memoryBytes) await this.writeRun();
  }

  /** All items in order. May be read more than once; nothing is added after the first reading. */
  async *sorted(): AsyncGenerator<Item> {
    this.items.sort(compareItems);
    if (this.runs.length === 0) {
      yield* this.items;
      return;
    }
    yield* mergeRuns([...this.runs.map(readRun), asAsync(this.items)]);
  }

  /** Removes the runs and forgets the items. */
  async dispose(): Promise<void> {
    this.items = [];
    if (this.own !== undefined) await rm(this.own, { recursive: true, force: true });
  }

  private async writeRun(): Promise<void> {
    this.own ??= await this.makeFolder();
    const path = join(this.own, `run-${this.runs.length}.tsv`);
    const out = createWriteStream(path);
    for (const { key, value } of this.items.sort(compareItems)) {
      if (!out.write(`${key}\t${value}\n`)) await once(out, 'drain');
    }
    out.end();
    await once(out, 'close');
    this.runs.push(path);
    this.items = [];
    this.bytes = 0;
  }

  private async makeFolder(): Promise<string> {
    await mkdir(this.folder, { recursive: true });
    return mkdtemp(join(this.folder, 'sort-'));
  }
}

async function* asAsync(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items;
}

async function* readRun(path: string): AsyncGenerator<Item> {
  for await (const { text } of readLines(path)) {
    const tab = text.indexOf('\t');
    yield { key: text.slice(0, tab), value: text.slice(tab + 1) };
  }
}

/** Merges sorted runs. There are few of them, so the next item is found by looking at each head. */
async function* mergeRuns(runs: AsyncGenerator<Item>[]): AsyncGenerator<Item> {
  const heads: { item: Item; rest: AsyncGenerator<Item> }[] = [];
  const advance = async (rest: AsyncGenerator<Item>) => {
    const next = await rest.next();
    if (!next.done) heads.push({ item: next.value, rest });
  };
  try {
    for (const run of runs) await advance(run);
    while (heads.length > 0) {
      let first = 0;
      for (let i = 1; i < heads.length; i++) if (compareItems(heads[i]!.item, heads[first]!.item) < 0) first = i;
      const [head] = heads.splice(first, 1);
      yield head!.item;
      await advance(head!.rest);
    }
  } finally {
    await Promise.all(runs.map(run => run.return(undefined)));
  }
}
