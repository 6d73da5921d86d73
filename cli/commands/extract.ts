import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { DEFAULT_MIN_CONFIDENCE } from '../../graph/model.js';
import { workspaceFacts } from '../../ingest/build.js';
import { goldRecord } from '../../ingest/extract/gold-record.js';
import { readSources } from '../../ingest/read-sources.js';
import { Workspace } from '../../ingest/workspace/workspace.js';
import { Context } from '../context.js';
import { confidence, positiveInteger } from '../option-values.js';
import { Progress } from '../progress.js';
import { tellTroubles, unreadable } from '../source-troubles.js';

interface ExtractOptions {
  workers?: number;
  as?: string;
  minConfidence: number;
}

export function addExtract(program: Command): void {
  program
    .command('extract')
    .description('print the facts of papers as JSON lines, one paper a line; no workspace and no database is touched')
    .argument('<inputs...>', 'files, folders, or - for standard input')
    .option('--workers <n>', 'threads that read texts (default: all cores)', positiveInteger)
    .option('--as <name>', 'name of the one input in messages')
    .option('--min-confidence <p>', 'leave out claims below, 0 to 1', confidence, DEFAULT_MIN_CONFIDENCE)
    .action(async (inputs: string[], options: ExtractOptions, command: Command) =>
      extract(inputs, options, Context.of(command)),
    );
}

async function extract(inputs: string[], options: ExtractOptions, context: Context): Promise<void> {
  const { console, signal } = context;
  const folder = await mkdtemp(join(tmpdir(), 'paperlineage-extract-'));
  const progress = new Progress(console);
  try {
    const workspace = await Workspace.openOrCreate(folder);
    const report = await readSources(workspace, inputs, { as: options.as, signal });
    tellTroubles(console, report);
    for await (const { paper, facts } of workspaceFacts(workspace, {
      workers: options.workers,
      signal,
      onProgress: progress.show,
    })) {
      progress.end();
      await console.line(JSON.stringify(goldRecord(paper, facts, options.minConfidence)));
    }
    if (report.failed.length > 0) throw unreadable(report);
  } finally {
    progress.end();
    await rm(folder, { recursive: true, force: true });
  }
}
