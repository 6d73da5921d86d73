import { type FileHandle, open, rename, rm } from 'node:fs/promises';

/** Text gathered before it is written, in UTF-16 units. */
const BLOCK = 2 ** 16;

/**
 * Replaces a file whole or not at all: written beside it, flushed, renamed. What reads the path meanwhile, or after
 * a crash, finds the old content or the new one. When `chunks` throws, the old content stays.
 */
export async function replaceFile(path: string, chunks: AsyncIterable<string> | Iterable<string>): Promise<void> {
  const draft = `${path}.draft`;
  try {
    const file = await open(draft, 'w');
    try {
      await writeAll(file, chunks);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

async function writeAll(file: FileHandle, chunks: AsyncIterable<string> | Iterable<string>): Promise<void> {
  let block = '';
  for await (const chunk of chunks) {
    block += chunk;
    if (block.length < BLOCK) continue;
    await file.appendFile(block);
    block = '';
  }
  await file.appendFile(block);
}
