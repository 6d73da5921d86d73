import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { GrafeoStore } from '../../graph/store/grafeo-store.js';
import { allRows, StoreError } from '../../graph/store/port.js';
import { packageFile } from '../../package-root.js';
import { describeMigrationContract } from './migration-contract.js';
import { describeStoreContract } from './store-contract.js';
import type { StoreUnderTest } from './store-under-test.js';
import { describeSyncContract } from './sync-contract.js';
import { describeValueContract } from './value-contract.js';

const scratch = mkdtempSync(join(tmpdir(), 'paperlineage-grafeo-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
let count = 0;
const newFolder = () => {
  count += 1;
  return join(scratch, `store-${count}`);
};

describe('the embedded store', () => {
  let folder = '';
  const underTest: StoreUnderTest = {
    again: () => new GrafeoStore(folder),
    async empty() {
      folder = newFolder();
      return new GrafeoStore(folder);
    },
  };
  describeValueContract(underTest);
  describeStoreContract(underTest);
  describe('its schema', () => describeMigrationContract(underTest, 'embedded'));
  describe('a sync', () => describeSyncContract(underTest, { propertyRuns: 25 }));
});

describe('the folder of an embedded store', () => {
  let folder = '';
  let store: GrafeoStore;
  const children: ChildProcess[] = [];

  beforeEach(() => {
    folder = newFolder();
    store = new GrafeoStore(folder);
  });
  afterEach(async () => {
    for (const child of children.splice(0)) await kill(child);
    await store.close();
  });

  const add = (...keys: string[]) =>
    store.edit(editor =>
      editor.write(
        'UNWIND $rows AS row CREATE (:Method {key: row.key})',
        keys.map(key => ({ key })),
      ),
    );
  const keysIn = async (reader = store) => {
    const rows = await allRows(await reader.query('MATCH (n:Method) RETURN n.key AS key ORDER BY key'));
    return rows.map(({ key }) => key);
  };
  const published = () =>
    readdirSync(folder)
      .filter(name => name.startsWith('graph-'))
      .sort();

  async function kill(child: ChildProcess): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  function startEditor(edits = 0): ChildProcess {
    const script = packageFile('test', 'graph', 'editing-process.ts');
    const child = spawn(process.execPath, ['--import', 'tsx', script, folder, String(edits)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.push(child);
    return child;
  }

  it('says so when there is no graph yet', async () => {
    await expect(keysIn()).rejects.toThrow(/There is no graph in .*paperlineage ingest/);
    expect(existsSync(folder)).toBe(false);
  });

  it('numbers the published graphs and keeps the one before until the next edit', async () => {
    await add('a');
    expect(published()).toEqual(['graph-1.grafeo']);
    await add('b');
    expect(published()).toEqual(['graph-1.grafeo', 'graph-2.grafeo']);
    await add('c');
    expect(published()).toEqual(['graph-2.grafeo', 'graph-3.grafeo']);
    expect(readFileSync(join(folder, 'current'), 'utf8')).toBe('graph-3.grafeo\n');
  });

  it('publishes nothing when an edit wrote nothing', async () => {
    await add('a');
    expect(await store.edit(editor => editor.query('RETURN 1 AS one').then(allRows))).toEqual([{ one: 1 }]);
    expect(readdirSync(folder).sort()).toEqual(['current', 'graph-1.grafeo', 'lock.grafeo']);
  });

  it('removes what a failed edit wrote', async () => {
    await add('a');
    await expect(store.edit(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(readdirSync(folder).sort()).toEqual(['current', 'graph-1.grafeo', 'lock.grafeo']);
  });

  it('lets a reader keep its graph while others publish and delete files', async () => {
    await add('a');
    const rows = await store.query('MATCH (n:Method) RETURN n.key AS key');
    await add('b');
    await add('c');
    await add('d');
    expect(await allRows(rows)).toEqual([{ key: 'a' }]);
    expect(await keysIn()).toEqual(['a', 'b', 'c', 'd']);
  });

  it('keeps the old graph when a writer is killed, and the next writer starts from it', async () => {
    await add('a');
    const child = startEditor();
    await once(child.stdout!, 'data');
    await kill(child);
    expect(readdirSync(folder)).toContain('draft.grafeo.wal');
    expect(await keysIn()).toEqual(['a']);
    await add('b');
    expect(await keysIn()).toEqual(['a', 'b']);
    expect(readdirSync(folder).sort()).toEqual(['current', 'graph-1.grafeo', 'graph-2.grafeo', 'lock.grafeo']);
  });

  it('refuses a second writer from another process, whom readers do not disturb', async () => {
    await add('a');
    const child = startEditor();
    await once(child.stdout!, 'data');
    const second = await add('b').catch(error => error);
    expect(second).toBeInstanceOf(StoreError);
    expect(second.message).toMatch(/Another process is writing/);
    expect(second.retriable).toBe(true);
    expect(await keysIn()).toEqual(['a']);
    await kill(child);
    await add('b');
    expect(await keysIn()).toEqual(['a', 'b']);
  });

  it('answers every question while another process publishes one graph after another', async () => {
    await add('a');
    const edits = 12;
    const child = startEditor(edits);
    const ended = once(child.stdout!, 'data');
    let writing = true;
    void ended.then(() => {
      writing = false;
    });
    let most = 1;
    while (writing) {
      const fresh = new GrafeoStore(folder);
      const known = (await keysIn()).length;
      expect(known).toBeGreaterThanOrEqual(most);
      most = (await keysIn(fresh)).length;
      expect(most).toBeGreaterThanOrEqual(known);
      await fresh.close();
      await new Promise(resolve => setTimeout(resolve, 1));
    }
    expect(await keysIn()).toHaveLength(edits + 1);
  });

  it('survives a writer that died between naming its file and pointing to it', async () => {
    await add('a');
    writeFileSync(join(folder, 'graph-2.grafeo'), 'half');
    writeFileSync(join(folder, 'current.draft'), 'graph-2.gr');
    expect(await keysIn()).toEqual(['a']);
    await add('b');
    expect(await keysIn()).toEqual(['a', 'b']);
    expect(existsSync(join(folder, 'current.draft'))).toBe(false);
  });

  it.each([
    ['the pointer names no graph', 'current', '../elsewhere', /current is damaged/],
    ['the pointer names a file that is gone', 'current', 'graph-9.grafeo', /graph-9\.grafeo cannot be opened/],
    ['the file is no graph', 'graph-1.grafeo', 'x'.repeat(10_000), /graph-1\.grafeo cannot be opened/],
    ['the file is empty', 'graph-1.grafeo', '', /graph-1\.grafeo cannot be opened/],
  ])('says what to do when %s', async (_, file, content, message) => {
    await add('a');
    writeFileSync(join(folder, file), content);
    const fresh = new GrafeoStore(folder);
    await expect(keysIn(fresh)).rejects.toThrow(message);
    await expect(keysIn(fresh)).rejects.toThrow(/Delete .*paperlineage ingest/);
    await expect(fresh.edit(async () => {})).rejects.toBeInstanceOf(StoreError);
    await fresh.close();
  });

  it('answers nothing once it is closed', async () => {
    await add('a');
    await store.close();
    await expect(keysIn()).rejects.toThrow(/was closed/);
  });
});
