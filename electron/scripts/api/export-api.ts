import { tablesOf } from '../../stores/mapping/tables-of.ts';
import { accountCode } from '../render/account-code.ts';
import { passwordCode } from '../render/password-code.ts';
import { filledIn } from '../render/render.ts';
import type { ScriptPlan } from '../render/script-plan.ts';
import { type Templates, templateNamed } from '../render/templates.ts';
import { openApi } from './open-api.ts';
import { renderApiScript } from './render-api-script.ts';

/** What the service stands on, at the versions with which it was tried. */
export const serviceDependencies = { jose: '6.2.18', tedious: '20.3.9' } as const;

/**
 * The files of the account service for a mapping, and of the two scripts that ask it, by name: what Auth0 recommends over opening a
 * database to the internet (Auth0 docs: custom database best practices). The service looks up and checks passwords, and writes
 * nothing. Nothing of it is secret.
 * @throws UserferryError UF-7101, UF-7102 where the mapping can't be looked up or its passwords not be checked
 */
export function exportApi(plan: ScriptPlan, templates: Templates): ReadonlyMap<string, string> {
  const server = filledIn(templateNamed(templates, 'api/server.mjs'), templates, {
    about: () => aboutService(plan),
    modules: (names) => (names.has('bcrypt') ? ["import bcrypt from 'bcryptjs';"] : []),
    sections: { account: () => accountCode(plan), passwords: () => passwordCode(plan) },
  });
  return new Map([
    ['server.mjs', server],
    ['package.json', json(packageFile(server.includes("from 'bcryptjs'")))],
    ['openapi.json', json(openApi)],
    ['web.config', templateNamed(templates, 'api/web.config')],
    ['README.md', templateNamed(templates, 'api/README.md')],
    ['scripts/login.js', renderApiScript('login', templates)],
    ['scripts/getUser.js', renderApiScript('getUser', templates)],
  ]);
}

function aboutService({ mapping }: ScriptPlan): string {
  const tables = tablesOf(mapping).map(({ schema, name }) => `${schema}.${name}`);
  return [
    `The account service: looks accounts up and checks passwords in ${tables.length === 0 ? 'the legacy database' : tables.join(', ')}`,
    `(${mapping.store}) for the action scripts of one Auth0 connection. It only reads.`,
  ].join('\n');
}

function packageFile(withBcrypt: boolean): object {
  return {
    name: 'account-service',
    version: '1.0.0',
    private: true,
    type: 'module',
    engines: { node: '>=22.12' },
    scripts: { start: 'node server.mjs' },
    dependencies: { ...(withBcrypt ? { bcryptjs: '3.0.3' } : {}), ...serviceDependencies },
  };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
