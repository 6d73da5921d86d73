const NOT_NAME = /[^\p{L}\p{N}+]+/gu;
const PLAIN = /^[a-z0-9]+$/;

/** A name without case, blanks, hyphens and other signs: "Flash-Attention 2" and "FlashAttention2" are one. */
export function foldName(name: string): string {
  const lower = name.toLowerCase();
  return PLAIN.test(lower) ? lower : lower.replace(NOT_NAME, '');
}

/** A folded name without its plural: "LLMs" gives `llm`, "devices" gives `device`; digits, "ss", "us" and "is" stay. */
export function foldSingular(folded: string): string {
  return folded.length > 3 && /[a-z]{2}s$/.test(folded) && !/(ss|us|is|ics)$/.test(folded)
    ? folded.slice(0, -1)
    : folded;
}
