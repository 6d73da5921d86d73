import { beforeEach, describe, expect, it } from '@jest/globals';
import { MARK_LABEL } from '../../graph/mark.js';
import { NODE_LABELS } from '../../graph/model.js';
import { type Engine, loadMigrations } from '../../graph/store/load-migrations.js';
import { CREATE_METHODS, contractStore, type StoreUnderTest, writeChain } from './store-under-test.js';

const HISTORY = `MATCH (m:${MARK_LABEL}) WHERE m.version IS NOT NULL
  RETURN m.version AS version, m.file AS file, m.checksum AS checksum ORDER BY version`;

/** What every store promises of its migrations. */
export function describeMigrationContract(underTest: StoreUnderTest, engine: Engine): void {
  const on = contractStore(underTest);
  const expected = loadMigrations(engine).map(({ version, file, checksum }) => ({ version, file, checksum }));
  const untouched = () => expect(on.ask('MATCH (n:Method) RETURN count(n) AS n')).resolves.toEqual([{ n: 3 }]);
  const refused = async (message: RegExp) => {
    const edit = on.store.edit(editor => editor.write(CREATE_METHODS, [{ key: 'd', name: 'D' }]));
    await expect(edit).rejects.toThrow(message);
    await untouched();
  };
  const change = (statement: string) => on.store.edit(editor => editor.write(`UNWIND $rows AS row ${statement}`, [{}]));

  beforeEach(() => on.store.edit(writeChain));

  it('remembers each migration once, however often it is edited', async () => {
    expect(await on.ask(HISTORY)).toEqual(expected);
    await on.store.edit(editor => editor.write(CREATE_METHODS, [{ key: 'd', name: 'D' }]));
    expect(await on.ask(HISTORY)).toEqual(expected);
  });

  it('runs again what a crash left without memory', async () => {
    await on.store.edit(editor => editor.write(CREATE_METHODS, [{ key: 'd', name: 'D' }]));
    await change(`MATCH (m:${MARK_LABEL}) WHERE m.version = ${expected.at(-1)!.version} DELETE m`);
    await on.store.edit(async () => {});
    expect(await on.ask(HISTORY)).toEqual(expected);
  });

  it('keeps keys apart in every label', async () => {
    for (const label of NODE_LABELS) {
      const twice = [{ key: 'twin' }, { key: 'twin' }];
      await on.store.edit(editor =>
        expect(editor.write(`UNWIND $rows AS row CREATE (:${label} {key: row.key})`, twice)).rejects.toThrow(
          /already exists/,
        ),
      );
    }
  });

  describe('refuses an edit', () => {
    it('where a migration that ran has another text now', async () => {
      await change(`MATCH (m:${MARK_LABEL} {key: 'migration 1'}) SET m.checksum = '0123456789abcdef'`);
      await refused(/V001__unique_keys\.cypher ran in .* with another text .*0123456789ab there/);
    });

    it('where a newer version of Paperlineage has migrated', async () => {
      const later = expected.length + 1;
      await change(`CREATE (:${MARK_LABEL} {key: 'migration ${later}', version: ${later}, file: 'V9__later.cypher'})`);
      await refused(/written by a newer version of Paperlineage \(it has run V9__later\.cypher/);
    });
  });
}
