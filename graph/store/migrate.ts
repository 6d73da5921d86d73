import { MARK_LABEL } from '../mark.js';
import type { Migration } from './load-migrations.js';
import { allRows, type GraphEditor, type GraphReader, StoreError } from './port.js';

/** What a driver gives for migrating its store: an editor, and a way to run one statement in a transaction of its own. */
export interface MigrationRunner extends GraphEditor {
  run(statement: string): Promise<void>;
}

/** A migration as a store remembers it: one node of the store's own, no part of the graph. */
interface Applied {
  version: number;
  file: string;
  checksum: string;
}

const HISTORY = `MATCH (m:${MARK_LABEL}) WHERE m.version IS NOT NULL
  RETURN m.version AS version, m.file AS file, m.checksum AS checksum ORDER BY version`;

const REMEMBER = `UNWIND $rows AS row
  CREATE (m:${MARK_LABEL} {key: row.key, version: row.version, file: row.file, checksum: row.checksum})`;

/** Whether a store remembers any migration. */
export async function hasHistory(reader: GraphReader): Promise<boolean> {
  return (await readHistory(reader)).length > 0;
}

/**
 * Brings a store's schema up to date: runs each migration that it does not remember, and has it remember that.
 * @param location The store, for messages.
 * @throws StoreError where the store remembers a migration that is not among these, or that has another text now;
 * nothing is run then.
 */
export async function migrate(
  runner: MigrationRunner,
  migrations: readonly Migration[],
  location: string,
): Promise<void> {
  const history = await readHistory(runner);
  for (const applied of history) checkApplied(applied, migrations, location);
  const done = new Set(history.map(({ version }) => version));
  for (const { version, file, checksum, statements } of migrations) {
    if (done.has(version)) continue;
    for (const statement of statements) await runner.run(statement);
    await runner.write(REMEMBER, [{ key: `migration ${version}`, version, file, checksum }]);
  }
}

async function readHistory(reader: GraphReader): Promise<Applied[]> {
  return allRows<Applied>(await reader.query(HISTORY));
}

function checkApplied({ version, file, checksum }: Applied, migrations: readonly Migration[], location: string): void {
  const known = migrations.find(migration => migration.version === version);
  if (!known) {
    throw new StoreError(
      `The store ${location} was written by a newer version of Paperlineage (it has run ${file}, which this one does not have); update this one.`,
    );
  }
  if (known.checksum !== checksum) {
    throw new StoreError(
      `The migration ${file} ran in ${location} with another text than ${known.file} has now (SHA-256 ${short(checksum)} there, ${short(known.checksum)} here). A migration that ran must not be changed: put its text back, or use the version of Paperlineage that wrote the store.`,
    );
  }
}

const short = (checksum: string) => String(checksum).slice(0, 12);
