import type { ActionName } from '../actions.ts';
import { lineStartsOf, placeOf } from '../place-in-text.ts';
import type { CheckSettings } from './check-settings.ts';
import type { Finding, Found } from './finding.ts';
import { callbackPathFindings } from './rules/callback-paths.ts';
import { columnNamesOffFindings } from './rules/column-names-off.ts';
import { columnNotSelectedFindings } from './rules/column-not-selected.ts';
import { emailVerifiedFindings } from './rules/email-verified.ts';
import { errorObjectFindings } from './rules/error-object.ts';
import { functionShapeFindings } from './rules/function-shape.ts';
import { kindsOfErrorFindings } from './rules/kinds-of-error.ts';
import { moduleFindings } from './rules/modules.ts';
import { newerThanNodeFindings } from './rules/newer-than-node.ts';
import { passwordWrittenFindings } from './rules/password-written.ts';
import { profileFindings } from './rules/profile.ts';
import { rowUncheckedFindings } from './rules/row-unchecked.ts';
import { rowsNotCollectedFindings } from './rules/rows-not-collected.ts';
import { secretFindings } from './rules/secrets.ts';
import { sqlBuiltFindings } from './rules/sql-built.ts';
import { syntaxFinding } from './rules/syntax.ts';
import { tSqlFindings } from './rules/t-sql.ts';
import { tediousConnectionFindings } from './rules/tedious-connection.ts';
import { textSizeFindings } from './rules/text-size.ts';
import { userIdFindings } from './rules/user-id.ts';
import { varcharFindings } from './rules/varchar.ts';
import { offsetIn, type ScriptTree, scriptTree } from './tree/script-tree.ts';

const rules: readonly ((tree: ScriptTree) => readonly Found[])[] = [
  functionShapeFindings,
  callbackPathFindings,
  newerThanNodeFindings,
  moduleFindings,
  sqlBuiltFindings,
  tSqlFindings,
  secretFindings,
  passwordWrittenFindings,
  profileFindings,
  userIdFindings,
  emailVerifiedFindings,
  errorObjectFindings,
  kindsOfErrorFindings,
  tediousConnectionFindings,
  columnNamesOffFindings,
  rowsNotCollectedFindings,
  rowUncheckedFindings,
  columnNotSelectedFindings,
  varcharFindings,
];

/**
 * Reads an action script without running it: what is wrong with it, or may be, in the order of the text. Whatever text it is given,
 * it ends and doesn't throw; what it can't follow it says nothing about.
 */
export function checkScript(action: ActionName, source: string, settings: CheckSettings): readonly Finding[] {
  const found = [...textSizeFindings(source, 0), ...foundIn(action, source, settings)];
  const lineStarts = lineStartsOf(source);
  const placed = found.map(({ at, ...rest }): Finding => {
    const place = placeOf(lineStarts, offsetIn(source, at.start));
    return { ...rest, place: { ...place, end: placeOf(lineStarts, offsetIn(source, at.end)) } };
  });
  const distinct = new Map(placed.map((each) => [`${each.rule} ${each.place.line} ${each.place.column}`, each]));
  return [...distinct.values()].toSorted(
    (one, other) => one.place.line - other.place.line || one.place.column - other.place.column,
  );
}

function foundIn(action: ActionName, source: string, settings: CheckSettings): readonly Found[] {
  try {
    const tree = scriptTree(action, source, settings);
    return rules.flatMap((rule) => rule(tree));
  } catch (error) {
    if (error instanceof RangeError) return [tooDeep];
    if (!(error instanceof SyntaxError) || !('pos' in error) || typeof error.pos !== 'number') throw error;
    return [syntaxFinding(source, { message: error.message, pos: error.pos })];
  }
}

/** The stack is at its end: thousands of brackets within each other. */
const tooDeep: Found = {
  rule: 'too-deep',
  severity: 'warning',
  at: { start: 0, end: 0 },
  text: 'The script is nested too deeply to be checked, and may be too deep for Auth0 as well.',
  next: 'Try it with `script run`, and write it flatter.',
};
