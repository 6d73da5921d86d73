import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readPageFiles } from '../../../viz/server/page-files.js';
import { inTemporaryFolder } from '../../ingest/temporary-folder.js';

describe('the map of the page’s files', () => {
  it('holds files of known types only, and nothing that a link leads to', async () => {
    await inTemporaryFolder(async folder => {
      const page = join(folder, 'page');
      await mkdir(join(page, 'assets'), { recursive: true });
      await mkdir(join(folder, 'page-secret'));
      await writeFile(join(folder, 'page-secret', 'key.txt'), 'secret');
      for (const name of ['index.html', 'assets/main.js', '.env', 'assets/main.js.map', 'key.pem']) {
        await writeFile(join(page, name), 'text');
      }
      await symlink(join(folder, 'page-secret', 'key.txt'), join(page, 'key.txt'));
      await symlink(join(folder, 'page-secret'), join(page, 'more'));
      const files = await readPageFiles(page);
      expect([...files.keys()].sort()).toEqual(['/assets/main.js', '/index.html']);
    });
  });
});
