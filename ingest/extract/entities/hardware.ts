import { type HardwarePattern, readHardware } from '../../lexicons.js';
import type { Document } from '../document.js';
import type { Mention } from './mention.js';

const VENDOR =
  "(?:(?:NVIDIA|Nvidia|nVidia|nvidia|AMD|Intel|Google|Apple|Huawei|Xilinx|XILINX|Qualcomm|Samsung|ARM|Arm|IBM|Graphcore|Broadcom|Microsoft|AWS|Amazon|Meta|NXP|STMicroelectronics|MediaTek|Sony|Lenovo|Dell|HP|HPE)(?:'s)?[ -](?:AMD[ -]|Xilinx[ -])?)";
const KIND_NOUN =
  '(?:[ -](?:(?:Tensor[ -]Core|mobile|edge|embedded|AI|server|laptop)[ -])?(?:GPUs?|CPUs?|TPUs?|NPUs?|FPGAs?|SoCs?|MCUs?|IPUs?|DSPs?|chips?|processors?|accelerators?|boards?|cards?|devices?|platforms?|supercomputers?|superchips?|architectures?|cores?|cards?|nodes?|pods?|series))';
const MEMORY = '(?:[ -]?(?:SXM\\d?|PCIe|NVL\\d*|Ti|\\(?\\d{1,3}[ -]?GB\\)?))*';
const START = /^[A-Z0-9]/;

interface Compiled {
  pattern: HardwarePattern;
  regex: RegExp;
}

function compile(pattern: HardwarePattern): Compiled {
  const body = `(?:${pattern.source.replaceAll(' ', '[ -]?')})`;
  const product = !pattern.isClass && !pattern.generic;
  const source = product ? `(${VENDOR})?${body}${MEMORY}(${KIND_NOUN})?` : `(${VENDOR})?${body}()`;
  return { pattern, regex: new RegExp(`${source}(?![\\p{L}\\p{N}])`, pattern.anyCase ? 'iuy' : 'uy') };
}

const proper: Compiled[] = [];
const terms: Compiled[] = [];
let byInitial: Map<string, Compiled[]> | undefined;

function candidatesFor(word: string): Compiled[] {
  if (byInitial === undefined) {
    byInitial = new Map();
    for (const pattern of readHardware()) {
      (pattern.generic || pattern.isClass ? terms : proper).push(compile(pattern));
    }
  }
  const key = word.slice(0, 3);
  let list = byInitial.get(key);
  if (list === undefined) {
    list = START.test(word) ? [...proper, ...terms] : terms;
    byInitial.set(key, list);
  }
  return list;
}

/** Finds hardware by the closed grammar of `hardware.txt`: vendor, series, number, memory, kind noun. Longest first. */
export function findHardware(document: Document): Mention[] {
  const found: { mention: Mention; near: boolean }[] = [];
  for (let i = 0; i < document.tokens.length; i++) {
    const hit = longestAt(document, i);
    if (!hit) continue;
    found.push(hit);
    i = hit.mention.end - 1;
  }
  return found.filter(hit => !hit.near || hasCompany(document, hit.mention, found)).map(hit => hit.mention);
}

function longestAt(document: Document, i: number): { mention: Mention; near: boolean } | undefined {
  const token = document.tokens[i]!;
  let best: { to: number; pattern: HardwarePattern; near: boolean } | undefined;
  for (const { pattern, regex } of candidatesFor(token.text)) {
    regex.lastIndex = token.from;
    const match = regex.exec(document.text);
    if (!match) continue;
    const to = regex.lastIndex;
    if (best === undefined || to > best.to) best = { to, pattern, near: pattern.near && !match[1] && !match[2] };
  }
  if (best === undefined) return undefined;
  let end = i + 1;
  while (end < document.tokens.length && document.tokens[end]!.to <= best.to) end++;
  if (document.tokens[end - 1]!.to !== best.to) return undefined;
  const { pattern } = best;
  return {
    near: best.near,
    mention: {
      first: i,
      end,
      type: 'Hardware',
      generic: pattern.generic,
      source: 'hardware',
      entry: pattern.isClass || pattern.generic ? `term:${pattern.kind}` : `product:${pattern.kind}`,
      sure: !pattern.generic && !pattern.near,
    },
  };
}

/** A doubtful name counts where its sentence has other hardware or names a vendor. */
function hasCompany(document: Document, mention: Mention, found: { mention: Mention; near: boolean }[]): boolean {
  const sentence = document.sentenceOfToken[mention.first];
  return found.some(
    other =>
      other.mention !== mention &&
      !other.near &&
      !other.mention.generic &&
      document.sentenceOfToken[other.mention.first] === sentence,
  );
}
