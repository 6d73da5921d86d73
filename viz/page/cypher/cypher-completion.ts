import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import type { SchemaAnswer, SchemaProperty } from '../../api.js';

/** What can stand at a place of a question. */
export type CompletionKind = 'label' | 'relation' | 'property' | 'word';

/**
 * What the text before a word asks for: behind a colon within round brackets a label, within square ones a relation,
 * behind a dot or within the braces of a pattern a property, else a keyword or a function.
 */
export function kindAt(before: string): CompletionKind {
  const text = before.replace(/'[^']*(?:'|$)|"[^"]*(?:"|$)/g, "''");
  if (/[\w)\]]\.$/.test(text)) return 'property';
  const bracket = lastOpen(text);
  if (/[:|&!]\s*$/.test(text) && bracket !== '{')
    return bracket === '[' ? 'relation' : bracket === '(' ? 'label' : 'word';
  return bracket === '{' && /[{,]\s*$/.test(text) ? 'property' : 'word';
}

/** The innermost bracket that is still open; empty where none is. */
function lastOpen(text: string): string {
  const open: string[] = [];
  for (const sign of text) {
    if ('([{'.includes(sign)) open.push(sign);
    else if (')]}'.includes(sign)) open.pop();
  }
  return open.at(-1) ?? '';
}

/** Completes with the model's closed lists, and with the words and functions that own Cypher is taken with. */
export function cypherCompletion(schema: SchemaAnswer): (context: CompletionContext) => CompletionResult | null {
  const options = optionsOf(schema);
  return context => {
    const word = context.matchBefore(/\w*/);
    const from = word?.from ?? context.pos;
    const kind = kindAt(context.state.sliceDoc(Math.max(0, from - 2000), from));
    if (!context.explicit && kind === 'word' && (word?.text.length ?? 0) < 2) return null;
    return { from, options: options[kind], validFor: /^\w*$/ };
  };
}

function optionsOf({ labels, relations, keywords, functions }: SchemaAnswer): Record<CompletionKind, Completion[]> {
  const properties = new Map<string, { property: SchemaProperty; owners: string[] }>();
  for (const owner of [...labels, ...relations]) {
    for (const property of owner.properties) {
      const known = properties.get(property.name) ?? { property, owners: [] };
      known.owners.push(owner.name);
      properties.set(property.name, known);
    }
  }
  return {
    label: labels.map(({ name }) => ({ label: name, type: 'class' })),
    relation: relations.map(({ name, states }) => ({ label: name, type: 'type', info: states })),
    property: [...properties.values()].map(({ property, owners }) => ({
      label: property.name,
      type: 'property',
      detail: owners.length > 3 ? `${owners.length} kinds` : owners.join(', '),
      ...(property.description !== '' && { info: property.description }),
    })),
    word: [
      ...keywords.map(label => ({ label, type: 'keyword', boost: 1 })),
      ...functions.map(label => ({ label, type: 'function', apply: `${label}(` })),
    ],
  };
}
