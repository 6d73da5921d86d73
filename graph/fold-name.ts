/** Combining marks that Western accents decompose into; the vowel signs of other scripts are letters and stay. */
const ACCENTS = /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]/gu;

/** All but letters, digits, signs that tell names apart (C, C++, C#, A*), and points inside a number. */
const SEPARATORS = /(?<!\p{Nd})\.|\.(?!\p{Nd})|[^\p{L}\p{M}\p{N}.+#*∞∇∂√]/gu;

/**
 * Folds a name so that spellings of one thing meet: NFKD, without accents, lower case, without white space, hyphens
 * and other punctuation. Digits stay, and so does a point between two of them, because versions are told apart by
 * them: "FlashAttention-2", "Flash Attention 2" and "flashattention2" fold alike, "Llama 2.5" and "Llama 25" do not.
 * Folding a folded name changes nothing. A name of punctuation only is kept, trimmed; only an empty one folds to "".
 */
export function foldName(text: string): string {
  const lower = text.normalize('NFKD').toLowerCase().normalize('NFKD').replaceAll('ς', 'σ');
  const folded = lower.replace(ACCENTS, '').replace(SEPARATORS, '');
  return (folded === '' ? lower.trim() : folded).normalize('NFC');
}
