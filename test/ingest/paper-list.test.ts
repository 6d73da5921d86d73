import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { PaperRecord } from '../../ingest/paper.js';
import { PaperList } from '../../ingest/paper-list.js';
import { storeSource } from '../../ingest/workspace/source-file.js';
import { collect, streamOf } from '../streams.js';
import { inTemporaryFolder } from './temporary-folder.js';

async function store(folder: string, source: string, records: PaperRecord[]) {
  const items = records.map((record, i) => ({ kind: 'paper' as const, line: i + 1, record }));
  await storeSource(join(folder, 'sources'), { source, origin: `/tmp/${source}` }, streamOf(items));
}

const listOf = (folder: string) => PaperList.of(join(folder, 'sources'), join(folder, 'scratch'));

describe('PaperList', () => {
  it('merges the records of all sources and orders papers by key', async () => {
    await inTemporaryFolder(async folder => {
      await store(folder, 'b.txt', [
        { title: 'Kestrel', abstract: 'Longer text.' },
        { title: 'Aardvark', abstract: '' },
      ]);
      await store(folder, 'a.txt', [{ title: 'KESTREL', abstract: 'Short.', id: 'arXiv:2401.00001' }]);
      const list = await listOf(folder);
      const papers = await collect(list.papers());
      expect(papers.map(({ key, sources }) => [key, sources])).toEqual([
        ['aardvark', ['b.txt']],
        ['arXiv:2401.00001', ['a.txt', 'b.txt']],
      ]);
      expect(papers[1]).toMatchObject({ title: 'Kestrel', abstract: 'Longer text.' });
      expect(list.entries).toBe(3);
      expect(await collect(list.papers())).toEqual(papers);
      await list.dispose();
    });
  });

  it('tells which entries give a paper another text than the one chosen', async () => {
    await inTemporaryFolder(async folder => {
      await store(folder, 'a.txt', [
        { title: 'Kestrel', abstract: 'Short.' },
        { title: 'Kestrel', abstract: '' },
        { title: 'Falcon', abstract: 'Same.' },
      ]);
      await store(folder, 'b.txt', [
        { title: 'Kestrel', abstract: 'Longer text.' },
        { title: 'Falcon', abstract: 'Same.' },
      ]);
      const list = await listOf(folder);
      expect(await collect(list.conflicts())).toEqual([
        {
          source: 'a.txt',
          line: 1,
          rule: 'other-text',
          reason: expect.stringContaining('kestrel has another abstract'),
        },
      ]);
      await list.dispose();
    });
  });

  it('is empty where nothing was read yet', async () => {
    await inTemporaryFolder(async folder => {
      const list = await listOf(folder);
      expect(await collect(list.papers())).toEqual([]);
      expect(list.entries).toBe(0);
    });
  });
});
