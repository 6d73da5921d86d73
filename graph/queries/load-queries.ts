import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFile } from '../../package-root.js';
import { compareText } from '../model.js';
import type { CannedQuery } from './canned-query.js';
import { parseQuery, QuerySyntaxError } from './parse-query.js';

/**
 * Reads all canned queries, by name in code-point order.
 * @param folder where the `.cypher` files are; the package's own by default
 * @throws QuerySyntaxError where a file does not parse, or is not named as the query in it
 */
export function loadQueries(folder: string = packageFile('queries')): CannedQuery[] {
  const files = readdirSync(folder).filter(file => file.endsWith('.cypher'));
  return files.sort(compareText).map(file => {
    const query = parseQuery(readFileSync(join(folder, file), 'utf8'), file);
    if (`${query.name}.cypher` !== file) {
      throw new QuerySyntaxError(file, 1, `the file must be named \`${query.name}.cypher\` as the query in it`);
    }
    return query;
  });
}
