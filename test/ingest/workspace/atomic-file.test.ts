import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { replaceFile } from '../../../ingest/workspace/atomic-file.js';
import { inTemporaryFolder } from '../temporary-folder.js';

describe('replaceFile', () => {
  it('writes all pieces, of whatever size', async () => {
    await inTemporaryFolder(async folder => {
      const path = join(folder, 'file');
      const chunks = ['', 'a', 'é\u2028'.repeat(50_000), '😀', 'b'.repeat(2 ** 16), '\n'];
      await replaceFile(path, chunks);
      expect(await readFile(path, 'utf8')).toBe(chunks.join(''));
      await replaceFile(path, []);
      expect(await readFile(path, 'utf8')).toBe('');
      expect(await readdir(folder)).toEqual(['file']);
    });
  });

  it('leaves the old content, and nothing else, when the pieces throw', async () => {
    await inTemporaryFolder(async folder => {
      const path = join(folder, 'file');
      await writeFile(path, 'old');
      async function* broken() {
        yield 'n'.repeat(2 ** 17);
        throw new Error('the source broke off');
      }
      await expect(replaceFile(path, broken())).rejects.toThrow('the source broke off');
      expect(await readFile(path, 'utf8')).toBe('old');
      expect(await readdir(folder)).toEqual(['file']);
    });
  });

  it('shows the old content until all is written', async () => {
    await inTemporaryFolder(async folder => {
      const path = join(folder, 'file');
      await writeFile(path, 'old');
      const seen: string[] = [];
      async function* watched() {
        yield 'new';
        seen.push(await readFile(path, 'utf8'));
      }
      await replaceFile(path, watched());
      expect(seen).toEqual(['old']);
      expect(await readFile(path, 'utf8')).toBe('new');
    });
  });

  it('writes over the draft that a crash left', async () => {
    await inTemporaryFolder(async folder => {
      const path = join(folder, 'file');
      await writeFile(`${path}.draft`, 'half of a long draft');
      await replaceFile(path, ['new']);
      expect(await readFile(path, 'utf8')).toBe('new');
      expect(await readdir(folder)).toEqual(['file']);
    });
  });
});
