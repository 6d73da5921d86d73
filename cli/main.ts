#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { packageFile } from '../package-root.js';
import { addCypher } from './commands/cypher.js';
import { addDoctor } from './commands/doctor.js';
import { addExport } from './commands/export.js';
import { addExtract } from './commands/extract.js';
import { addIngest } from './commands/ingest.js';
import { addLineage } from './commands/lineage.js';
import { addPapers } from './commands/papers.js';
import { addQuery } from './commands/query.js';
import { addRemove } from './commands/remove.js';
import { addServe } from './commands/serve.js';
import { addShow } from './commands/show.js';
import { addStatus } from './commands/status.js';
import { reportError } from './report-error.js';

const { version } = JSON.parse(readFileSync(packageFile('package.json'), 'utf8')) as { version: string };

const program = new Command('paperlineage')
  .description('A graph of research papers in which every relation carries the sentence that states it.')
  .version(version)
  .option('--workspace <folder>', 'where everything is kept', 'paperlineage')
  .option(
    '--db <uri>',
    'Neo4j instead of the embedded database: neo4j://host:7687 (or NEO4J_URI; with NEO4J_USERNAME, NEO4J_PASSWORD, NEO4J_DATABASE); “embedded” for the embedded one',
  )
  .option('--quiet', 'say only what went wrong')
  .option('--verbose', 'say more, with the inner cause of errors')
  .showHelpAfterError('run with --help for what there is')
  .exitOverride();

for (const add of [
  addIngest,
  addLineage,
  addShow,
  addPapers,
  addQuery,
  addCypher,
  addServe,
  addExport,
  addExtract,
  addRemove,
  addStatus,
  addDoctor,
])
  add(program);
for (const command of program.commands) command.exitOverride();

// A reader that closes early (`paperlineage papers | head`) ends the program, it is no error.
process.stdout.on('error', error => {
  if ((error as NodeJS.ErrnoException).code === 'EPIPE') process.exit(0);
  throw error;
});

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else process.exitCode = reportError(error, process.argv.includes('--verbose'));
}
