import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { foldName } from '../../graph/fold-name.js';

describe('foldName', () => {
  it.each([
    ['FlashAttention-2', 'Flash Attention 2'],
    ['FlashAttention-2', 'flashattention2'],
    ['FLASH_ATTENTION‑2', 'FlashAttention-2'],
    ['Erdős', 'Erdos'],
    ['ＬｏＲＡ', 'LoRA'],
    ['ΑΣ', 'ασ'],
    ['DALL·E', 'DALL-E'],
    ['I/O complexity', 'IO Complexity'],
    ['🤗 Transformers', 'Transformers'],
    ['Llama 2.5', 'LLaMA-2.5'],
  ])('folds %s and %s alike', (a, b) => {
    expect(foldName(a)).toBe(foldName(b));
  });

  it.each([
    ['FlashAttention', 'FlashAttention-2'],
    ['C', 'C++'],
    ['C', 'C#'],
    ['C++', 'C#'],
    ['A*', 'A'],
    ['Llama 2.5', 'Llama 25'],
    ['∞-former', 'former'],
    ['カ', 'ガ'],
  ])('tells %s and %s apart', (a, b) => {
    expect(foldName(a)).not.toBe(foldName(b));
  });

  it('keeps a name made of punctuation only', () => {
    expect(foldName(' :-) ')).toBe(':-)');
    expect(foldName('  ')).toBe('');
  });

  it('changes nothing when folding a folded name', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), text => foldName(foldName(text)) === foldName(text)));
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), text => foldName(foldName(text)) === foldName(text)));
  });

  it('does not see case, hyphens, spaces and underscores', () => {
    const word = fc.stringMatching(/^[A-Za-z]{1,6}[0-9]{0,2}$/);
    const separator = fc.constantFrom('', '-', ' ', '_', '‐', '–');
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), separator, (words, between) => {
        expect(foldName(words.join(between).toUpperCase())).toBe(foldName(words.join('')));
      }),
    );
  });
});
