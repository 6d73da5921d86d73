import { EditorView } from '@codemirror/view';

/**
 * Replaces a selection by what is typed. Left to the browser, the text would come with the look of what it replaces as
 * an inline style, which the page's policy refuses and reports.
 */
export const typeOverSelection = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { from, to, empty } = view.state.selection.main;
    const text = event.data;
    if (event.inputType !== 'insertText' || text === null || event.isComposing || empty) return false;
    event.preventDefault();
    const insert = () =>
      view.state.update(view.state.replaceSelection(text), { userEvent: 'input.type', scrollIntoView: true });
    const handled = view.state.facet(EditorView.inputHandler).some(handle => handle(view, from, to, text, insert));
    if (!handled) view.dispatch(insert());
    return true;
  },
});
