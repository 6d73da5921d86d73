import { appendFile, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Reading } from '../../../ingest/extract/reading.js';
import { ReadingFile, textHash } from '../../../ingest/workspace/reading-file.js';
import { WorkspaceError } from '../../../ingest/workspace/workspace-error.js';
import { inTemporaryFolder } from '../temporary-folder.js';

const hash = (title: string) => textHash({ title, abstract: '' });

/** A reading that is told from others by a name of the size given. */
function reading(name: string, size = 1): Reading {
  const entity = {
    name: name.repeat(size),
    surfaces: ['\u2028'],
    mentions: [],
    types: {},
    generic: 0,
    introduced: 0,
    cues: [],
  };
  return { entities: [entity], relations: [], results: [] };
}

const add = (file: ReadingFile, name: string, size?: number) =>
  file.add(hash(name), JSON.stringify(reading(name, size)));

async function onlyFile(folder: string): Promise<string> {
  const names = await readdir(folder);
  expect(names).toHaveLength(1);
  return join(folder, names[0]!);
}

describe('textHash', () => {
  it('tells texts apart, also where the title ends elsewhere', () => {
    const texts = [
      { title: 'a', abstract: 'b' },
      { title: 'a', abstract: 'c' },
      { title: 'ab', abstract: '' },
      { title: '', abstract: 'ab' },
    ];
    expect(new Set(texts.map(textHash)).size).toBe(texts.length);
  });

  it('hashes the text that offsets count in, and nothing else of a paper', () => {
    expect(textHash({ title: 'a', abstract: 'b' })).toBe(textHash({ title: 'a', abstract: 'b', key: 'x' } as never));
  });
});

describe('ReadingFile', () => {
  it('gives back what was added, now and after opening again', async () => {
    await inTemporaryFolder(async folder => {
      const file = await ReadingFile.open(folder);
      expect(file.has(hash('a'))).toBe(false);
      for (const name of ['a', 'é', '😀']) await add(file, name);
      expect(await file.get(hash('é'))).toEqual(reading('é'));
      await file.close();
      const again = await ReadingFile.open(folder);
      for (const name of ['a', 'é', '😀']) expect(await again.get(hash(name))).toEqual(reading(name));
      await expect(again.get(hash('b'))).rejects.toThrow('no reading of text');
      await again.close();
    });
  });

  it('keeps each reading whole when many are added at once', async () => {
    await inTemporaryFolder(async folder => {
      const file = await ReadingFile.open(folder);
      // Large ones beside small ones: written at once, they would overtake each other.
      const names = Array.from({ length: 80 }, (_, i) => `name ${i}`);
      const size = (i: number) => (i % 2 === 0 ? 200_000 : 1);
      await Promise.all(names.map((name, i) => add(file, name, size(i))));
      for (const [i, name] of names.entries()) expect(await file.get(hash(name))).toEqual(reading(name, size(i)));
      await file.close();
    });
  });

  it('drops a last line that a crash cut off and goes on after the one before', async () => {
    await inTemporaryFolder(async folder => {
      const file = await ReadingFile.open(folder);
      await add(file, 'a');
      await file.close();
      const path = await onlyFile(folder);
      const whole = await readFile(path);
      await appendFile(path, whole.subarray(0, whole.length - 1));
      await appendFile(path, '');
      const cut = await ReadingFile.open(folder);
      expect(await cut.get(hash('a'))).toEqual(reading('a'));
      await add(cut, 'b');
      await cut.close();
      const again = await ReadingFile.open(folder);
      expect(await again.get(hash('a'))).toEqual(reading('a'));
      expect(await again.get(hash('b'))).toEqual(reading('b'));
      await again.close();
    });
  });

  it.each(['\0\0\0\0', '', 'x', '{"text":"0123","reading":{}}'])('passes over a damaged line %j', async line => {
    await inTemporaryFolder(async folder => {
      const file = await ReadingFile.open(folder);
      await add(file, 'a');
      await file.close();
      await appendFile(await onlyFile(folder), `${line}\n`);
      const again = await ReadingFile.open(folder);
      await add(again, 'b');
      expect(await again.get(hash('a'))).toEqual(reading('a'));
      expect(await again.get(hash('b'))).toEqual(reading('b'));
      await again.close();
    });
  });

  it('says which file to delete when a reading in it is damaged', async () => {
    await inTemporaryFolder(async folder => {
      const file = await ReadingFile.open(folder);
      await add(file, 'a');
      await file.close();
      const path = await onlyFile(folder);
      await writeFile(path, (await readFile(path, 'utf8')).replace('"entities":[', '"entities":]'));
      const damaged = await ReadingFile.open(folder);
      await expect(damaged.get(hash('a'))).rejects.toThrow(WorkspaceError);
      await expect(damaged.get(hash('a'))).rejects.toThrow(`${path} is damaged at byte 0; delete the file`);
      await damaged.close();
    });
  });

  it('keeps the live readings when it compacts, and deletes those of other extractors', async () => {
    await inTemporaryFolder(async folder => {
      const file = await ReadingFile.open(folder);
      for (const name of ['a', 'b', 'c', 'd']) await add(file, name);
      await writeFile(join(folder, 'extractor-0.jsonl'), 'old');
      await file.compactAndClose(new Set([hash('b')]));
      await onlyFile(folder);
      const compacted = await ReadingFile.open(folder);
      expect(['a', 'b', 'c', 'd'].filter(name => compacted.has(hash(name)))).toEqual(['b']);
      expect(await compacted.get(hash('b'))).toEqual(reading('b'));
      await compacted.close();
    });
  });

  it('does not rewrite the file while most of it is live', async () => {
    await inTemporaryFolder(async folder => {
      const file = await ReadingFile.open(folder);
      for (const name of ['a', 'b']) await add(file, name);
      const { ino } = await stat(await onlyFile(folder));
      await file.compactAndClose(new Set([hash('a')]));
      expect((await stat(await onlyFile(folder))).ino).toBe(ino);
    });
  });
});
