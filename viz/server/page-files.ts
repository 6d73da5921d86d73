import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

/** A file of the built page, in memory. */
export interface PageFile {
  bytes: Uint8Array<ArrayBuffer>;
  type: string;
  etag: string;
}

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.txt': 'text/plain; charset=utf-8',
};

/**
 * Reads the built page whole: the map from path in the address to file. Only what stands in it is ever served, so no
 * path of a request reaches the disk.
 * @throws Error when the page has not been built.
 */
export async function readPageFiles(folder: string): Promise<Map<string, PageFile>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((cause: unknown) => {
    throw new Error(`The explorer's page is not built: ${folder} can't be read. Run \`npm run build\`.`, { cause });
  });
  const files = new Map<string, PageFile>();
  for (const entry of entries) {
    const type = TYPES[extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = new Uint8Array(await readFile(path));
    const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"`;
    files.set(path.slice(folder.length).replaceAll('\\', '/'), { bytes, type, etag });
  }
  if (!files.has('/index.html')) {
    throw new Error(`The explorer's page is not built: ${folder} has no index.html. Run \`npm run build\`.`);
  }
  return files;
}

const TOKEN_PLACE = '<meta name="paperlineage-token" content="">';

/**
 * The page with this start's token in it.
 * @throws Error when the page has no place for it.
 */
export function pageWithToken(files: ReadonlyMap<string, PageFile>, token: string): string {
  const html = new TextDecoder().decode(files.get('/index.html')!.bytes);
  if (!html.includes(TOKEN_PLACE)) throw new Error("The built page has no place for the server's token.");
  return html.replace(TOKEN_PLACE, TOKEN_PLACE.replace('""', `"${token}"`));
}
