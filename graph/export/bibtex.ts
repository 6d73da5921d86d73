import { bibtexEntry, type CitedPaper, citeKeys } from './bibtex-entry.js';
import type { ExportFormat, ExportGraph } from './export-format.js';

/** The papers as a bibliography for LaTeX. */
export const bibtex: ExportFormat = {
  name: 'bibtex',
  description: 'the papers as a bibliography for LaTeX',
  listsPapers: true,
  files: [{ name: 'papers.bib', mediaType: 'application/x-bibtex', write: writeBibtex }],
};

async function* writeBibtex(graph: ExportGraph): AsyncIterable<string> {
  const papers: CitedPaper[] = [];
  for await (const node of graph.nodes()) if (node.label === 'Paper') papers.push(node.properties);
  const keys = citeKeys(papers);
  // What stands outside of entries is a comment.
  yield `${papers.length} papers\n`;
  for (const [i, paper] of papers.entries()) yield `\n${bibtexEntry(paper, keys[i]!)}`;
}
