import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { MARK_LABEL } from '../../graph/mark.js';
import { loadQueries } from '../../graph/queries/load-queries.js';
import { readCorrections } from '../../ingest/corrections.js';
import { PaperList } from '../../ingest/paper-list.js';
import { packageFile } from '../../package-root.js';
import { Context } from '../context.js';
import { PartlyFailed } from '../usage-error.js';

interface Check {
  what: string;
  /** Says what was found; throws with what is wrong and what to do. */
  run: () => Promise<string>;
}

export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .description('check the installation, the workspace and the database')
    .option('--json', 'print as JSON')
    .action(async (options: { json?: boolean }, command: Command) =>
      doctor(Context.of(command), Boolean(options.json)),
    );
}

async function doctor(context: Context, json: boolean): Promise<void> {
  const findings: { what: string; ok: boolean; finding: string }[] = [];
  for (const { what, run } of checks(context)) {
    try {
      findings.push({ what, ok: true, finding: await run() });
    } catch (error) {
      findings.push({ what, ok: false, finding: error instanceof Error ? error.message : String(error) });
    }
  }
  const { console } = context;
  if (json) await console.line(JSON.stringify(findings, null, 2));
  else
    for (const { what, ok, finding } of findings)
      await console.line(`${ok ? console.colour.green('ok') : console.colour.red('no')}  ${what}: ${finding}`);
  const troubles = findings.filter(({ ok }) => !ok).length;
  if (troubles > 0) throw new PartlyFailed(`${troubles} of ${findings.length} checks failed`);
}

function checks(context: Context): Check[] {
  return [
    { what: 'Node', run: async () => nodeVersion(process.versions.node) },
    { what: 'questions', run: async () => `${loadQueries().length} canned questions` },
    { what: 'explorer', run: async () => pageFound(packageFile('dist', 'page', 'index.html')) },
    { what: 'workspace', run: () => workspaceReads(context) },
    { what: 'database', run: () => databaseAnswers(context) },
  ];
}

function nodeVersion(version: string): string {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) throw new Error(`version ${version}; 20.19 or later is needed`);
  return version;
}

function pageFound(path: string): string {
  if (!existsSync(path)) throw new Error('the page is not built; run `npm run build`');
  return 'the page is built';
}

async function workspaceReads(context: Context): Promise<string> {
  if (!existsSync(join(context.folder, 'workspace.json'))) return `none in ${context.folder} yet`;
  const workspace = await context.workspace();
  const corrections = await readCorrections(workspace.correctionsFile);
  const list = await PaperList.of(workspace.sourcesFolder, workspace.scratchFolder);
  await list.dispose();
  return `${list.entries} entries and ${corrections.length} corrections read`;
}

async function databaseAnswers(context: Context): Promise<string> {
  if (!existsSync(join(context.folder, 'workspace.json'))) return 'not tried without a workspace';
  return context.withStore(async store => {
    if (!(await store.exists())) return `${store.location} is empty; \`paperlineage ingest\` fills it`;
    for await (const [n] of await store.query(`MATCH (n) WHERE NOT n:${MARK_LABEL} RETURN count(n) AS n`))
      return `${store.location} answers: ${n} nodes`;
    throw new Error(`${store.location} gave no answer`);
  });
}
