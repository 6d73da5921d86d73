import { foldName } from '../../graph/fold-name.js';
import type { EntityType } from '../../graph/model.js';
import { LATEX_STYLES } from '../extract/latex.js';
import { bareHardware, productName } from './hardware-name.js';

/** Words that a dataset's name carries or not without being another thing, and the size its pictures are cut to. */
const DATASET_NOISE =
  /(?<![\p{L}\p{N}-])(?:the|data ?sets?|benchmarks?(?: suites?)?|corpus|corpora|test suites?|(?:training|train|validation|val|dev|test) (?:sets?|splits?)|\d{2,4} ?(?:x|×|times) ?\d{2,4})(?![\p{L}\p{N}-])/giu;

/** "AIME 2024" and "AIME24", "VOC 2012" and "VOC12" are one: the year of an edition is written both ways. */
const EDITION_YEAR = /(?<=\D)(?:19(?=[89])|20(?=[0-3]))(\d\d)$/;

/** Nouns that say what kind of method a name is of ("Video Transformer Network" is a name), and makers put before it. */
const METHOD_NOUN =
  /(?<=\S)[\s-]+(?:[Mm]odels?|[Aa]rchitectures?|[Ff]rameworks?|[Aa]lgorithms?|[Ll]ibrary|(?:foundation |language )models?|networks?|optimi[sz]ers?|compilers?|toolkits?|packages?|systems?|engines?|kernels?)$/u;
const TERM_NOUN = /(?<=\S)\s+(?:models?|architectures?)$/iu;
const MAKER =
  /^(?:OpenAI|GitHub|(?:Google )?DeepMind|Google|Meta|Microsoft|NVIDIA|Anthropic|Alibaba|Hugging ?Face|Intel|Apple|Amazon|IBM|Baidu|Tencent)(?:['’]s)? (?=\S)/u;

/**
 * The form in which names of one type are compared across papers: folded, without LaTeX styles, asides in brackets,
 * the plural, and what a name of the type may carry without being another thing. No number is lost, so "FlashAttention"
 * and "FlashAttention-2" never meet; memory sizes of a product ("A100-80GB") and picture sizes of a dataset are none.
 */
export function entityFold(type: EntityType, name: string): string {
  const plain = plainName(name);
  if (type === 'Hardware') return foldName(productName(plain));
  if (type === 'Dataset')
    return foldName(orAll(plain.replace(DATASET_NOISE, ' '), plain).trim().replace(EDITION_YEAR, '$1'));
  return foldName(orAll(plain.replace(/^the /i, ''), plain));
}

/**
 * The fold of a name without its maker and the noun of its kind: "Hopper GPU" gives `hopper`, "OpenAI Codex" `codex`.
 * Common terms lose less ("diffusion model" gives `diffusion`, "LLM framework" stays). Whether that is the same thing
 * is for the corpus to say. Undefined where nothing can be taken away, or nothing is left.
 */
export function bareFold(type: EntityType, name: string, generic: boolean): string | undefined {
  const plain = plainName(name);
  let bare = plain;
  if (type === 'Method')
    bare = generic ? plain.replace(TERM_NOUN, '') : plain.replace(MAKER, '').replace(METHOD_NOUN, '');
  if (type === 'Hardware' && !generic) bare = bareHardware(plain);
  return bare === plain || foldName(bare) === '' ? undefined : entityFold(type, bare);
}

const plainName = (name: string) => singular(withoutAside(withoutStyles(name).replace(/\s+/g, ' ').trim()));

const orAll = (part: string, whole: string) => (foldName(part) === '' ? whole : part);

/** "\texttt{CASS}" is CASS; commands that are part of the name ("\alpha-fair") stay. */
export function withoutStyles(name: string): string {
  const plain = name.replace(/\\([A-Za-z]+)\s*/g, (command, word: string) => (LATEX_STYLES.has(word) ? '' : command));
  return orAll(plain.replace(/[{}$]/g, ''), name);
}

/**
 * Takes asides in brackets away: "Key-Value (KV) cache", "Long Form (LF)". An aside that holds a number the rest has
 * not is part of the name ("SE(3)-Transformer"), as is one letter ("E(n)-GNN").
 */
export function withoutAside(name: string): string {
  const bare = name.replace(/\s+\([^()]*\)|(?<=\S)\([^()]{2,}\)$/gu, '').trim();
  const kept = new Set(numbers(bare));
  return bare !== '' && numbers(name).every(number => kept.has(number)) ? bare : name;
}

/**
 * Takes the plural and the genitive off the last word: "GPUs", "ViTs", "4090s", "Transformers", "attention maps",
 * "libraries"; leaves "BLAS", "Atlas", "Chronos", "loss" and "series".
 */
export function singular(name: string): string {
  return name
    .replace(/['’]s$/u, '')
    .replace(/(?<=\p{Ll}{3})(?<!\b(?:ser|spec))ies$/u, 'y')
    .replace(
      /(?<!\b(?:ser|spec)ie)(?<=\p{Lu}\p{Ll}*\p{Lu}|\p{Nd}|\p{L}{3}[^suoia\P{L}]|[\s-]\p{L}{2}[^suoia\P{L}])s$/u,
      '',
    );
}

const numbers = (name: string) => name.match(/\d+(?:\.\d+)?/g) ?? [];

/** The numbers in a name, as they tell versions apart: "LLaMA-2-70B" has 2 and 70. */
export function versionTokens(name: string): string {
  return numbers(name).sort().join(' ');
}
