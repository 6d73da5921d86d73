import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ExportGraph, ExportOptions } from '../graph/export/export-format.js';
import { EXPORT_FORMATS } from '../graph/export/formats.js';
import type { Console } from './console.js';
import { UsageError } from './usage-error.js';

/** Writes an export to a file, to a folder where the format has several files, or to standard output. */
export async function writeExport(
  name: string,
  graph: ExportGraph,
  options: ExportOptions,
  console: Console,
  output?: string,
): Promise<void> {
  const format = EXPORT_FORMATS.find(each => each.name === name)!;
  if (format.files.length > 1) {
    if (output === undefined)
      throw new UsageError(`${name} is ${format.files.length} files; name a folder with --output`);
    await mkdir(output, { recursive: true });
    for (const file of format.files)
      await pipeline(Readable.from(file.write(graph, options)), createWriteStream(join(output, file.name)));
    if (format.nextStep) console.info(format.nextStep(output));
  } else if (output !== undefined) {
    await pipeline(Readable.from(format.files[0].write(graph, options)), createWriteStream(output));
  } else for await (const text of format.files[0].write(graph, options)) await console.data(text);
}
