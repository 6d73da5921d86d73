#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { packageVersion } from '../package-root.js';
import { addCypher } from './commands/cypher.js';
import { addDoctor } from './commands/doctor.js';
import { addEvaluate } from './commands/evaluate.js';
import { addExplain } from './commands/explain.js';
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
import { addSync } from './commands/sync.js';
import { addVerify } from './commands/verify.js';
import { reportError } from './report-error.js';

const program = new Command('paperlineage')
  .description('A graph of research papers in which every relation carries the sentence that states it.')
  .version(packageVersion())
  .option('--workspace <folder>', 'where everything is kept', 'paperlineage')
  .option(
    '--db <uri>',
    'Neo4j instead of the embedded database: neo4j://host:7687, or neo4j://host:7687/name for one of its databases (or NEO4J_URI; with NEO4J_USERNAME, NEO4J_PASSWORD, NEO4J_DATABASE); “embedded” for the embedded one',
  )
  .option('--quiet', 'say only what went wrong')
  .option('--verbose', 'say more, with the inner cause of errors')
  .showHelpAfterError('run with --help for what there is')
  .exitOverride();

for (const add of [
  addIngest,
  addLineage,
  addShow,
  addExplain,
  addPapers,
  addQuery,
  addCypher,
  addServe,
  addExport,
  addExtract,
  addEvaluate,
  addRemove,
  addVerify,
  addStatus,
  addSync,
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
