import { type Document, textOf } from '../document.js';
import { Memo } from '../memo.js';
import type { AcronymPair } from './acronyms.js';
import { foldName, foldSingular } from './fold.js';
import type { Mention } from './mention.js';

/** Mentions of one thing within a paper. */
export interface Cluster {
  mentions: Mention[];
}

const HARDWARE_NOISE =
  /\b(nvidia|amd|intel|google|apple|huawei|xilinx|qualcomm|samsung|geforce|tesla|gpus?|cpus?|tpus?|npus?|fpgas?|accelerators?|processors?|boards?|cards?|devices?|chips?|platforms?|cores?|the)\b/gi;
const TAIL_NOUN =
  /(?<=\S)[\s-]+(models?|frameworks?|algorithms?|methods?|networks?|architectures?|approach|technique|techniques|library|libraries|dataset|datasets|benchmark|benchmarks|corpus|system|systems|compiler|toolkit|family|series|optimi[sz]er|strategy|module|challenge|toolchain|mechanism)$/i;

/** Key that mentions of one thing share within a paper; versions stay apart. */
export function clusterKey(document: Document, mention: Mention): string {
  const text = textOf(document, mention.first, mention.end);
  if (mention.type === 'Metric' && mention.entry !== undefined) return `metric:${mention.entry.toLowerCase()}`;
  if (mention.type === 'Hardware') return `hardware:${hardwareKey(text, mention)}`;
  return nameKey(text);
}

function hardwareKey(text: string, mention: Mention): string {
  if (mention.entry?.startsWith('term:')) {
    return mention.generic ? foldSingular(foldName(text)) : foldName(mention.entry.slice(5));
  }
  const bare = foldName(text.replace(HARDWARE_NOISE, ' ').replace(/[- ]?\(?\d+ ?GB\)?/g, ''));
  return bare === '' ? foldSingular(foldName(text)) : bare;
}

const nameKeys = new Memo((text: string) => {
  const bare = text.replace(TAIL_NOUN, '');
  return foldSingular(foldName(bare.length > 1 ? bare : text)) || text;
});

/** Folded name without the plural and without a tail such as "model" or "dataset". */
export const nameKey = (text: string) => nameKeys.of(text);

/** Joins mentions into clusters: same key, or joined by an acronym definition. */
export function clusterMentions(
  document: Document,
  mentions: readonly Mention[],
  acronyms: readonly AcronymPair[],
): Cluster[] {
  const parents = new Map<string, string>();
  const root = (key: string): string => {
    let at = key;
    for (let up = parents.get(at); up !== undefined; up = parents.get(at)) at = up;
    return at;
  };
  const join = (a: string, b: string) => {
    const [from, to] = [root(b), root(a)];
    if (from !== to) parents.set(from, to);
  };
  const places = new Map<string, string>();
  const keys = new Map<Mention, string>();
  for (const mention of mentions) {
    const key = clusterKey(document, mention);
    keys.set(mention, key);
    places.set(`${mention.first}:${mention.end}`, key);
    join(key, nameKey(textOf(document, mention.first, mention.end)));
  }
  for (const { long, short } of acronyms) {
    const a = places.get(`${long[0]}:${long[1]}`) ?? nameKey(textOf(document, ...long));
    const b = places.get(`${short[0]}:${short[1]}`) ?? nameKey(textOf(document, ...short));
    join(a, b);
  }
  const clusters = new Map<string, Cluster>();
  for (const mention of [...mentions].sort((a, b) => a.first - b.first || b.end - a.end)) {
    const key = root(keys.get(mention)!);
    const cluster = clusters.get(key) ?? { mentions: [] };
    cluster.mentions.push(mention);
    clusters.set(key, cluster);
  }
  return [...clusters.values()];
}
