import { textTrouble } from '../fields/paper-record.js';

/** A JSON value, or what is wrong with its text. */
export interface ParsedJson {
  value?: unknown;
  trouble?: { rule: string; reason: string };
}

/** Parses the text of one JSON object or list; bytes that are not of the source's encoding are trouble too. */
export function parseJson(text: string): ParsedJson {
  const damage = /\p{Surrogate}/u.test(text) ? textTrouble('record', text) : undefined;
  if (damage) return { trouble: damage };
  try {
    return { value: JSON.parse(text) };
  } catch {
    if (/[}\]]$/.test(text)) return { trouble: { rule: 'not-json', reason: 'this is not valid JSON' } };
    return { trouble: { rule: 'truncated-json', reason: 'this JSON ends before it is closed' } };
  }
}
