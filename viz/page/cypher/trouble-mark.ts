import { StateEffect, StateField, type Text } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';

const setTrouble = StateEffect.define<{ from: number; to: number } | undefined>();

/** The place of a question's trouble; any change to the text takes it away. */
export const troubleMark = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, { docChanged, effects }) {
    for (const effect of effects) {
      if (!effect.is(setTrouble)) continue;
      return effect.value ? Decoration.set(trouble.range(effect.value.from, effect.value.to)) : Decoration.none;
    }
    return docChanged ? Decoration.none : marks;
  },
  provide: field => EditorView.decorations.from(field),
});

const trouble = Decoration.mark({ class: 'cm-trouble', attributes: { 'aria-invalid': 'true' } });

/** Marks the word at a place of the text, and puts the cursor before it. */
export function markTrouble(view: EditorView, place: { line: number; column: number } | undefined): void {
  if (!place) {
    view.dispatch({ effects: setTrouble.of(undefined) });
    return;
  }
  const range = wordAt(view.state.doc, place);
  view.dispatch({
    effects: range.from < range.to ? setTrouble.of(range) : [],
    selection: { anchor: range.from },
    scrollIntoView: true,
  });
}

/** The word that begins at a place; where none does, the sign there, or the last one before the end. */
function wordAt(doc: Text, { line, column }: { line: number; column: number }): { from: number; to: number } {
  const { from, to } = doc.line(Math.min(Math.max(line, 1), doc.lines));
  const at = Math.min(from + Math.max(column, 1) - 1, to);
  const word = /^\w+/.exec(doc.sliceString(at, to))?.[0] ?? '';
  if (at === to) return { from: Math.max(from, at - 1), to };
  return { from: at, to: at + Math.max(1, word.length) };
}
