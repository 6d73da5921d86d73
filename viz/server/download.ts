import type { ExportFile, ExportFormat } from '../../graph/export/export-format.js';
import { exportOf } from '../../graph/export/export-graph.js';
import { EXPORT_FORMATS } from '../../graph/export/formats.js';
import { readRefs } from '../../graph/refs-reader.js';
import type { GraphReader } from '../../graph/store/port.js';
import { claimsBetween } from '../../graph/subgraph.js';
import type { DownloadSummary } from '../api.js';
import { RequestProblem } from './request-problem.js';
import type { DownloadRequest } from './requests.js';

/** Every file that a view can be taken along as. */
export function downloadFormats(formats: readonly ExportFormat[]): DownloadSummary[] {
  return formats.flatMap(({ name, description, files }) =>
    files.map(file => ({ format: name, file: file.name, description })),
  );
}

/**
 * Makes the file of a view: its nodes, and all claims among them of the types asked for.
 * @throws RequestProblem where there is no such file
 */
export async function makeDownload(
  reader: GraphReader,
  ask: DownloadRequest,
): Promise<{ file: ExportFile; text: string }> {
  const file = EXPORT_FORMATS.find(each => each.name === ask.format)?.files.find(each => each.name === ask.file);
  if (!file) throw new RequestProblem(404, `There is no export \`${ask.format}\` with a file \`${ask.file}\`.`);
  const { nodes: refs, types, minConfidence } = ask;
  const graph = exportOf({
    nodes: await readRefs(reader, refs),
    claims: await claimsBetween(reader, refs, { types, minConfidence }),
  });
  let text = '';
  for await (const piece of file.write(graph, {})) text += piece;
  return { file, text };
}
