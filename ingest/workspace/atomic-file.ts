import { open, rename, rm } from 'node:fs/promises';

/**
 * Replaces a file whole or not at all: written beside it, flushed, renamed. What reads the path meanwhile, or after
 * a crash, finds the old content or the new one.
 */
export async function replaceFile(path: string, chunks: AsyncIterable<string> | Iterable<string>): Promise<void> {
  const draft = `${path}.draft`;
  const file = await open(draft, 'w');
  try {
    for await (const chunk of chunks) await file.write(chunk);
    await file.sync();
    await file.close();
    await rename(draft, path);
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(draft, { force: true });
    throw error;
  }
}
