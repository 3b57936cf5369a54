// Finds what the page says without the catalogue (docs/texts.md).
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('..', import.meta.url));

/** A text that no translator would see, or that none could translate as it stands. */
interface BareText {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly text: string;
}

const macroFunctions = new Set(['t', 'msg', 'plural', 'select', 'selectOrdinal']);
const macroElements = new Set(['Trans', 'Plural', 'Select', 'SelectOrdinal']);
/** Attributes that somebody reads or hears. */
const spoken = new Set(['alt', 'aria-description', 'aria-label', 'aside', 'hint', 'label', 'placeholder', 'title']);
/** What they hold is for the browser. */
const silent = new Set(['className', 'style']);
/** Calls whose strings are for the browser. */
const styling = new Set(['EditorView.theme', 'makeStyles', 'makeStaticStyles']);

const letter = /\p{L}/u;
/** Two words, or one that begins like a sentence. Anything else may be a name of the code's own, unless it stands where it is spoken. */
const words = /\p{L}\S*\s+\S*\p{L}|^\p{Lu}\p{Ll}+[.:!?…]?$/u;

/** A length of a style sheet, which no translator has anything to do with. */
const length = /\d(?:px|r?em|v[hw])\b|%\)/;

/** Where something stands: in a macro, which puts it into the catalogue; where even one small word is read by somebody; anywhere else. */
type Place = 'macro' | 'spoken' | 'code';

/** The bare texts of one module. Styles, types, what is compared and what is thrown are none. */
export function bareTextsIn(file: string, source: string): readonly BareText[] {
  const module = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const found: BareText[] = [];

  function report(node: ts.Node, text: string): void {
    const line = module.getLineAndCharacterOfPosition(node.getStart(module)).line + 1;
    found.push({ file, line, text: text.replaceAll(/\s+/g, ' ').trim() });
  }

  function visitEach(nodes: readonly ts.Node[], place: Place): void {
    for (const node of nodes) visit(node, place);
  }

  function visit(node: ts.Node, place: Place): void {
    if (isSilent(node, module)) return;
    if (ts.isStringLiteralLike(node)) visitText(node, [node.text], place);
    else if (ts.isTemplateExpression(node)) {
      visitText(node, [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)], place);
      for (const { expression } of node.templateSpans) visit(expression, 'code');
    } else if (ts.isTaggedTemplateExpression(node)) visit(node.template, isMacro(node.tag) ? 'macro' : 'code');
    else if (ts.isCallExpression(node)) visitCall(node);
    else if (ts.isConditionalExpression(node)) {
      visit(node.condition, 'code');
      visitEach([node.whenTrue, node.whenFalse], place);
    } else if (ts.isPropertyAssignment(node)) visit(node.initializer, place);
    else if (ts.isElementAccessExpression(node)) visit(node.expression, 'code');
    else if (ts.isCaseClause(node)) visitEach(node.statements, 'code');
    else if (ts.isJsxText(node)) {
      if (place !== 'macro' && letter.test(node.text)) report(node, node.text);
    } else if (ts.isJsxElement(node)) {
      visit(node.openingElement, 'code');
      visitChildren(node.children, place === 'macro' || isMacroElement(node.openingElement) ? 'macro' : 'code');
    }
    // As a form of <Plural> a fragment stays as it is: the macro sees only elements that have a name.
    else if (ts.isJsxFragment(node)) visitChildren(node.children, 'code');
    else if (ts.isJsxOpeningElement(node) || ts.isJsxSelfClosingElement(node)) visitAttributes(node);
    else ts.forEachChild(node, (child) => visit(child, passesOn(node) ? place : 'code'));
  }

  function visitText(node: ts.Node, parts: readonly string[], place: Place): void {
    const alone = parts.length === 1 ? words : /\s/;
    const bare = parts.some((part) => letter.test(part) && (place === 'spoken' || alone.test(part)));
    // A plural's `#` is a number as the language groups it, and not as this computer does (renderer/words/numbers.ts).
    const isStyle = parts.some((part) => length.test(part));
    const amiss = place === 'macro' ? isStyle || parts.some((part) => part.includes('#')) : bare && !isStyle;
    if (amiss) report(node, parts.join('…'));
  }

  function visitCall(node: ts.CallExpression): void {
    visit(node.expression, 'code');
    visitEach(node.arguments, isMacro(node.expression) ? 'macro' : 'code');
  }

  function visitChildren(children: readonly ts.JsxChild[], place: Place): void {
    for (const child of children) {
      // A macro within a sentence would be a text of its own, and the sentence in pieces; <Plural> is part of it.
      if (place === 'macro' && ts.isJsxExpression(child) && isMacroCall(child.expression))
        report(child, child.getText());
      else visit(child, ts.isJsxExpression(child) ? 'spoken' : place);
    }
  }

  function visitAttributes(node: ts.JsxOpeningElement | ts.JsxSelfClosingElement): void {
    for (const attribute of node.attributes.properties) {
      if (ts.isJsxSpreadAttribute(attribute)) visit(attribute.expression, 'code');
      else if (attribute.initializer !== undefined) {
        const name = attribute.name.getText(module);
        if (silent.has(name)) continue;
        visit(attribute.initializer, isMacroElement(node) ? 'macro' : spoken.has(name) ? 'spoken' : 'code');
      }
    }
  }

  visit(module, 'code');
  return found;
}

/** Nothing in it is said to anybody. */
function isSilent(node: ts.Node, module: ts.SourceFile): boolean {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return true;
  if (ts.isTypeNode(node) || ts.isTypeAliasDeclaration(node) || ts.isInterfaceDeclaration(node)) return true;
  if (ts.isCallExpression(node)) return styling.has(node.expression.getText(module));
  if (ts.isThrowStatement(node)) return true;
  // The browser's name of a key on the keyboard.
  if (ts.isPropertyAssignment(node) && node.name.getText(module) === 'key') return true;
  if (ts.isNewExpression(node)) return /Error|NoEntry/.test(node.expression.getText(module));
  return ts.isBinaryExpression(node) && comparing.has(node.operatorToken.kind);
}

const comparing: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
]);

/** Whether what stands in it comes out of it as it is: `(…)`, `{…}`, `a ?? b`, lists and records of texts. */
function passesOn(node: ts.Node): boolean {
  return (
    ts.isParenthesizedExpression(node) ||
    ts.isJsxExpression(node) ||
    ts.isBinaryExpression(node) ||
    ts.isObjectLiteralExpression(node) ||
    ts.isArrayLiteralExpression(node)
  );
}

function isMacro(called: ts.Expression): boolean {
  return ts.isIdentifier(called) && macroFunctions.has(called.text);
}

function isMacroCall(expression: ts.Expression | undefined): boolean {
  if (expression === undefined) return false;
  if (ts.isTaggedTemplateExpression(expression)) return isMacro(expression.tag);
  return ts.isCallExpression(expression) && isMacro(expression.expression);
}

function isMacroElement({ tagName }: ts.JsxOpeningElement | ts.JsxSelfClosingElement): boolean {
  return ts.isIdentifier(tagName) && macroElements.has(tagName.text);
}

/** The bare texts of all modules of the page. */
export function bareTextsOfThePage(): readonly BareText[] {
  return (
    readdirSync(join(root, 'renderer'), { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && entry.name !== 'vite.config.ts')
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length).replaceAll('\\', '/'))
      // Colours, fonts and media, whose names look like words.
      .filter((file) => !file.startsWith('renderer/theme/'))
      .toSorted()
      .flatMap((file) => bareTextsIn(file, readFileSync(join(root, file), 'utf8')))
  );
}
