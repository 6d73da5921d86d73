import { bibtex } from './bibtex.js';
import { csv } from './csv.js';
import { cypherScript } from './cypher-script.js';
import { dot } from './dot.js';
import type { ExportFormat } from './export-format.js';
import { gexf } from './gexf.js';
import { graphml } from './graphml.js';
import { graphologyJson } from './graphology-json.js';
import { jsonLines } from './json-lines.js';
import { mermaid } from './mermaid.js';
import { neo4jAdmin } from './neo4j-admin.js';

/** All ways to take the graph elsewhere, the canonical one first. */
export const EXPORT_FORMATS: readonly ExportFormat[] = [
  jsonLines,
  gexf,
  graphml,
  graphologyJson,
  csv,
  cypherScript,
  neo4jAdmin,
  mermaid,
  dot,
  bibtex,
];
