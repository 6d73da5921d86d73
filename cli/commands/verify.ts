import type { Command } from 'commander';
import type { ClaimProblem, VerifyReport } from '../../ingest/verify/verify-graph.js';
import { verifyWorkspace } from '../../ingest/verify/verify-workspace.js';
import { count, printable } from '../console.js';
import { Context } from '../context.js';
import { PartlyFailed } from '../usage-error.js';

export function addVerify(program: Command): void {
  program
    .command('verify')
    .description(
      'recheck every claim of the graph against the text that it quotes; exit code 1 where one does not hold',
    )
    .option('--json', 'print as JSON')
    .action(async (options: { json?: boolean }, command: Command) =>
      verify(options.json ?? false, Context.of(command)),
    );
}

async function verify(asJson: boolean, context: Context): Promise<void> {
  const { console } = context;
  const report = await context.withStore((store, workspace) => verifyWorkspace(workspace, store));
  if (asJson) await console.line(JSON.stringify(report, null, 2));
  else for (const problem of report.problems) await console.line(lineOf(problem));
  const wrong = new Set(report.problems.map(({ claim }) => claim)).size;
  if (wrong > 0)
    throw new PartlyFailed(`${summary(report)}, of which ${wrong} ${wrong === 1 ? 'does' : 'do'} not hold`);
  console.info(`${summary(report)}, all as their papers say`);
}

const summary = ({ claims, curated }: VerifyReport) =>
  `${count(claims, 'claim')} checked${curated > 0 ? ` (${curated} curated)` : ''}`;

function lineOf({ claim, type, from, to, paper, what }: ClaimProblem): string {
  return printable(`${claim} ${paper}: ${from.label}:${from.key} ${type} ${to.label}:${to.key}: ${what}`);
}
