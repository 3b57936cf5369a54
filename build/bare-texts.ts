// Finds what the page says without the catalogue: `npm run check` allows that only where build/inline-texts.json still does (docs/texts.md).
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('..', import.meta.url));
const listFile = 'build/inline-texts.json';

/** A text that stands where no translator will ever see it. */
interface BareText {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly text: string;
}

const macroFunctions = new Set(['t', 'msg', 'plural', 'select', 'selectOrdinal']);
const macroElements = new Set(['Trans', 'Plural', 'Select', 'SelectOrdinal']);
/** Attributes that somebody reads or hears, in which one small word is a text already. */
const spoken = new Set(['alt', 'aria-label', 'aria-description', 'aside', 'hint', 'label', 'placeholder', 'title']);

const letter = /\p{L}/u;
/** Two words, or one that begins like a sentence. Anything else may be a name of the code's own. */
const words = /\p{L}[^\s]*\s+[^\s]*\p{L}|^\p{Lu}\p{Ll}+[.:!?…]?$/u;

/** Where a node stands: said by a macro, read by somebody even if it is one small word, or anywhere else. */
type Place = 'macro' | 'spoken' | 'code';

/** The bare texts of one module. Styles, types, names, comparisons and errors for developers are none. */
export function bareTextsIn(file: string, source: string): readonly BareText[] {
  const module = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const found: BareText[] = [];

  function report(node: ts.Node, text: string): void {
    const line = module.getLineAndCharacterOfPosition(node.getStart(module)).line + 1;
    found.push({ file, line, text: text.replaceAll(/\s+/g, ' ').trim() });
  }

  function visitAll(node: ts.Node, place: Place): void {
    ts.forEachChild(node, (child) => visit(child, place));
  }

  function visit(node: ts.Node, place: Place): void {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node)) return;
    if (ts.isTypeAliasDeclaration(node) || ts.isInterfaceDeclaration(node) || ts.isLiteralTypeNode(node)) return;
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) {
      if (place === 'macro') return;
      if (words.test(node.text) || (place === 'spoken' && letter.test(node.text))) report(node, node.text);
      return;
    }
    if (ts.isTemplateExpression(node)) {
      const parts = [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)];
      const says = parts.some((part) => letter.test(part) && (place === 'spoken' || /\s/.test(part)));
      if (place !== 'macro' && says) report(node, parts.join('…'));
      for (const { expression } of node.templateSpans) visit(expression, 'code');
      return;
    }
    if (ts.isTaggedTemplateExpression(node)) return visit(node.template, isMacro(node.tag) ? 'macro' : place);
    if (ts.isCallExpression(node)) return visitCall(node);
    if (ts.isNewExpression(node) && node.expression.getText(module).endsWith('Error')) return;
    if (ts.isCaseClause(node)) return node.statements.forEach((statement) => visit(statement, 'code'));
    if (ts.isBinaryExpression(node) && isComparison(node.operatorToken.kind)) return;
    if (ts.isPropertyAssignment(node)) return visit(node.initializer, place);
    if (ts.isElementAccessExpression(node)) return visit(node.expression, place);
    if (ts.isJsxText(node)) {
      if (place !== 'macro' && letter.test(node.text)) report(node, node.text);
      return;
    }
    if (ts.isJsxElement(node)) {
      visit(node.openingElement, 'code');
      const says = place === 'macro' || macroElements.has(node.openingElement.tagName.getText(module));
      for (const child of node.children) visitChild(child, says);
      return;
    }
    if (ts.isJsxFragment(node)) return node.children.forEach((child) => visitChild(child, place === 'macro'));
    if (ts.isJsxOpeningElement(node) || ts.isJsxSelfClosingElement(node)) {
      const says = macroElements.has(node.tagName.getText(module));
      for (const attribute of node.attributes.properties) visitAttribute(attribute, says);
      return;
    }
    // A small word in a condition is a name, whatever is said depending on it.
    if (ts.isConditionalExpression(node)) {
      visit(node.condition, 'code');
      visit(node.whenTrue, place);
      visit(node.whenFalse, place);
      return;
    }
    visitAll(node, ts.isObjectLiteralExpression(node) || ts.isArrayLiteralExpression(node) ? place : afterwards(node, place));
  }

  /** Through parentheses and `??` a text goes to the same place; other expressions make something else of it. */
  function afterwards(node: ts.Node, place: Place): Place {
    return ts.isParenthesizedExpression(node) || ts.isBinaryExpression(node) || ts.isJsxExpression(node) ? place : 'code';
  }

  function visitChild(child: ts.JsxChild, said: boolean): void {
    if (ts.isJsxExpression(child)) return visitAll(child, 'spoken');
    visit(child, said ? 'macro' : 'code');
  }

  function visitAttribute(attribute: ts.JsxAttributeLike, said: boolean): void {
    if (ts.isJsxSpreadAttribute(attribute)) return visit(attribute.expression, 'code');
    const name = attribute.name.getText(module);
    if (attribute.initializer === undefined || name === 'style' || name === 'className') return;
    const place = said ? 'macro' : spoken.has(name) ? 'spoken' : 'code';
    visit(attribute.initializer, place);
  }

  function visitCall(node: ts.CallExpression): void {
    const name = node.expression.getText(module);
    if (name === 'makeStyles' || name === 'makeStaticStyles') return;
    // It joins a number and its noun by English rules.
    if (name === 'counted') report(node, node.getText(module));
    visit(node.expression, 'code');
    for (const argument of node.arguments) visit(argument, isMacro(node.expression) ? 'macro' : 'code');
  }

  visit(module, 'code');
  return found;
}

function isMacro(called: ts.Expression): boolean {
  return ts.isIdentifier(called) && macroFunctions.has(called.text);
}

function isComparison(kind: ts.SyntaxKind): boolean {
  const comparing: readonly ts.SyntaxKind[] = [
    ts.SyntaxKind.EqualsEqualsEqualsToken,
    ts.SyntaxKind.ExclamationEqualsEqualsToken,
  ];
  return comparing.includes(kind);
}

function modulesOfThePage(): readonly string[] {
  return readdirSync(join(root, 'renderer'), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length).replaceAll('\\', '/'))
    .sort();
}

if (import.meta.main) {
  for (const file of modulesOfThePage()) {
    for (const { line, text } of bareTextsIn(file, readFileSync(join(root, file), 'utf8'))) console.log(`${file}:${line}  ${text}`);
  }
}
