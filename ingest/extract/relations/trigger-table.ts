import type { EntityType } from '../../../graph/model.js';
import type { RelationCandidate } from '../reading.js';

/**
 * One row of the grammar of triggers: what the words beside a target say about it. `pattern` is matched against the
 * lower-case words left of the target (up to its list, if it stands in one) or right of it; mentions are written `#I`
 * (this paper's own), `#M`, `#D`, `#H` and `#X` (method, dataset, hardware, metric). A pattern for the left ends at the
 * target, one for the right begins there.
 */
export interface Trigger {
  rule: string;
  type: RelationCandidate['type'] | 'NONE';
  target: EntityType;
  side: 'left' | 'right';
  pattern: RegExp;
}

/** Up to three words that qualify a name ("the widely used X"). */
const Q = String.raw`(?: (?!and |or |but |which |that |to |for |with |on |in |by |is |are )[\w"'’@.%-]+){0,4}`;
const left = (words: string) => new RegExp(`(?:^| )(?:${words})${Q}$`);
const right = (words: string) => new RegExp(`^(?:${words})(?= |$)`);
const NOUN = String.raw`(?:\S+ ){0,4}?(?:framework|model|models|architecture|method|approach|network|system|algorithm|detector|pipeline|strategy|variant|technique|backbone|solution|module|extension|scheme|library|engine|agent|llm|llms|family)`;

const METHOD_TRIGGERS: Omit<Trigger, 'target'>[] = [
  {
    rule: 'extends',
    type: 'BUILDS_ON',
    side: 'left',
    pattern: left(
      'extend|extends|extending|we extended|that extended|generali[sz]es?|generali[sz]ing|augments|revisits?|revisiting|refines|refining|modif(?:y|ies|ying)|port(?:s|ing)|improv(?:es?|ing) upon|improv(?:es?|ing) on|reformulat(?:es?|ing)|reproduces?|rethink(?:s|ing)?|moderni[sz](?:es?|ing)|upgrad(?:es?|ing)|paralleli[sz](?:es?|ing)|enhanc(?:es?|ing)|extending upon|adapts',
    ),
  },
  {
    rule: 'built-on',
    type: 'BUILDS_ON',
    side: 'left',
    pattern: left(
      'built (?:up)?on|built on top of|built atop|builds (?:up)?on|builds on top of|building (?:up)?on|build (?:up)?on|built around|based (?:up)?on|on the basis of|on top of|atop|anchored in|grounded in|rooted in|derived from|adapted from|evolves from|evolved from|inspired by|initiali[sz]ed from|initiali[sz]ed with|fine-tuned from|finetuned from|fine-tuned using|distilled from|powered by an? \\S+ version of|starting from',
    ),
  },
  {
    rule: 'variant-of',
    type: 'BUILDS_ON',
    side: 'left',
    pattern: left(
      '(?:variants?|extensions?|versions?|adaptations?|generali[sz]ations?|implementations?|improvements?|modifications?|reformulations?|successors?|evolution|refinements?|instantiations?|relaxations?|analogues?|analogs?|reimplementation|redesign|parallelization|upgrade|enhancement|descendant) (?:of|to|on|over|for|upon)',
    ),
  },
  {
    rule: 'improving-title',
    type: 'BUILDS_ON',
    side: 'left',
    pattern: left(
      ': \\S+ ?(?:\\S+ ){0,4}(?:improving|extending|enhancing|accelerating|rethinking|revisiting|generalizing|scaling|boosting)',
    ),
  },
  {
    rule: 'fine-tuned',
    type: 'BUILDS_ON',
    side: 'left',
    pattern: left(
      'we fine-tune|we finetune|by fine-tuning|by finetuning|fine-tuning of|fine-tuned version of|is a (?:quantized|fine-tuned|distilled|pruned|compressed|customi[sz]ed|modified|tuned)|fine-tuned',
    ),
  },
  { rule: 'x-based', type: 'BUILDS_ON', side: 'right', pattern: right(`- (?:based|style|like|inspired) ${NOUN}`) },
  {
    rule: 'x-variant',
    type: 'BUILDS_ON',
    side: 'right',
    pattern: right('(?:- )?(?:variant|variants|extension|successor|derivative)'),
  },
  {
    rule: 'uses',
    type: 'USES',
    side: 'left',
    pattern: left(
      'us(?:e|es|ing)|utili[sz](?:es?|ing)|employ(?:s|ing)?|leverag(?:es?|ing)|adopt(?:s|ing)?|exploit(?:s|ing)?|harness(?:es|ing)?|by means of|with the help of|via|through|relies on|relying on|making use of|makes use of|is used|are used',
    ),
  },
  {
    rule: 'integrates',
    type: 'USES',
    side: 'left',
    pattern: left(
      'integrat(?:es?|ing)|incorporat(?:es?|ing)|combin(?:es?|ing)|coupl(?:es|ing)|fus(?:es|ing)|unif(?:ies|ying)|embed(?:s|ding)|introduc(?:es?|ing)|propos(?:es|ing)|featur(?:es|ing)|compris(?:es|ing)|consists of|consisting of|contains|containing|employs|equipped with|coupled with|combined with|together with|along with|paired with|guided by|driven by|powered by|supported by|enabled by',
    ),
  },
  {
    rule: 'components',
    type: 'USES',
    side: 'left',
    pattern: left(
      '(?:\\S+ ){0,2}(?:components|modules|stages|designs|innovations|techniques|strategies|contributions|steps|parts|phases|mechanisms|blocks|agents|elements|services) (?::|\\()(?: \\( ?(?:i+|[0-9a-c]) ?\\))?',
    ),
  },
  {
    rule: 'implemented-in',
    type: 'USES',
    side: 'left',
    pattern: left(
      'implemented (?:in|with|using|within|via)|implementation in|integrated (?:into|in|with|within)|written in|deployed (?:with|using|via)|developed (?:in|with|using)|trained (?:with|via|using|by)|optimi[sz]ed (?:with|via|using|by)',
    ),
  },
  {
    rule: 'we-propose-part',
    type: 'USES',
    side: 'left',
    pattern: left(
      '(?:we|further|also|additionally|then) (?:\\S+ )?(?:propose|introduce|design|develop|devise|employ|adopt|incorporate|integrate|present|leverage|utilize|apply|use)',
    ),
  },
  {
    rule: 'applied-to',
    type: 'APPLIED_TO',
    side: 'left',
    pattern: left(
      'appl(?:y|ied|ies|ying) (?:it |them |our \\S+ |this \\S+ )?to|applicable to|application to|applications to|experiments (?:on|with|across)|evaluat(?:ed?|ions?|ing) (?:on|of|across)|tested (?:on|across)|validated? (?:on|across)|results on|gains on|speedups? on|improvements? on|quantiz(?:e|ing)|prun(?:e|ing)|compress(?:ing)?|accelerat(?:e|ing)|models(?: ,)? including|across(?: \\S+){0,4}|generali[sz]es to|when applied to|integrated into|plugged into|we (?:evaluate|analy[sz]e|audit|benchmark|test|examine|investigate|study|compare|assess|probe)|for (?:training|serving|inference of|inference in)',
    ),
  },
  {
    rule: 'x-as-subject-of-study',
    type: 'APPLIED_TO',
    side: 'right',
    pattern: right(
      '(?:models? |family |series |and \\S+ ){0,3}(?:show|shows|demonstrate|demonstrates|confirm|reveal|indicate|validate)',
    ),
  },
  {
    rule: 'outperforms',
    type: 'COMPARED_WITH',
    side: 'left',
    pattern: left(
      '(?:outperform|surpass|exceed|beat|outpac)(?:s|es|ed|ing|e|)|(?:substantially|significantly|consistently) (?:better|faster|smaller|higher) than|superior(?:ity)? (?:to|over)|improv(?:es?|ing|ements?) (?:\\S+ ){0,4}over|gains? (?:\\S+ ){0,4}over|speed-?ups? (?:\\S+ ){0,4}over|advantages? (?:\\S+ ){0,2}over|better than|faster than|higher than|lower than|smaller than|fewer (?:\\S+ ){0,3}than|less (?:\\S+ ){0,3}than|more (?:\\S+ ){0,3}than|(?:reduction|increase|improvement|acceleration|boost) (?:\\S+ ){0,5}over|times that of',
    ),
  },
  {
    rule: 'compared-to',
    type: 'COMPARED_WITH',
    side: 'left',
    pattern: left(
      'compared (?:to|with|against)|comparison (?:to|with|against)|comparisons (?:to|with|against)|relative to|in contrast to|against|versus|vs\\.?|benchmarked against|than|baselines(?: ,)? (?:such as|including|like)|over',
    ),
  },
  {
    rule: 'on-par',
    type: 'COMPARED_WITH',
    side: 'left',
    pattern: left(
      'comparable (?:\\S+ ){0,3}(?:to|with)|on par with|on a par with|competitive with|match(?:es|ing)?|rival(?:s|ing|ling)?|similar (?:\\S+ ){0,2}to|par with|parity with|equivalent to|close to',
    ),
  },
  {
    rule: 'x-baseline',
    type: 'COMPARED_WITH',
    side: 'right',
    pattern: right('(?:\\S+ ){0,2}baselines?'),
  },
  {
    rule: 'unlike',
    type: 'NONE',
    side: 'left',
    pattern: left(
      'unlike|without|instead of|rather than|in contrast to|replac(?:es?|ing)|eliminat(?:es|ing) the need for|does not require|not requiring|no need for|avoids?|avoiding|beyond|could be combined with|can be combined with',
    ),
  },
  {
    rule: 'problem-of',
    type: 'NONE',
    side: 'right',
    pattern: right(
      '(?:\\S+ ){0,2}(?:suffers?|struggles?|fails?|faces?|remains?|incurs?|requires|lacks?|have (?:become|emerged|shown|achieved|demonstrated)|has (?:become|emerged|shown|achieved|demonstrated))',
    ),
  },
];

const HARDWARE_TRIGGERS: Omit<Trigger, 'target'>[] = [
  {
    rule: 'runs-on',
    type: 'RUNS_ON',
    side: 'left',
    pattern: left(
      'on|across|using|for|onto|with|at|to|targeting|leverag(?:es?|ing)|exploit(?:s|ing)?|optimi[sz]ed for|within|supports|between',
    ),
  },
  {
    rule: 'hardware-kernel',
    type: 'RUNS_ON',
    side: 'right',
    pattern: right(
      '(?:kernels?|implementation|acceleration|accelerated|- accelerated|- based|- optimized|memory|utilization|platform|gpus?|server|cluster|nodes?)',
    ),
  },
];

const DATASET_TRIGGERS: Omit<Trigger, 'target'>[] = [
  {
    rule: 'evaluated-on',
    type: 'EVALUATED_ON',
    side: 'left',
    pattern: left(
      'on|across|in|over|from|using|with|of|to|benchmarks?(?: \\S+){0,3}|datasets?(?: \\S+){0,3}|score on|for',
    ),
  },
  {
    rule: 'dataset-noun',
    type: 'EVALUATED_ON',
    side: 'right',
    pattern: right('(?:datasets?|benchmarks?|test set|leaderboard|corpus|challenge|dataset|validation set|corpora)'),
  },
];

/** The whole grammar, in order of trust. */
export const TRIGGERS: readonly Trigger[] = [
  ...METHOD_TRIGGERS.map(row => ({ ...row, target: 'Method' as const })),
  ...HARDWARE_TRIGGERS.map(row => ({ ...row, target: 'Hardware' as const })),
  ...DATASET_TRIGGERS.map(row => ({ ...row, target: 'Dataset' as const })),
];

const BY_TARGET: Partial<Record<EntityType, readonly Trigger[]>> = {
  Method: TRIGGERS.filter(({ target }) => target === 'Method'),
  Hardware: TRIGGERS.filter(({ target }) => target === 'Hardware'),
  Dataset: TRIGGERS.filter(({ target }) => target === 'Dataset'),
};

/** The triggers of a target that hold, given the words left and right of it. */
export function triggersAt(target: EntityType, leftWords: string, rightWords: string): Trigger[] {
  return (BY_TARGET[target] ?? []).filter(({ side, pattern }) =>
    pattern.test(side === 'left' ? leftWords : rightWords),
  );
}
