import { PostgreSQL, type SQLNamespace, sql } from '@codemirror/lang-sql';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { Compartment, Prec } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { SchemaTable } from '@tungngo/domain';
import { basicSetup } from 'codemirror';
import { type Ref, useEffect, useEffectEvent, useImperativeHandle, useRef } from 'react';
import styles from './sql-editor.module.css';

/** What the screen does with the editor beside reading its text. */
export interface SqlEditorHandle {
  /** Puts text at the cursor, over what is selected, and gives the editor the focus. */
  insert(text: string): void;
  /** Replaces the whole text; undo brings the old one back. */
  replace(text: string): void;
}

interface Props {
  ref: Ref<SqlEditorHandle>;
  initial: string;
  schema: readonly SchemaTable[];
  label: string;
  onChange(text: string): void;
  onRun(): void;
}

const theme = EditorView.theme({
  '&': { height: '100%', fontSize: '13px', backgroundColor: 'var(--paper)', color: 'var(--ink)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--font-mono)', lineHeight: '1.5' },
  '.cm-content': { caretColor: 'var(--ink)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-gutters': { backgroundColor: 'var(--ground)', color: 'var(--ink-faint)', border: 'none' },
  '.cm-activeLine': { backgroundColor: 'rgb(11 110 143 / 6%)' },
  '.cm-activeLineGutter': { backgroundColor: 'var(--accent-wash)', color: 'var(--ink)' },
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground':
    {
      background: 'light-dark(#cfe6ef, #28526a)',
    },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': {
    backgroundColor: 'light-dark(#cdeedd, #24513a)',
  },
  '.cm-tooltip': {
    border: '1px solid var(--line-strong)',
    backgroundColor: 'var(--paper)',
    color: 'var(--ink)',
  },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { background: 'var(--accent)', color: '#fff' },
  '.cm-panels': { backgroundColor: 'var(--sunken)', color: 'var(--ink)' },
});

/** DuckDB's grammar is close to PostgreSQL's; the tables and columns are those of the generation. */
function language(schema: readonly SchemaTable[]) {
  const names: SQLNamespace = Object.fromEntries(
    schema.map(({ name, columns }) => [
      name,
      columns.map((column) => ({
        label: column.name,
        type: 'property',
        detail: column.type,
        info: column.comment,
      })),
    ]),
  );
  return sql({ dialect: PostgreSQL, schema: names, upperCaseKeywords: true });
}

/** Each colour has a contrast of at least 5:1 on paper; CodeMirror's own orange has 3.6:1. */
const colours = syntaxHighlighting(
  HighlightStyle.define([
    { tag: tags.keyword, color: 'light-dark(#7a1fa2, #d9a5f0)' },
    { tag: [tags.string, tags.special(tags.string)], color: 'light-dark(#9a3412, #f2a97e)' },
    { tag: [tags.number, tags.bool, tags.null], color: 'light-dark(#0b6455, #74d3c0)' },
    // Upright: common oblique fonts lack Vietnamese letters and would draw their marks apart.
    { tag: tags.comment, color: 'light-dark(#57606a, #a3b3c0)' },
    { tag: [tags.typeName, tags.standard(tags.name)], color: 'light-dark(#0b5394, #8cc4f5)' },
  ]),
);

/** SQL with completion from the schema; Ctrl+Enter (⌘+Enter) runs. Tab leaves the editor, as elsewhere. */
export function SqlEditor({ ref, initial, schema, label, onChange, onRun }: Props) {
  const parent = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const languageSlot = useRef(new Compartment());
  const change = useEffectEvent(onChange);
  const run = useEffectEvent(onRun);
  const runAndStay = () => {
    run();
    return true;
  };
  const create = useEffectEvent((element: HTMLDivElement) => {
    return new EditorView({
      parent: element,
      doc: initial,
      extensions: [
        Prec.highest(keymap.of([{ key: 'Mod-Enter', run: runAndStay }])),
        basicSetup,
        languageSlot.current.of(language(schema)),
        theme,
        colours,
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) change(update.state.doc.toString());
        }),
      ],
    });
  });
  useEffect(() => {
    if (!parent.current) return;
    const editor = create(parent.current);
    view.current = editor;
    return () => editor.destroy();
  }, []);
  useEffect(() => {
    view.current?.dispatch({ effects: languageSlot.current.reconfigure(language(schema)) });
  }, [schema]);
  useImperativeHandle(ref, () => handleOf(view), []);
  return <div ref={parent} className={styles.editor} data-testid="sql-editor" />;
}

function handleOf(view: { current: EditorView | null }): SqlEditorHandle {
  return {
    insert(text) {
      view.current?.dispatch(view.current.state.replaceSelection(text));
      view.current?.focus();
    },
    replace(text) {
      const editor = view.current;
      if (!editor) return;
      editor.dispatch({
        changes: { from: 0, to: editor.state.doc.length, insert: text },
        selection: { anchor: text.length },
      });
      editor.focus();
    },
  };
}
