import type { PasswordRecipe } from '../../accounts/passwords/recipe.ts';
import { UserferryError } from '../../common/userferry-error.ts';
import { tablesOf } from '../../stores/mapping/tables-of.ts';
import { type ActionName, actions } from '../actions.ts';
import { LARGEST_SCRIPT } from '../largest-script.ts';
import { accountCode, findCode, namedCode } from './account-code.ts';
import { comment, indented, literal } from './js.ts';
import { newPasswordCode } from './new-password-code.ts';
import { namesOf, neededParts } from './parts.ts';
import { passwordCode } from './password-code.ts';
import type { ScriptPlan } from './script-plan.ts';
import { type Templates, templateNamed } from './templates.ts';
import { writingCode } from './writing/writing-code.ts';

/**
 * Writes an action script for a mapping: names quoted, values only as parameters, nothing secret in it.
 * @throws UserferryError UF-7101, UF-7102 (no script can do it for this mapping), UF-7103 (over 100 KB), UF-7104 (nothing
 *   writes so into this store)
 */
export function renderScript(action: ActionName, plan: ScriptPlan, templates: Templates): string {
  const script = filledIn(templateNamed(templates, templateNames[action]), templates, {
    about: () => about(action, plan),
    modules: (names) => moduleLines(names, plan),
    sections: {
      account: () => accountCode(plan),
      passwords: () => passwordCode(plan),
      find: () => findCode(plan, []),
      named: () => namedCode(plan),
      newPassword: () => newPasswordCode(action, plan),
      writing: () => writingCode(action, plan),
    },
  });
  if (Buffer.byteLength(script) > LARGEST_SCRIPT) throw tooLarge(action);
  return script;
}

/** What stands where a template says `// @render …`. */
export interface Generated {
  readonly about: () => string;
  /** Lines that bring the modules among these names. */
  readonly modules: (names: ReadonlySet<string>) => readonly string[];
  /** By the name that the template calls them. */
  readonly sections: Readonly<Record<string, () => string>>;
}

/** A template with what is generated for it, and with the parts that it needs then. */
export function filledIn(template: string, templates: Templates, generated: Generated): string {
  const { about: told, modules, sections } = generated;
  const withAccount = filled(template, { about: () => comment(told()), ...sections });
  const parts = neededParts(withAccount, templates.parts);
  const constants = parts.filter(({ text }) => /^const /m.test(text)).map(({ text }) => text);
  const functions = parts.map(({ text }) => text).filter((text) => !constants.includes(text));
  const names = namesOf([withAccount, ...constants, ...functions].join('\n'));
  return filled(withAccount, {
    modules: () => [...modules(names), ...(constants.length === 0 ? [] : ['', ...constants])].join('\n').trimStart(),
    parts: () => functions.join('\n\n'),
  });
}

const templateNames: Readonly<Record<ActionName, string>> = {
  login: 'read/login',
  getUser: 'read/get-user',
  create: 'write/create',
  verify: 'write/verify',
  changePassword: 'write/change-password',
  deleteUser: 'write/delete-user',
  changeEmail: 'write/change-email',
};

/** Puts what is generated where the template says `// @render name`, indented as that line is. */
function filled(template: string, generated: Readonly<Record<string, () => string>>): string {
  return template.replace(/^( *)\/\/ @render (\w+)$/gm, (line, margin: string, name: string) => {
    const text = generated[name]?.();
    return text === undefined ? line : indented(text, margin.length);
  });
}

function about(action: ActionName, { mapping, tedious }: ScriptPlan): string {
  const tables = tablesOf(mapping).map(({ schema, name }) => `${schema}.${name}`);
  return [
    `${actions[action].writes ? 'Reads and writes' : 'Reads'} ${tables.length === 0 ? 'the legacy database' : tables.join(', ')} (${mapping.store}) with tedious ${tedious}.`,
    'Where the database is and who signs in to it stands in the connection’s configuration: SQL_SERVER, SQL_PORT, SQL_DATABASE,',
    'SQL_USER, SQL_PASSWORD, SQL_ENCRYPT (“no” for none), SQL_CA (an own authority’s certificate, PEM), SQL_TRUST_CERTIFICATE.',
    ...(action === 'login' ? aboutKeys(mapping.password.recipe) : []),
  ].join('\n');
}

function aboutKeys({ kind }: PasswordRecipe): readonly string[] {
  switch (kind) {
    case 'membership':
      return [
        'For passwords that the old application encrypted: MACHINE_DECRYPTION_KEY and MACHINE_DECRYPTION, which are decryptionKey and',
        'decryption of the machineKey in its web.config.',
      ];
    case 'nopcommerce':
      return [
        'For passwords that the shop encrypted: NOPCOMMERCE_ENCRYPTION_KEY, which is securitysettings.encryptionkey in its table Setting.',
      ];
    default:
      return [];
  }
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
