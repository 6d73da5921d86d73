import { join } from 'node:path';
import { ExternalSorter } from './external-sort.js';
import { identityOf, mergeRecords, PaperIdentities, type SourcedRecord } from './merge-papers.js';
import type { Paper, SourceWarning } from './paper.js';
import { listSources, readSource } from './workspace/source-file.js';

/** Reads which records of some sources are one paper. */
export async function readIdentities(sources: readonly { path: string }[]): Promise<PaperIdentities> {
  const identities = new PaperIdentities();
  for (const { path } of sources) for await (const { record } of readSource(path)) identities.add(identityOf(record));
  return identities;
}

type PlacedRecord = SourcedRecord & { line: number };

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
    const identities = await readIdentities(sources);
    const sorter = new ExternalSorter(join(scratchFolder, 'papers'));
    let entries = 0;
    for (const { source, path } of sources) {
      for await (const { line, record } of readSource(path)) {
        const key = identities.keyOf(identityOf(record));
        await sorter.add(key, JSON.stringify({ source, line, record } satisfies PlacedRecord));
        entries += 1;
      }
    }
    return new PaperList(sorter, entries);
  }

  /** May be read several times. */
  async *papers(): AsyncGenerator<Paper> {
    for await (const { key, records } of this.groups()) yield mergeRecords(key, records);
  }

  /** Tells of records that are one paper but give it other texts than the one that was chosen. */
  async *conflicts(): AsyncGenerator<SourceWarning> {
    for await (const { key, records } of this.groups()) {
      const { abstract } = mergeRecords(key, records);
      for (const { source, line, record } of records) {
        if (record.abstract === abstract || record.abstract === '') continue;
        const reason = `${key} has another abstract in another entry; the longest one is used`;
        yield { source, line, rule: 'other-text', reason };
      }
    }
  }

  private async *groups(): AsyncGenerator<{ key: string; records: PlacedRecord[] }> {
    let key: string | undefined;
    let records: PlacedRecord[] = [];
    for await (const item of this.sorter.sorted()) {
      if (key !== undefined && item.key !== key) {
        yield { key, records };
        records = [];
      }
      key = item.key;
      records.push(JSON.parse(item.value) as PlacedRecord);
    }
    if (key !== undefined) yield { key, records };
  }

  async dispose(): Promise<void> {
    await this.sorter.dispose();
  }
}
