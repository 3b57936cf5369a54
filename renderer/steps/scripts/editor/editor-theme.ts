import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tokens } from '@fluentui/react-components';
import { tags } from '@lezer/highlight';

// Fluent's tokens are CSS variables, so that the editor follows the page into dark and high contrast by itself.

const colors = HighlightStyle.define([
  { tag: [tags.keyword, tags.bool, tags.null, tags.self], color: tokens.colorPaletteBlueForeground2 },
  { tag: [tags.string, tags.special(tags.string), tags.regexp], color: tokens.colorPaletteMarigoldForeground2 },
  { tag: [tags.comment], color: tokens.colorPaletteGreenForeground2 },
  { tag: [tags.number], color: tokens.colorPaletteTealForeground2 },
  {
    tag: [
      tags.function(tags.variableName),
      tags.function(tags.propertyName),
      tags.function(tags.definition(tags.variableName)),
    ],
    color: tokens.colorPalettePurpleForeground2,
  },
]);

const mark = { content: 'none', width: '8px', height: '8px', borderRadius: '50%', marginTop: '5px' };
const underlined = (color: string) => ({
  // The package's own waves are images in data: addresses, which the CSP keeps out.
  backgroundImage: 'none',
  textDecorationLine: 'underline',
  textDecorationStyle: 'wavy',
  textDecorationColor: color,
  textDecorationSkipInk: 'none',
  textUnderlineOffset: '3px',
});

const look = EditorView.theme({
  '&': {
    height: '100%',
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    fontSize: tokens.fontSizeBase200,
  },
  // The page draws it around the editor; here it would lie under the line numbers.
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: tokens.fontFamilyMonospace, lineHeight: '20px' },
  '.cm-content': { caretColor: tokens.colorNeutralForeground1, padding: '8px 0' },
  '.cm-cursor': { borderLeftColor: tokens.colorNeutralForeground1 },
  '.cm-gutters': {
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground3,
    border: 'none',
  },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: tokens.colorNeutralBackground2 },
  // The selection lies under the text, so the active line must let it through.
  '&.cm-focused .cm-activeLine': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-selectionBackground, & .cm-selectionBackground': {
    backgroundColor: tokens.colorBrandBackground2Pressed,
  },
  '&.cm-focused .cm-matchingBracket, & .cm-matchingBracket': {
    backgroundColor: 'transparent',
    outline: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
  },
  '.cm-tooltip': {
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    boxShadow: tokens.shadow4,
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
  },
  '.cm-completionDetail': { color: 'inherit', fontStyle: 'normal', marginLeft: '12px' },
  '.cm-diagnostic': { padding: '6px 10px', whiteSpace: 'pre-wrap', maxWidth: '440px' },
  '.cm-diagnostic-error': { borderLeft: `3px solid ${tokens.colorStatusDangerForeground1}` },
  '.cm-diagnostic-warning': { borderLeft: `3px solid ${tokens.colorStatusWarningForeground3}` },
  '.cm-lintRange-error': underlined(tokens.colorStatusDangerForeground1),
  '.cm-lintRange-warning': underlined(tokens.colorStatusWarningForeground3),
  '.cm-lint-marker-error': {
    ...mark,
    backgroundColor: tokens.colorStatusDangerForeground1,
  },
  '.cm-lint-marker-warning': {
    ...mark,
    borderRadius: '2px',
    backgroundColor: tokens.colorStatusWarningForeground3,
  },
  '.cm-lintPoint-error:after, .cm-lintPoint-warning:after': { borderBottomColor: tokens.colorStatusDangerForeground1 },
  '@media (forced-colors: active)': {
    '.cm-lint-marker-error, .cm-lint-marker-warning': { backgroundColor: 'Highlight', forcedColorAdjust: 'none' },
  },
  // Against the template: what is new and what it had instead.
  '&.cm-merge-b .cm-changedLine, .cm-insertedLine': { backgroundColor: tokens.colorStatusSuccessBackground1 },
  '&.cm-merge-b .cm-changedText': { background: tokens.colorStatusSuccessBackground2 },
  '.cm-deletedChunk': { backgroundColor: tokens.colorStatusDangerBackground1, paddingLeft: '6px' },
  '.cm-deletedChunk .cm-deletedText': { background: tokens.colorStatusDangerBackground2 },
  '.cm-deletedChunk del': { textDecoration: 'none' },
  '&.cm-merge-b .cm-changedLineGutter': { background: tokens.colorStatusSuccessForeground1 },
  '&.cm-merge-b .cm-deletedLineGutter': { background: tokens.colorStatusDangerForeground1 },
  '.cm-collapsedLines': {
    color: tokens.colorNeutralForeground2,
    background: tokens.colorNeutralBackground3,
    fontFamily: tokens.fontFamilyBase,
  },
});

/** How the editor looks on Userferry's page. */
export const editorTheme: Extension = [look, syntaxHighlighting(colors)];
