// Everything outside XML 1.0's `Char`: most control characters, halves of surrogate pairs, two non-characters.
const ILLEGAL = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const REFERENCES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
  '\u0085': '&#133;',
  '\u2028': '&#8232;',
};

/** Removes the characters that no XML document may hold, not even as references. */
export function legalXmlText(text: string): string {
  return text.replace(ILLEGAL, '');
}

/** Text as it may stand in an element or in an attribute in double quotes; illegal characters are removed. */
export function escapeXml(text: string): string {
  return legalXmlText(text).replace(/[&<>"\t\n\r\u0085\u2028]/g, character => REFERENCES[character]!);
}

/** A document with the line ends of XML 1.1 as references: some readers of XML 1.0 make line feeds of them. */
export function referRareLineEnds(xml: string): string {
  return xml.replace(/[\u0085\u2028]/g, character => REFERENCES[character]!);
}
