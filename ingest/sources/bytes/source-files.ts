import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { compareText } from '../../../graph/model.js';
import { errorCode, SourceError } from '../source-error.js';

/** A file below a folder, or what kept it or its folder from being looked at. */
export interface FoundFile {
  /** Path below the folder, with `/` on every system. */
  name: string;
  path: string;
  error?: SourceError;
}

/**
 * All files below a folder, sorted by name; hidden ones (whose name, or whose folder's name, begins with a dot) and
 * what is neither file nor folder are left out. Links are followed, but never round in a circle.
 */
export async function filesBelow(folder: string): Promise<FoundFile[]> {
  const found: FoundFile[] = [];
  await collect(folder, '', [], found);
  return found.sort((a, b) => compareText(a.name, b.name));
}

async function collect(folder: string, prefix: string, above: readonly string[], found: FoundFile[]): Promise<void> {
  const here = await realpath(folder);
  if (above.includes(here)) return;
  for (const entry of await readdir(folder)) {
    if (entry.startsWith('.')) continue;
    const file = { name: `${prefix}${entry}`.normalize('NFC'), path: join(folder, entry) };
    try {
      const { isFile, isFolder } = await kindOf(file.path);
      if (isFolder) await collect(file.path, `${prefix}${entry}/`, [...above, here], found);
      else if (isFile) found.push(file);
    } catch (cause) {
      found.push({ ...file, error: fileError(file.name, cause) });
    }
  }
}

async function kindOf(path: string): Promise<{ isFile: boolean; isFolder: boolean }> {
  const status = await stat(path);
  return { isFile: status.isFile(), isFolder: status.isDirectory() };
}

/** What the operating system says of a file, as an error for people; anything else is thrown as it is. */
export function fileError(source: string, cause: unknown): SourceError {
  if (cause instanceof SourceError) return cause;
  const code = errorCode(cause);
  if (code === undefined) throw cause;
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new SourceError(source, 'missing', 'there is no such file or folder', 'check the path', { cause });
  }
  const isForbidden = code === 'EACCES' || code === 'EPERM';
  const reason = isForbidden ? 'it may not be read' : `it can't be read (${code})`;
  return new SourceError(source, 'unreadable', reason, 'check its permissions and the disk', { cause });
}
