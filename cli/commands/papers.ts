import type { Command } from 'commander';
import { DEFAULT_MIN_CONFIDENCE } from '../../graph/model.js';
import { allRows } from '../../graph/store/port.js';
import type { Format } from '../console.js';
import { Context } from '../context.js';
import { confidence } from '../option-values.js';
import { formatOption } from './query.js';

const COLUMNS = ['key', 'published', 'title', 'introduces', 'sources'] as const;

interface PapersOptions {
  format: Format;
  minConfidence: number;
  json?: boolean;
}

export function addPapers(program: Command): void {
  program
    .command('papers')
    .description('list the papers of the graph, newest first')
    .addOption(formatOption)
    .option('--min-confidence <p>', 'leave out introduced names below, 0 to 1', confidence, DEFAULT_MIN_CONFIDENCE)
    .option('--json', 'the same as --format json')
    .action(async (options: PapersOptions, command: Command) => {
      const context = Context.of(command);
      await context.withStore(async store => {
        const rows = await allRows(
          await store.query(
            `MATCH (p:Paper)
            OPTIONAL MATCH (p)-[r:INTRODUCES]->(n) WHERE r.confidence >= $minConfidence
            WITH p, n.name AS name ORDER BY name
            RETURN p.key AS key, p.published AS published, p.title AS title, collect(name) AS introduces, p.sources AS sources
            ORDER BY published DESC, key`,
            { minConfidence: options.minConfidence },
          ),
        );
        await context.console.rows(
          COLUMNS,
          rows.map(row => COLUMNS.map(column => row[column])),
          options.json ? 'json' : options.format,
        );
      });
    });
}
