import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFile } from '../../package-root.js';

/** Engines whose schemas differ; each has its folder of migrations. */
export type Engine = 'neo4j' | 'embedded';

/** One step of a store's schema: a file of statements that ran once, and never changes afterwards. */
export interface Migration {
  readonly version: number;
  /** Name of its file. */
  readonly file: string;
  /** In order; each may run again without harm, because a crash may come between one and the note that all ran. */
  readonly statements: readonly string[];
  /** SHA-256 of its text, with lines ended by a line feed. */
  readonly checksum: string;
}

const FILE = /^V(\d{3})__\w+\.cypher$/;

/** Migrations of an engine as the package ships them, the oldest first. */
export function loadMigrations(
  engine: Engine,
  folder: string = packageFile('graph', 'store', 'migrations', engine),
): Migration[] {
  return readdirSync(folder)
    .sort()
    .map((file, place) => {
      const version = Number(FILE.exec(file)?.[1]);
      if (version !== place + 1) {
        const expected = String(place + 1).padStart(3, '0');
        throw new Error(`${join(folder, file)} should be called V${expected}__what_it_does.cypher.`);
      }
      return readMigration(version, file, readFileSync(join(folder, file), 'utf8'));
    });
}

function readMigration(version: number, file: string, content: string): Migration {
  const text = content.replaceAll('\r\n', '\n');
  const statements = text
    .replace(/^\/\/.*\n/gm, '')
    .split(/;[ \t]*(?:\n|$)/)
    .map(statement => statement.trim())
    .filter(statement => statement !== '');
  return { version, file, statements, checksum: createHash('sha256').update(text).digest('hex') };
}
