import { EditorView } from '@codemirror/view';

/**
 * Types over a selection without the browser's help: Chromium would keep the look of what stood there in a style attribute, which the
 * CSP stops and tells as an error. What answers to typing, such as closing brackets, is asked as ever.
 */
export const typeOver = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { data, inputType } = event;
    const { state } = view;
    const { from, to, empty } = state.selection.main;
    if (inputType !== 'insertText' || data === null || empty || view.composing) return false;
    const typed = () => state.update(state.replaceSelection(data), { userEvent: 'input.type', scrollIntoView: true });
    const handled = state.facet(EditorView.inputHandler).some((handle) => handle(view, from, to, data, typed));
    if (!handled) view.dispatch(typed());
    return true;
  },
});
