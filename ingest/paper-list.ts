import { join } from 'node:path';
import { ExternalSorter } from './external-sort.js';
import { mergeRecords, normaliseTitle, PaperIdentities, type SourcedRecord } from './merge-papers.js';
import type { Paper } from './paper.js';
import { listSources, readSource } from './workspace/source-file.js';

/**
 * All papers of a workspace in the order of their keys, merged from the records of all sources. Records are sorted
 * on disk; what is held in memory is each title and id once.
 */
export class PaperList {
  private constructor(
    private readonly sorter: ExternalSorter,
    /** Entries in all sources, repeats included. */
    readonly entries: number,
  ) {}

  static async of(sourcesFolder: string, scratchFolder: string): Promise<PaperList> {
    const sources = await listSources(sourcesFolder);
    const identities = new PaperIdentities();
    for (const { path } of sources) {
      for await (const { record } of readSource(path)) {
        identities.add({ id: record.id, title: normaliseTitle(record.title) });
      }
    }
    const sorter = new ExternalSorter(join(scratchFolder, 'papers'));
    let entries = 0;
    for (const { source, path } of sources) {
      for await (const { record } of readSource(path)) {
        const key = identities.keyOf({ id: record.id, title: normaliseTitle(record.title) });
        await sorter.add(key, JSON.stringify({ source, record } satisfies SourcedRecord));
        entries += 1;
      }
    }
    return new PaperList(sorter, entries);
  }

  /** May be read several times. */
  async *papers(): AsyncGenerator<Paper> {
    let key: string | undefined;
    let records: SourcedRecord[] = [];
    for await (const item of this.sorter.sorted()) {
      if (key !== undefined && item.key !== key) {
        yield mergeRecords(key, records);
        records = [];
      }
      key = item.key;
      records.push(JSON.parse(item.value) as SourcedRecord);
    }
    if (key !== undefined) yield mergeRecords(key, records);
  }

  async dispose(): Promise<void> {
    await this.sorter.dispose();
  }
}
