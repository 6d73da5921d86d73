import { appendFile, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { PaperRecord } from '../../../ingest/paper.js';
import { type SourceItem, warningItem } from '../../../ingest/sources/source.js';
import { listSources, readSource, removeRecords, storeSource } from '../../../ingest/workspace/source-file.js';
import { WorkspaceError } from '../../../ingest/workspace/workspace-error.js';
import { collect, streamOf } from '../../streams.js';
import { inTemporaryFolder } from '../temporary-folder.js';

const HEADER = { source: 'feed.jsonl', origin: '/data/feed.jsonl' };
const KESTREL: PaperRecord = { title: 'Kestrel', abstract: 'A kernel.\nWith two lines and a \u2028 separator.' };
const FALCON: PaperRecord = { title: 'Falcon', abstract: '', id: 'arXiv:2401.00001', authors: ['A. Bird'] };

const papers = (...records: PaperRecord[]): SourceItem[] =>
  records.map((record, i) => ({ kind: 'paper', line: 10 * (i + 1), record }));
const store = (folder: string, items: SourceItem[], header = HEADER) => storeSource(folder, header, streamOf(items));

async function onlyFile(folder: string): Promise<string> {
  const names = await readdir(folder);
  expect(names).toHaveLength(1);
  return join(folder, names[0]!);
}

describe('storeSource', () => {
  it('keeps every record with its line, and hands back the warnings', async () => {
    await inTemporaryFolder(async folder => {
      const [first, second] = papers(KESTREL, FALCON) as [SourceItem, SourceItem];
      const stored = await store(folder, [first, warningItem(15, 'no-title', 'it has no title'), second]);
      expect(stored).toEqual({
        source: 'feed.jsonl',
        entries: 2,
        warnings: [{ source: 'feed.jsonl', line: 15, rule: 'no-title', reason: 'it has no title' }],
        changed: true,
      });
      const path = await onlyFile(folder);
      expect(await listSources(folder)).toEqual([{ ...HEADER, path }]);
      expect(await collect(readSource(path))).toEqual([
        { line: 10, record: KESTREL },
        { line: 20, record: FALCON },
      ]);
    });
  });

  it('replaces all records when the source is read again', async () => {
    await inTemporaryFolder(async folder => {
      await store(folder, papers(KESTREL, FALCON));
      expect((await store(folder, papers(FALCON))).changed).toBe(true);
      expect((await collect(readSource(await onlyFile(folder)))).map(({ record }) => record)).toEqual([FALCON]);
    });
  });

  it('writes nothing when nothing changed', async () => {
    await inTemporaryFolder(async folder => {
      await store(folder, papers(KESTREL));
      const path = await onlyFile(folder);
      const { ino, mtimeMs } = await stat(path);
      expect((await store(folder, papers(KESTREL))).changed).toBe(false);
      expect(await stat(await onlyFile(folder))).toMatchObject({ ino, mtimeMs });
    });
  });

  it('keeps what was stored when the source breaks off', async () => {
    await inTemporaryFolder(async folder => {
      await store(folder, papers(KESTREL));
      async function* broken(): AsyncGenerator<SourceItem> {
        yield* papers(FALCON);
        throw new Error('the archive is cut off');
      }
      await expect(storeSource(folder, HEADER, broken())).rejects.toThrow('the archive is cut off');
      expect((await collect(readSource(await onlyFile(folder)))).map(({ record }) => record)).toEqual([KESTREL]);
    });
  });

  it('refuses a source of the same name from another place and keeps the first', async () => {
    await inTemporaryFolder(async folder => {
      await store(folder, papers(KESTREL));
      await expect(store(folder, papers(FALCON), { ...HEADER, origin: '/other/feed.jsonl' })).rejects.toThrow(
        /feed\.jsonl was read from \/data\/feed\.jsonl before; .*--as NAME.*remove/,
      );
      expect(await collect(readSource(await onlyFile(folder)))).toHaveLength(1);
    });
  });

  it.each([
    ['a/b.txt', 'a_b.txt'],
    ['../../etc/passwd', 'passwd'],
    ['Feed.txt', 'feed.txt'],
    ['x'.repeat(300), 'x'.repeat(301)],
    ['con', 'CON.txt'],
    ['été', 'ete'],
  ])('gives sources named %s and %s files of their own inside the folder', async (a, b) => {
    await inTemporaryFolder(async parent => {
      const folder = join(parent, 'sources');
      for (const source of [a, b]) await store(folder, papers(KESTREL), { source, origin: source });
      expect(await readdir(parent)).toEqual(['sources']);
      expect(new Set((await readdir(folder)).map(name => name.toLowerCase())).size).toBe(2);
      expect((await listSources(folder)).map(({ source }) => source).sort()).toEqual([a, b].sort());
    });
  });
});

describe('listSources', () => {
  it('is in the order of names and passes over drafts', async () => {
    await inTemporaryFolder(async folder => {
      for (const source of ['b', 'a', 'ä', 'B']) await store(folder, papers(KESTREL), { source, origin: source });
      await writeFile(join(folder, 'b-0.jsonl.incoming'), 'half');
      await writeFile(join(folder, 'b-0.jsonl.incoming.draft'), 'half');
      expect((await listSources(folder)).map(({ source }) => source)).toEqual(['B', 'a', 'b', 'ä']);
    });
  });

  it('is empty where nothing was stored yet', async () => {
    await inTemporaryFolder(async folder => expect(await listSources(join(folder, 'none'))).toEqual([]));
  });

  it.each(['', '{"source":', '{"source":"x"}\n', 'x\n'])(
    'names the file and line of a damaged header %j',
    async header => {
      await inTemporaryFolder(async folder => {
        await writeFile(join(folder, 'bad.jsonl'), header);
        await expect(listSources(folder)).rejects.toThrow(WorkspaceError);
        await expect(listSources(folder)).rejects.toThrow(/bad\.jsonl line 1 is damaged/);
      });
    },
  );
});

describe('readSource', () => {
  it.each(['{"line":2,"rec', '{"line":2}', '{"line":2,"record":{"title":""}}', 'null'])(
    'names the file and line of a damaged entry %j',
    async entry => {
      await inTemporaryFolder(async folder => {
        await store(folder, papers(KESTREL));
        const path = await onlyFile(folder);
        await appendFile(path, `${entry}\n`);
        await expect(collect(readSource(path))).rejects.toThrow(WorkspaceError);
        await expect(collect(readSource(path))).rejects.toThrow(`${path} line 3 is damaged`);
      });
    },
  );
});

describe('removeRecords', () => {
  it('takes the unwanted ones and leaves the bytes of the others', async () => {
    await inTemporaryFolder(async folder => {
      await store(folder, papers(KESTREL, FALCON, KESTREL));
      const path = await onlyFile(folder);
      const lines = (await readFile(path, 'utf8')).split('\n');
      expect(await removeRecords(path, ({ title }) => title === 'Kestrel')).toBe(2);
      expect(await readFile(path, 'utf8')).toBe(`${lines[0]}\n${lines[2]}\n`);
    });
  });

  it('touches nothing where nothing is unwanted, also in a source without entries', async () => {
    await inTemporaryFolder(async folder => {
      await mkdir(join(folder, 'empty'));
      await store(join(folder, 'empty'), []);
      const path = await onlyFile(join(folder, 'empty'));
      const { ino } = await stat(path);
      expect(await removeRecords(path, () => true)).toBe(0);
      expect((await stat(path)).ino).toBe(ino);
    });
  });

  it('takes the file too when no record is left', async () => {
    await inTemporaryFolder(async folder => {
      await store(folder, papers(KESTREL, FALCON));
      expect(await removeRecords(await onlyFile(folder), () => true)).toBe(2);
      expect(await readdir(folder)).toEqual([]);
    });
  });
});
