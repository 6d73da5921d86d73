/** FNV-1a hash of a text. Hashes are signed 32-bit integers, which JavaScript engines hold without a box. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash | 0;
}

/** Joins two hashes into one; the order matters. */
export function joinHashes(a: number, b: number): number {
  const sum = (((b + 0x9e3779b9) | 0) + (((a << 6) + (a >>> 2)) | 0)) | 0;
  let mixed = Math.imul(a ^ sum, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}
