import { element } from '../dom.js';

/** The file stays in memory for so long. */
const KEPT_MS = 30_000;

/** Gives a file to the reader, as a download. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  element('a', { href: address, download: name }).click();
  // Some browsers read the file only after the task of the click; an address revoked by then saves nothing.
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}
