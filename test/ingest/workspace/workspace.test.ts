import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Workspace } from '../../../ingest/workspace/workspace.js';
import { WorkspaceError } from '../../../ingest/workspace/workspace-error.js';
import { inTemporaryFolder } from '../temporary-folder.js';

describe('Workspace', () => {
  it('is made in an absent folder and in an empty one, and opened again as the same', async () => {
    await inTemporaryFolder(async folder => {
      const made = await Workspace.openOrCreate(join(folder, 'deep', 'ws'));
      const again = await Workspace.openOrCreate(join(folder, 'deep', 'ws'));
      expect(again.id).toBe(made.id);
      expect((await Workspace.open(join(folder, 'deep', 'ws'))).sourcesFolder).toBe(
        join(folder, 'deep', 'ws', 'sources'),
      );
      await mkdir(join(folder, 'empty'));
      expect((await Workspace.openOrCreate(join(folder, 'empty'))).id).not.toBe(made.id);
      expect(await readdir(join(folder, 'empty'))).toEqual(['workspace.json']);
    });
  });

  it('is made where a crash left the beginnings of one', async () => {
    await inTemporaryFolder(async folder => {
      await writeFile(join(folder, 'workspace.json.draft'), '{"for');
      await mkdir(join(folder, 'lock'));
      await writeFile(join(folder, 'lock', '999999999-1'), '');
      await Workspace.openOrCreate(folder);
      expect(await readdir(folder)).toEqual(['workspace.json']);
    });
  });

  it('is made once when two ask at the same time', async () => {
    await inTemporaryFolder(async folder => {
      const outcomes = await Promise.allSettled([1, 2, 3].map(() => Workspace.openOrCreate(folder)));
      const { id } = await Workspace.open(folder);
      for (const outcome of outcomes) {
        if (outcome.status === 'fulfilled') expect(outcome.value.id).toBe(id);
        else expect(outcome.reason).toBeInstanceOf(WorkspaceError);
      }
    });
  });

  it('refuses a folder that holds something else, and leaves it as it was', async () => {
    await inTemporaryFolder(async folder => {
      await writeFile(join(folder, 'thesis.tex'), 'text');
      await expect(Workspace.openOrCreate(folder)).rejects.toThrow(
        /no workspace and isn’t empty.*thesis\.tex.*--workspace/,
      );
      expect(await readdir(folder)).toEqual(['thesis.tex']);
    });
  });

  it('refuses a file in place of a folder', async () => {
    await inTemporaryFolder(async folder => {
      const file = join(folder, 'file');
      await writeFile(file, '');
      await expect(Workspace.openOrCreate(file)).rejects.toThrow(WorkspaceError);
      await expect(Workspace.open(file)).rejects.toThrow(/no workspace in/);
    });
  });

  it('says how to make one where there is none', async () => {
    await inTemporaryFolder(async folder => {
      await expect(Workspace.open(folder)).rejects.toThrow(/no workspace in .*paperlineage ingest/);
      expect(await readdir(folder)).toEqual([]);
    });
  });

  it.each([
    ['another format', '{"format":2,"id":"x"}', /format 2, this version reads format 1/],
    ['another format that says more', '{"format":7,"id":"x","codec":"zip"}', /format 7/],
    ['no JSON', '{"format":1,', /damaged/],
    ['no id', '{"format":1}', /damaged/],
    ['nothing', '', /damaged/],
  ])('refuses a header with %s', async (_, header, message) => {
    await inTemporaryFolder(async folder => {
      await writeFile(join(folder, 'workspace.json'), header);
      await expect(Workspace.open(folder)).rejects.toThrow(message);
      await expect(Workspace.openOrCreate(folder)).rejects.toThrow(message);
      expect(await readFile(join(folder, 'workspace.json'), 'utf8')).toBe(header);
    });
  });

  it('has one writer at a time and clears the scratch folder before and after it', async () => {
    await inTemporaryFolder(async folder => {
      const workspace = await Workspace.openOrCreate(folder);
      const other = await Workspace.open(folder);
      await mkdir(workspace.scratchFolder);
      await writeFile(join(workspace.scratchFolder, 'left'), 'from a killed build');
      const result = await workspace.exclusively(async () => {
        expect(existsSync(workspace.scratchFolder)).toBe(false);
        await mkdir(workspace.scratchFolder);
        await expect(other.exclusively(async () => 'never')).rejects.toThrow(WorkspaceError);
        return 'done';
      });
      expect(result).toBe('done');
      expect(await readdir(folder)).toEqual(['workspace.json']);
    });
  });

  it('is free again after work that threw', async () => {
    await inTemporaryFolder(async folder => {
      const workspace = await Workspace.openOrCreate(folder);
      const failure = new Error('the disk is full');
      await expect(workspace.exclusively(() => Promise.reject(failure))).rejects.toBe(failure);
      expect(await workspace.exclusively(async () => 'again')).toBe('again');
    });
  });
});
