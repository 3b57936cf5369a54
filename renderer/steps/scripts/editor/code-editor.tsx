import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { javascript, javascriptLanguage } from '@codemirror/lang-javascript';
import { bracketMatching, indentOnInput, indentUnit } from '@codemirror/language';
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { unifiedMergeView } from '@codemirror/merge';
import { Compartment, type Extension } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { makeStyles, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import type { ActionName, ScriptFinding, ScriptPlace } from '../../../../electron/assistant/contract/index.ts';
import { pageNonce } from '../../../client/page-nonce.ts';
import { type Surroundings, scriptCompletions } from './completions.ts';
import { editorTheme } from './editor-theme.ts';
import { offsetOf } from './places.ts';
import { typeOver } from './type-over.ts';

const useStyles = makeStyles({
  place: {
    height: '100%',
    boxSizing: 'border-box',
    padding: '2px',
    ':focus-within': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
});

/** What others on the page may ask of the editor. */
export interface CodeEditorHandle {
  /** Shows a place, puts the cursor there and goes to it. */
  reveal(place: ScriptPlace): void;
}

interface CodeEditorProps {
  readonly action: ActionName;
  readonly text: string;
  readonly surroundings: Surroundings;
  readonly findings: readonly ScriptFinding[];
  /** What the text is shown against; null for the text alone. */
  readonly comparedWith: string | null;
  /** Id of the words that say how the keyboard leaves the editor. */
  readonly describedBy: string;
  readonly onChange: (text: string) => void;
  readonly ref?: Ref<CodeEditorHandle>;
}

/** The text of one action script. Another action is another editor: give it a key. */
export default function CodeEditor(props: CodeEditorProps) {
  const { text, findings, comparedWith, ref } = props;
  const styles = useStyles();
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorView>(undefined);
  const comparison = useRef(new Compartment());
  const latest = useRef({ ...props });
  useEffect(() => {
    latest.current = { ...props };
  });

  useEffect(() => {
    const parent = place.current;
    if (parent === null) return;
    const view = new EditorView({
      parent,
      doc: latest.current.text,
      extensions: [
        ...extensionsFor(latest.current),
        comparison.current.of(comparing(latest.current.comparedWith)),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) latest.current.onChange(update.state.doc.toString());
        }),
      ],
    });
    editor.current = view;
    return () => {
      view.destroy();
      editor.current = undefined;
    };
  }, []);

  // A text that changed elsewhere: back to the template, or to what was saved.
  useEffect(() => {
    const view = editor.current;
    if (view === undefined || view.state.doc.toString() === text) return;
    view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
  }, [text]);

  useEffect(() => {
    editor.current?.dispatch({ effects: comparison.current.reconfigure(comparing(comparedWith)) });
  }, [comparedWith]);

  useEffect(() => {
    const view = editor.current;
    if (view !== undefined) view.dispatch(setDiagnostics(view.state, diagnosticsOf(view, findings)));
  }, [findings]);

  useImperativeHandle(ref, () => ({
    reveal(at) {
      const view = editor.current;
      if (view === undefined) return;
      const anchor = offsetOf(view.state.doc, at);
      view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) });
      view.focus();
    },
  }));

  return <div ref={place} className={styles.place} data-editor />;
}

function extensionsFor({ action, surroundings, describedBy }: CodeEditorProps): Extension[] {
  return [
    EditorView.cspNonce.of(pageNonce()),
    editorTheme,
    lintGutter(),
    lineNumbers(),
    history(),
    drawSelection(),
    highlightActiveLine(),
    indentOnInput(),
    indentUnit.of('  '),
    bracketMatching(),
    closeBrackets(),
    typeOver,
    autocompletion({ icons: false }),
    javascript(),
    javascriptLanguage.data.of({ autocomplete: scriptCompletions(action, surroundings) }),
    keymap.of([
      leaveByTab,
      ...closeBracketsKeymap,
      ...defaultKeymap,
      ...historyKeymap,
      ...completionKeymap,
      ...lintKeymap,
      indentWithTab,
    ]),
    EditorView.contentAttributes.of({
      tabindex: '0',
      'aria-label': t`Script ${action}`,
      'aria-describedby': describedBy,
    }),
  ];
}

/** Escape gives Tab back to the page for two seconds (CodeMirror does that by itself); this says so. */
const leaveByTab = {
  key: 'Escape',
  run: (view: EditorView) => {
    view.dispatch({ effects: EditorView.announce.of(t`Tab leaves the editor now.`) });
    return false;
  },
};

function comparing(original: string | null): Extension {
  if (original === null) return [];
  return unifiedMergeView({ original, mergeControls: false, collapseUnchanged: { margin: 3, minSize: 6 } });
}

function diagnosticsOf({ state }: EditorView, findings: readonly ScriptFinding[]): Diagnostic[] {
  return findings
    .map(({ severity, place, text, next }) => {
      const from = offsetOf(state.doc, place);
      return { from, to: Math.max(from, offsetOf(state.doc, place.end)), severity, message: `${text}\n${next}` };
    })
    .toSorted((one, other) => one.from - other.from);
}
