import { describe, expect, test } from 'vitest';
import type { PasswordRecipe } from '../../../../electron/accounts/passwords/recipe.ts';
import { checkScript } from '../../../../electron/scripts/check/check-script.ts';
import { tenantNodes } from '../../../../electron/scripts/check/check-settings.ts';
import { renderScript } from '../../../../electron/scripts/render/render.ts';
import type { ScriptPlan } from '../../../../electron/scripts/render/script-plan.ts';
import { readTemplates } from '../../../../electron/scripts/render/templates.ts';
import { nothingMapped } from '../../../../electron/stores/mapping/make.ts';
import { hashVectors, storedOf } from '../../accounts/passwords/hash-vectors.ts';

const templates = readTemplates(new URL('../../../../templates/', import.meta.url));
const column = (name: string) => ({ table: 'u', column: name });
const read = (name: string) => ({ kind: 'column' as const, column: column(name) });

function planFor(recipe: PasswordRecipe): ScriptPlan {
  return {
    mapping: {
      ...nothingMapped,
      store: 'custom',
      origin: { kind: 'tables', alias: 'u', table: { schema: 'dbo', name: "Odd ]'name" }, joins: [] },
      key: { column: column('Id'), sqlType: 'nvarchar(50)', kind: 'text' },
      fields: {
        email: read('Email'),
        username: read('UserName'),
        name: read('Name'),
        picture: read('Picture'),
        phone_number: read('Phone'),
      },
      password: { recipe, hash: column('Hash'), salt: column('Salt'), format: column('Format') },
    },
    applications: [],
    prefix: 'members-',
    membershipHash: 'auto',
    barred: 'refuse',
    username: { minLength: 1, maxLength: 15 },
    marked: true,
    tedious: '11.0.3',
  };
}

/** One of each way of keeping passwords that a script can be written for. */
const recipes = [
  ...new Map(
    hashVectors.map((vector) => {
      const { recipe } = storedOf(vector);
      return [JSON.stringify(recipe), recipe] as const;
    }),
  ).values(),
].filter((recipe) => recipe.kind !== 'none');

describe('nothing is found in what the templates give', () => {
  test.for(tenantNodes)('login and getUser for every kind of password, on Node %s', (node) => {
    expect(recipes.length).toBeGreaterThan(10);
    for (const recipe of recipes) {
      for (const action of ['login', 'getUser'] as const) {
        const source = renderScript(action, planFor(recipe), templates);
        expect(checkScript(action, source, { node, context: false })).toEqual([]);
      }
    }
  });

  test.for([
    ['login', 'cutover/login'],
    ['getUser', 'cutover/get-user'],
  ] as const)('%s after the cutover', ([action, name]) => {
    const source = templates.scripts.get(name) ?? '';
    expect(source).not.toBe('');
    expect(checkScript(action, source, { node: 18, context: false })).toEqual([]);
  });
});
