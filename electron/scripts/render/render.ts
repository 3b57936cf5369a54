import { assertNever } from '../../common/assert-never.ts';
import { UserferryError } from '../../common/userferry-error.ts';
import { tablesOf } from '../../stores/mapping/tables-of.ts';
import type { ActionName } from '../actions.ts';
import { LARGEST_SCRIPT } from '../largest-script.ts';
import { accountCode } from './account-code.ts';
import { comment, indented, literal } from './js.ts';
import { namesOf, neededParts } from './parts.ts';
import { passwordCode } from './password-code.ts';
import type { ScriptPlan } from './script-plan.ts';
import type { Templates } from './templates.ts';

/**
 * Writes an action script for a mapping: names quoted, values only as parameters, nothing secret in it.
 * @throws UserferryError UF-7101, UF-7102 (no script can do it for this mapping), UF-7103 (over 100 KB)
 */
export function renderScript(action: ActionName, plan: ScriptPlan, templates: Templates): string {
  const template = templates.scripts.get(templateName(action));
  if (template === undefined) throw new TypeError(`There is no template for ${action}.`);
  const script = filledIn(template, templates, {
    about: () => about(plan),
    account: () => accountCode(plan),
    passwords: () => passwordCode(plan),
    modules: (names) => moduleLines(names, plan),
  });
  if (Buffer.byteLength(script) > LARGEST_SCRIPT) throw tooLarge(action);
  return script;
}

/** What stands where a template says `// @render …`. */
export interface Generated {
  readonly about: () => string;
  readonly account: () => string;
  readonly passwords: () => string;
  /** Lines that bring the modules among these names. */
  readonly modules: (names: ReadonlySet<string>) => readonly string[];
}

/** A template with what is generated for it, and with the parts that it needs then. */
export function filledIn(template: string, templates: Templates, generated: Generated): string {
  const { about: told, account, passwords, modules } = generated;
  const withAccount = filled(template, { about: () => comment(told()), account, passwords });
  const parts = neededParts(withAccount, templates.parts);
  const constants = parts.filter(({ text }) => /^const /m.test(text)).map(({ text }) => text);
  const functions = parts.map(({ text }) => text).filter((text) => !constants.includes(text));
  const names = namesOf([withAccount, ...constants, ...functions].join('\n'));
  return filled(withAccount, {
    modules: () => [...modules(names), ...(constants.length === 0 ? [] : ['', ...constants])].join('\n').trimStart(),
    parts: () => functions.join('\n\n'),
  });
}

function templateName(action: ActionName): string {
  switch (action) {
    case 'login':
      return 'read/login';
    case 'getUser':
      return 'read/get-user';
    case 'create':
    case 'verify':
    case 'changePassword':
    case 'deleteUser':
    case 'changeEmail':
      throw noTemplate(action);
    default:
      return assertNever(action);
  }
}

/** Puts what is generated where the template says `// @render name`, indented as that line is. */
function filled(template: string, generated: Readonly<Record<string, () => string>>): string {
  return template.replace(/^( *)\/\/ @render (\w+)$/gm, (line, margin: string, name: string) => {
    const text = generated[name]?.();
    return text === undefined ? line : indented(text, margin.length);
  });
}

function about({ mapping, tedious }: ScriptPlan): string {
  const tables = tablesOf(mapping).map(({ schema, name }) => `${schema}.${name}`);
  return [
    `Reads ${tables.length === 0 ? 'the legacy database' : tables.join(', ')} (${mapping.store}) with tedious ${tedious}.`,
    'Where the database is and who signs in to it stands in the connection’s configuration: SQL_SERVER, SQL_PORT, SQL_DATABASE,',
    'SQL_USER, SQL_PASSWORD, SQL_ENCRYPT (“no” for none), SQL_CA (an own authority’s certificate, PEM), SQL_TRUST_CERTIFICATE.',
  ].join('\n');
}

function moduleLines(names: ReadonlySet<string>, { tedious }: ScriptPlan): readonly string[] {
  return [
    ...(names.has('tedious') ? [`const tedious = require(${literal(`tedious@${tedious}`)});`] : []),
    ...(names.has('crypto') ? ["const crypto = require('crypto');"] : []),
    ...(names.has('bcrypt') ? ["const bcrypt = require('bcrypt');"] : []),
  ];
}

function tooLarge(action: ActionName): UserferryError {
  return new UserferryError({
    code: 'UF-7103',
    message: `The script for ${action} is larger than the 100 KB that Auth0 takes.`,
    kept: 'No script was written.',
    next: 'Map fewer fields, or values with fewer cases, and render it again.',
  });
}

function noTemplate(action: ActionName): UserferryError {
  return new UserferryError({
    code: 'UF-7104',
    message: `There is no template for ${action} yet.`,
    kept: 'No script was written.',
    next: 'Write it yourself and try it with `script run`; login and getUser are all that a trickle migration needs.',
  });
}
