import { existsSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { normaliseTitle } from '../../../ingest/merge-papers.js';
import type { PaperRecord } from '../../../ingest/paper.js';
import { openSources } from '../../../ingest/sources/open-source.js';
import { packageFile } from '../../../package-root.js';

interface Read {
  records: PaperRecord[];
  warnings: string[];
}

async function readAll(path: string): Promise<Read> {
  const read: Read = { records: [], warnings: [] };
  for await (const { name, items } of openSources([path])) {
    for await (const item of items) {
      if (item.kind === 'paper') read.records.push(item.record);
      else read.warnings.push(`${name} line ${item.warning.line}: ${item.warning.reason}`);
    }
  }
  return read;
}

/** A suite over files outside the package; says so where they are absent. */
function describeOver(what: string, path: string, suite: (path: string) => void): void {
  if (existsSync(path)) describe(what, () => suite(path));
  else {
    console.warn(`SKIPPED: ${what}: there is no ${path}`);
    describe.skip(what, () => suite(path));
  }
}

describeOver('five saved search pages', packageFile('..', 'shared', 'seeds'), path => {
  let read: Read;
  beforeAll(async () => {
    read = await readAll(path);
  });

  it('hold 346 entries of 300 papers, and nothing that is not understood', () => {
    expect(read.warnings).toEqual([]);
    expect(read.records).toHaveLength(346);
    expect(new Set(read.records.map(({ title }) => normaliseTitle(title))).size).toBe(300);
  });

  it('give a date where they give a year, and the one organisation', () => {
    expect(read.records.filter(({ date }) => date !== undefined)).toHaveLength(33);
    expect(read.records.flatMap(({ organisation }) => organisation ?? [])).toEqual(['Reactive AI']);
  });

  it('give one abstract to every title, and no word of the page', () => {
    const abstracts = new Map(read.records.map(({ title, abstract }) => [normaliseTitle(title), abstract]));
    for (const { title, abstract } of read.records) {
      expect(abstracts.get(normaliseTitle(title))).toBe(abstract);
      expect(abstract.length).toBeGreaterThan(1000);
      expect(`${title} ${abstract}`).not.toMatch(/email inbox|byAK|\d authors|·/);
    }
  });
});

describeOver('a sample of arXiv listings', packageFile('..', 'shared', 'corpus', 'arxiv.jsonl.gz'), path => {
  it('is read whole and without a warning', async () => {
    const { records, warnings } = await readAll(path);
    expect(warnings).toEqual([]);
    expect(records).toHaveLength(16_493);
    expect(records.every(({ id, date, authors }) => id?.startsWith('arXiv:') && date && authors?.length)).toBe(true);
  });
});

describeOver('the papers that are shipped', packageFile('papers'), path => {
  it('are read without a warning, each with authors and a date', async () => {
    const { records, warnings } = await readAll(path);
    expect(warnings).toEqual([]);
    expect(records.length).toBeGreaterThan(50);
    expect(records.filter(({ date, authors }) => !date || !authors)).toEqual([]);
  });
});
