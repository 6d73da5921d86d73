import { nodeId } from '../../graph/export/attributes.js';
import type { ExportFile, ExportFormat, ExportGraph, ExportOptions } from '../../graph/export/export-format.js';
import { exportOf, graphOfTypes } from '../../graph/export/export-graph.js';
import { EXPORT_FORMATS } from '../../graph/export/formats.js';
import type { NodeRef } from '../../graph/model.js';
import { readRefs, refId } from '../../graph/refs-reader.js';
import type { GraphReader } from '../../graph/store/port.js';
import { claimsBetween } from '../../graph/subgraph.js';
import type { DownloadSummary } from '../api.js';
import { RequestProblem } from './request-problem.js';
import type { DownloadRequest } from './requests.js';

/** Every file that a view can be taken along as: one file each time, so none that needs others. */
export function downloadFormats(formats: readonly ExportFormat[]): DownloadSummary[] {
  const alone = formats.filter(({ together }) => !together);
  return alone.flatMap(({ name, description, files }) =>
    files.map(file => ({ format: name, file: file.name, description })),
  );
}

/**
 * Makes the file of a view: its nodes, where they are drawn if that is told, and all claims among them of the types
 * asked for.
 * @throws RequestProblem where there is no such file
 */
export async function makeDownload(
  reader: GraphReader,
  ask: DownloadRequest,
): Promise<{ file: ExportFile; text: string }> {
  const format = EXPORT_FORMATS.find(each => each.name === ask.format);
  const file = format?.files.find(each => each.name === ask.file);
  if (!format || !file)
    throw new RequestProblem(404, `There is no export \`${ask.format}\` with a file \`${ask.file}\`.`);
  const graph = ask.nodes
    ? await partOf(reader, ask.nodes, ask, format)
    : graphOfTypes(reader, ask.types, ask.minConfidence);
  let text = '';
  for await (const piece of file.write(graph, optionsOf(ask))) text += piece;
  return { file, text };
}

function optionsOf({ nodes, places }: DownloadRequest): ExportOptions {
  if (!nodes || !places) return {};
  return {
    places: new Map(places.map(([x, y], i) => [nodeId(nodes[i]!), { x, y }])),
  };
}

async function partOf(
  reader: GraphReader,
  refs: readonly NodeRef[],
  { types, minConfidence }: DownloadRequest,
  format: ExportFormat,
): Promise<ExportGraph> {
  const claims = await claimsBetween(reader, refs, { types, minConfidence });
  const stating = claims.map(({ properties }): NodeRef => ({ label: 'Paper', key: properties.paper }));
  const listed = format.listsPapers ? [...refs, ...stating] : refs;
  const distinct = new Map(listed.map(ref => [refId(ref), ref]));
  return exportOf({ nodes: await readRefs(reader, [...distinct.values()]), claims });
}
