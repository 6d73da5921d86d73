import { foldName } from '../../graph/fold-name.js';
import type { EntityType } from '../../graph/model.js';

/** Words that a name of this type carries or not without being another thing; they never make up the whole name. */
const NOISE: Record<EntityType, RegExp> = {
  Hardware:
    /\b(?:nvidia|amd|intel|google|apple|huawei|xilinx|qualcomm|graphcore|geforce|tesla|the)\b|\b(?:gpu|cpu|tpu|npu|fpga|accelerator|processor|board|device|card|chip|core)s?\b|\b\d+\s?gi?b\b|\b(?:sxm\d?|pcie)\b/giu,
  Dataset: /\b(?:the|data ?sets?|benchmarks?|corpus|corpora|challenge|test suite|leaderboard)\b/giu,
  Method: /^the\b|\b(?:models?|frameworks?|algorithms?|library|architectures?)$/giu,
  Metric: /^the\b/giu,
};

/** A digit or an inner capital: the shape of a proper name, not of a common noun. */
const PROPER = /\d|\p{Lu}.*\p{Lu}|^\p{Ll}+\p{Lu}|\p{Lu}/u;

/**
 * The form in which names of one type are compared across papers: folded, without the noise words of the type and
 * without the plural. Version tokens stay, so "FlashAttention" and "FlashAttention-2" never meet.
 */
export function entityFold(type: EntityType, name: string): string {
  const bare = name.replace(/\s*\([^()]*\)\s*$/u, '').trim() || name;
  const plain = singular(bare);
  const stripped = plain.replace(NOISE[type], ' ').trim();
  const useful = type === 'Method' ? PROPER.test(stripped) : true;
  return foldName(useful && foldName(stripped) !== '' ? stripped : plain);
}

/** Takes the plural off the last word: "GPUs", "Transformers"; not "ImageNet-Sketches", "BLAS", "Atlas", "loss". */
function singular(name: string): string {
  return name.replace(/(?<=\p{Lu}{2})s$|(?<=\p{L}{3}[^suoia\P{L}])s$/u, '');
}

/** The numbers in a name, as they tell versions apart: "LLaMA-2-70B" has 2 and 70. */
export function versionTokens(name: string): string {
  return (name.match(/\d+(?:\.\d+)?/g) ?? []).sort().join(' ');
}

/** Whether `short` may abbreviate `long`: its letters stand in the long form in order, the first one first. */
export function abbreviates(short: string, long: string): boolean {
  if (!/^\S{2,12}$/u.test(short) || !/\p{Lu}.*\p{Lu}/u.test(short) || !/[\s-]/u.test(long)) return false;
  const wanted = [...short.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')];
  if (wanted.at(-1) === 's') wanted.pop();
  const text = long.toLowerCase();
  if (wanted[0] !== text[0]) return false;
  let at = 0;
  for (const letter of wanted) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** Whether two long forms say the same: the stems of the shorter one's words are, but for one in three, the other's. */
export function sameLongForm(a: string, b: string): boolean {
  const [few, many] = [stems(a), stems(b)].sort((x, y) => x.size - y.size) as [Set<string>, Set<string>];
  const shared = [...few].filter(stem => many.has(stem)).length;
  return few.size > 0 && shared >= few.size - Math.floor(few.size / 3) && versionTokens(a) === versionTokens(b);
}

function stems(text: string): Set<string> {
  const words =
    text
      .toLowerCase()
      .normalize('NFKD')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(
    words.filter(word => !/^(?:of|for|the|and|with|in|to|a|an|on)$/.test(word)).map(word => word.slice(0, 4)),
  );
}
