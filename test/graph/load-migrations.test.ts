import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { NODE_LABELS } from '../../graph/model.js';
import { type Engine, loadMigrations } from '../../graph/store/load-migrations.js';
import { inTemporaryFolder } from '../ingest/temporary-folder.js';

/** Of what was shipped; a line is added with each migration, and none is ever changed. */
const SHIPPED: Record<Engine, string[]> = {
  neo4j: ['V001__unique_keys.cypher 450912b376d4c5c90c1b2bded501c9edc0132a04bb963873e8687fd5554fd52c'],
  embedded: ['V001__unique_keys.cypher c13a99fd12a4a4df7ae064ed4e46486c7eb4a148ce2793d08606f29d1a7b96da'],
};

async function loaded(files: Record<string, string>) {
  return inTemporaryFolder(async folder => {
    await mkdir(join(folder, 'migrations'));
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, 'migrations', name), text);
    return loadMigrations('neo4j', join(folder, 'migrations'));
  });
}

describe('migrations', () => {
  it.each(['neo4j', 'embedded'] as const)('that were shipped for %s have their text still', engine => {
    expect(loadMigrations(engine).map(({ file, checksum }) => `${file} ${checksum}`)).toEqual(SHIPPED[engine]);
  });

  it.each(['neo4j', 'embedded'] as const)('make the keys of every label unique in %s', engine => {
    const statements = loadMigrations(engine).flatMap(migration => migration.statements);
    for (const label of NODE_LABELS) {
      expect(statements).toContainEqual(expect.stringContaining(`FOR (n:${label}) REQUIRE n.key IS UNIQUE`));
    }
    for (const statement of statements) expect(statement).toContain('IF NOT EXISTS');
  });

  it('are read in order, statement by statement, without comments', async () => {
    const migrations = await loaded({
      'V002__b.cypher': 'RETURN 2;',
      'V001__a.cypher': "// why; and how\nRETURN 'a;b' AS x;\nRETURN 1\n  AS one\n",
    });
    expect(migrations.map(({ version, file, statements }) => [version, file, statements])).toEqual([
      [1, 'V001__a.cypher', ["RETURN 'a;b' AS x", 'RETURN 1\n  AS one']],
      [2, 'V002__b.cypher', ['RETURN 2']],
    ]);
  });

  it('have the same checksum with the line ends of either system', async () => {
    const [unix] = await loaded({ 'V001__a.cypher': 'RETURN 1;\nRETURN 2;\n' });
    const [windows] = await loaded({ 'V001__a.cypher': 'RETURN 1;\r\nRETURN 2;\r\n' });
    expect(windows).toEqual(unix);
  });

  it.each([
    ['leave out a version', { 'V001__a.cypher': '', 'V003__c.cypher': '' }],
    ['have a version twice', { 'V001__a.cypher': '', 'V001__b.cypher': '' }],
    ['are not named as migrations', { 'V001__a.cypher': '', 'notes.txt': '' }],
  ])('are refused where they %s', async (_, files) => {
    await expect(loaded(files)).rejects.toThrow(/should be called V002__what_it_does\.cypher/);
  });
});
