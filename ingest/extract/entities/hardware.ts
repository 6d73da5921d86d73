import { type HardwarePattern, readHardware } from '../../lexicons.js';
import type { Document } from '../document.js';
import { WordClass } from '../words.js';
import type { Mention } from './mention.js';

const VENDOR =
  "(?:(?:NVIDIA|Nvidia|nVidia|nvidia|AMD|Intel|Google|Apple|Huawei|Xilinx|XILINX|Qualcomm|Samsung|ARM|Arm|IBM|Graphcore|Broadcom|Microsoft|AWS|Amazon|Meta|NXP|STMicroelectronics|MediaTek|Sony|Lenovo|Dell|HP|HPE)(?:'s)?[ -](?:AMD[ -]|Xilinx[ -])?)";
const KIND_NOUN =
  '(?:[ -](?:(?:Tensor[ -]Core|mobile|edge|embedded|AI|server|laptop)[ -])?(?:GPUs?|CPUs?|TPUs?|NPUs?|FPGAs?|SoCs?|MCUs?|IPUs?|DSPs?|chips?|processors?|accelerators?|boards?|cards?|devices?|platforms?|supercomputers?|superchips?|architectures?|cores?|cards?|nodes?|pods?|series))';
const MEMORY = '(?:[ -]?(?:SXM\\d?|PCIe|NVL\\d*|Ti|\\(?\\d{1,3}[ -]?GB\\)?))*';
const START = new WordClass(/^[A-Z0-9]/, 'text');

interface Compiled {
  pattern: HardwarePattern;
  regex: RegExp;
}

const bodyOf = ({ source }: HardwarePattern) => source.replaceAll(' ', '[ -]?');

function compile(pattern: HardwarePattern): Compiled {
  const body = `(?:${bodyOf(pattern)})`;
  const product = !pattern.isClass && !pattern.generic;
  const source = product ? `(${VENDOR})?${body}${MEMORY}(${KIND_NOUN})?` : `(${VENDOR})?${body}()`;
  return { pattern, regex: new RegExp(`${source}(?![\\p{L}\\p{N}])`, pattern.anyCase ? 'iuy' : 'uy') };
}

/** The patterns, and one expression that says quickly whether any of a group can match at a place. */
interface Grammar {
  all: Compiled[];
  groups: { gate: RegExp; patterns: Compiled[]; capital: boolean }[];
}

let grammar: Grammar | undefined;

function loadGrammar(): Grammar {
  if (grammar) return grammar;
  const all = readHardware().map(compile);
  const isTerm = ({ pattern }: Compiled) => pattern.isClass || pattern.generic;
  const group = (patterns: Compiled[], flags: string, capital: boolean) => {
    const bodies = patterns.map(({ pattern }) => bodyOf(pattern)).join('|');
    return { gate: new RegExp(`${VENDOR}?(?:${bodies})`, flags), patterns, capital };
  };
  const terms = all.filter(isTerm);
  grammar = {
    all,
    groups: [
      group(
        all.filter(one => !isTerm(one)),
        'uy',
        true,
      ),
      group(
        terms.filter(({ pattern }) => !pattern.anyCase),
        'uy',
        false,
      ),
      group(
        terms.filter(({ pattern }) => pattern.anyCase),
        'iuy',
        false,
      ),
    ],
  };
  return grammar;
}

/** Finds hardware by the closed grammar of `hardware.txt`: vendor, series, number, memory, kind noun. Longest first. */
export function findHardware(document: Document): Mention[] {
  const found: { mention: Mention; near: boolean }[] = [];
  for (let i = 0; i < document.tokens.length; i++) {
    const hit = longestAt(document, i);
    if (!hit) continue;
    found.push(hit);
    if (hit.inner) found.push({ mention: hit.inner, near: false });
    i = hit.mention.end - 1;
  }
  return found.filter(hit => !hit.near || hasCompany(document, hit.mention, found)).map(hit => hit.mention);
}

function longestAt(document: Document, i: number): { mention: Mention; near: boolean; inner?: Mention } | undefined {
  const token = document.tokens[i]!;
  let best: { to: number; pattern: HardwarePattern; near: boolean } | undefined;
  let inner: HardwarePattern | undefined;
  for (const { gate, patterns, capital } of loadGrammar().groups) {
    if (capital && !START.has(token.word)) continue;
    gate.lastIndex = token.from;
    if (!gate.test(document.text)) continue;
    for (const { pattern, regex } of patterns) {
      regex.lastIndex = token.from;
      const match = regex.exec(document.text);
      if (!match) continue;
      const to = regex.lastIndex;
      if (pattern.isClass && to === token.to) inner = pattern;
      if (best === undefined || to > best.to) best = { to, pattern, near: pattern.near && !match[1] && !match[2] };
    }
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
    // "GPU memory" is a common term, and names the GPU too.
    ...(inner && pattern.generic && { inner: classMention(i, inner) }),
  };
}

const classMention = (first: number, { kind }: HardwarePattern): Mention => ({
  first,
  end: first + 1,
  type: 'Hardware',
  generic: false,
  source: 'hardware',
  entry: `term:${kind}`,
  sure: true,
});

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

const VENDOR_NAMES: [RegExp, string][] = [
  [/^nvidia/i, 'NVIDIA'],
  [/^(?:amd|xilinx)/i, 'AMD'],
  [/^intel/i, 'Intel'],
  [/^google/i, 'Google'],
  [/^apple/i, 'Apple'],
  [/^huawei/i, 'Huawei'],
  [/^qualcomm/i, 'Qualcomm'],
  [/^samsung/i, 'Samsung'],
  [/^arm\b/i, 'Arm'],
  [/^ibm/i, 'IBM'],
  [/^graphcore/i, 'Graphcore'],
];

/** Vendor and kind of hardware by the grammar; empty where it does not know. */
export function hardwareAttributes(name: string): { vendor: string; kind: string } {
  const stated = VENDOR_NAMES.find(([pattern]) => pattern.test(name))?.[1] ?? '';
  let best: { length: number; pattern: HardwarePattern } | undefined;
  for (const { pattern, regex } of loadGrammar().all) {
    regex.lastIndex = 0;
    if (regex.test(name) && regex.lastIndex > (best?.length ?? 0)) best = { length: regex.lastIndex, pattern };
  }
  return { vendor: best?.pattern.vendor || stated, kind: best?.pattern.kind ?? '' };
}
