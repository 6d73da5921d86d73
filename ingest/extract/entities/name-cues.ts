import type { Document } from '../document.js';
import { WordClass } from '../words.js';

/** Signs around a name that say what it is; each is counted over papers. Their order is that of the shipped table. */
export const NAME_CUES = [
  'title',
  'titleData',
  'proposed',
  'dataNoun',
  'modelNoun',
  'on',
  'versus',
  'using',
  'hardwareNoun',
  'metricNoun',
  'list',
] as const;
export type NameCue = (typeof NAME_CUES)[number];

const DATA_NOUN = new WordClass(
  /^(datasets?|benchmarks?|corpus|corpora|challenge|leaderboard|testbed|testset|subset|split|suite)$/,
);
const MODEL_NOUN = new WordClass(
  /^(models?|framework|algorithm|method|methods|architectures?|networks?|library|compiler|backbones?|encoders?|decoders?|agents?|pipeline|approach|kernels?|module|optimizer|baselines?|variants?|family|series|loss|attention|inference|layers?|adapters?|training|engine|system|toolkit|platform|quantization|protocol|strategy)$/,
);
const HARDWARE_NOUN = new WordClass(
  /^(gpus?|cpus?|tpus?|npus?|fpgas?|socs?|chips?|processors?|accelerators?|boards?|cards?|devices?|cores?|clusters?)$/,
);
const METRIC_NOUN = new WordClass(/^(scores?|rate|accuracy|metrics?|values?|improvement|points?|gains?)$/);
const VERSUS = new WordClass(
  /^(outperforms?|outperforming|than|over|versus|vs|vs\.|compared|surpass(?:es|ing)?|exceeds?|exceeding|beats?|baselines?)$/,
);
const USING = new WordClass(
  /^(using|uses?|via|with|by|leverag(?:es|ing|e)|employ(?:s|ing)?|integrat(?:es|ing|e)|in|based|through|applying|adopt(?:s|ing)?|extends?|into|utiliz(?:es|ing))$/,
);
const PROPOSING = new WordClass(
  /^(propose|present|introduce|develop|release|named|called|dubbed|termed|describe|design|proposes|presents|introduces|build|construct|namely)$/,
);
const LIST = new WordClass(/^(as|including|e\.g\.|and|,|or|like)$/);
const FILLER = new WordClass(
  /^(the|a|an|our|new|novel|standard|popular|widely|used|to|with|both|on|as|original|large-scale|,|existing|two|three|several|public|recent)$/,
);

/** Signs around a range of tokens. */
export function nameCues(document: Document, first: number, end: number): NameCue[] {
  const cues: NameCue[] = [];
  const { tokens } = document;
  const sentence = document.sentences[document.sentenceOfToken[first]!]!;
  if (sentence.inTitle && first === sentence.firstToken && (tokens[end]?.text === ':' || tokens[end]?.text === '—')) {
    cues.push('title');
    for (let i = end; i < sentence.endToken; i++) {
      const { lower, word } = tokens[i]!;
      if (DATA_NOUN.has(word) || lower.startsWith('benchmarking')) {
        cues.push('titleData');
        break;
      }
    }
  }
  const next = end < sentence.endToken ? tokens[end]!.word : undefined;
  if (DATA_NOUN.has(next)) cues.push('dataNoun');
  else if (MODEL_NOUN.has(next)) cues.push('modelNoun');
  else if (HARDWARE_NOUN.has(next)) cues.push('hardwareNoun');
  else if (METRIC_NOUN.has(next)) cues.push('metricNoun');
  let before = first - 1;
  const lowest = Math.max(sentence.firstToken, first - 4);
  while (before > lowest && FILLER.has(tokens[before]!.word) && tokens[before]!.lower !== 'on') before--;
  const word = before >= sentence.firstToken ? tokens[before]!.word : undefined;
  if (PROPOSING.has(word)) cues.push('proposed');
  if (word?.lower === 'on' || word?.lower === 'across') cues.push('on');
  else if (VERSUS.has(word)) cues.push('versus');
  else if (USING.has(word)) cues.push('using');
  else if (LIST.has(word)) cues.push('list');
  return cues;
}
