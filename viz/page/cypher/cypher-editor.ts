import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { bracketMatching, StreamLanguage } from '@codemirror/language';
import { cypher } from '@codemirror/legacy-modes/mode/cypher';
import { EditorState } from '@codemirror/state';
import { drawSelection, EditorView, keymap, lineNumbers, placeholder } from '@codemirror/view';
import type { SchemaAnswer } from '../../api.js';
import { cypherCompletion } from './cypher-completion.js';
import { editorLook } from './editor-look.js';
import { markTrouble, troubleMark } from './trouble-mark.js';
import { typeOverSelection } from './type-over-selection.js';

export interface CypherEditor {
  text: string;
  focus(): void;
  /** Underlines where the trouble is, both from 1; undefined takes the mark away. */
  markTrouble(place: { line: number; column: number } | undefined): void;
}

export interface CypherEditorOptions {
  text: string;
  /** Words to complete with. */
  schema: SchemaAnswer;
  onChange(): void;
  onRun(): void;
}

/**
 * Puts an editor for Cypher into an element. It lives in a shadow tree: there its styles are style sheet objects, which
 * the page's strict policy allows, where in the page they would be inline styles. Tab leaves it, as it does any field.
 */
export function startCypherEditor(parent: HTMLElement, options: CypherEditorOptions): CypherEditor {
  const root = parent.shadowRoot ?? parent.attachShadow({ mode: 'open' });
  const run = () => {
    options.onRun();
    return true;
  };
  const view = new EditorView({
    parent: root,
    root,
    state: EditorState.create({
      doc: options.text,
      extensions: [
        keymap.of([{ key: 'Mod-Enter', run }]),
        lineNumbers(),
        history(),
        drawSelection(),
        bracketMatching(),
        closeBrackets(),
        autocompletion({ override: [cypherCompletion(options.schema)], icons: false }),
        keymap.of([...closeBracketsKeymap, ...completionKeymap, ...historyKeymap, ...defaultKeymap]),
        StreamLanguage.define(cypher),
        editorLook,
        typeOverSelection,
        troubleMark,
        placeholder('MATCH (m:Method)-[r:BUILDS_ON]->(n:Method) RETURN m, r, n LIMIT 25'),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': 'Cypher' }),
        EditorView.updateListener.of(update => {
          if (update.docChanged) options.onChange();
        }),
      ],
    }),
  });
  return {
    get text() {
      return view.state.doc.toString();
    },
    set text(text) {
      if (text !== this.text) view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
    },
    focus: () => view.focus(),
    markTrouble: place => markTrouble(view, place),
  };
}
