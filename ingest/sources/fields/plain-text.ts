/**
 * One field of a record as it is stored: Unicode NFC, every run of white space (line breaks too) one space, none at
 * the ends. Nothing else is altered; doing it twice changes nothing.
 */
export function plainText(text: string): string {
  // `\s` and `trim` would also take U+FEFF, which joins what stands on its sides.
  return text
    .normalize('NFC')
    .replace(/\p{White_Space}+/gu, ' ')
    .replace(/^ | $/g, '');
}

/** Text of a source as a message may show it: short, on one line, and with nothing that a terminal would obey. */
export function shown(text: string, maxLength = 60): string {
  const line = plainText(text.slice(0, maxLength * 4));
  const cut = line.length > maxLength ? `${line.slice(0, maxLength)}…` : line;
  return `“${cut.replace(/\p{C}/gu, '\uFFFD')}”`;
}
