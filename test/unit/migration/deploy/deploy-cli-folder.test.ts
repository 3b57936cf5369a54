import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deployCliFolder } from '../../../../electron/migration/deploy/deploy-cli-folder.ts';
import { keywordsOf } from '../../../../electron/migration/deploy/deploy-cli-parts.ts';

const key = fc.oneof(fc.stringMatching(/^[A-Za-z_.-]{1,8}$/), fc.constantFrom('a-b', 'a.b', 'A_B', 'é', '$&'));

/** A folder for a connection with this configuration, and what auth0-deploy-cli makes of its database.json. */
function imported(configuration: Readonly<Record<string, string>>, applications: readonly string[] = []) {
  const files = deployCliFolder({
    connection: 'members',
    mode: 'trickle',
    wished: {
      fields: { display_name: 'Members' },
      options: { import_mode: true, strange: { kept: [1] } },
      scripts: { login: 'function login() {}', change_username: 'function changeUsername() {}' },
      configuration: Object.fromEntries(
        Object.keys(configuration).map((each) => [each, { value: null, sealed: null }]),
      ),
      applications,
    },
    withApplications: applications.length > 0,
    open: { SQL_SERVER: 'sql.contoso.example' },
  });
  const text = files.get('database-connections/members/database.json') ?? '';
  const filled = keywordsOf('members', Object.keys(configuration)).reduce(
    (json, { key: of, variable }) => json.replaceAll(`@@${variable}@@`, () => JSON.stringify(configuration[of])),
    text,
  );
  return { files, text, database: () => JSON.parse(filled) };
}

describe('a folder for auth0-deploy-cli', () => {
  test('takes every value of the configuration from a variable of its own, whatever characters key and value have', () => {
    fc.assert(
      fc.property(fc.dictionary(key, fc.string(), { noNullPrototype: true, minKeys: 1 }), (configuration) => {
        const variables = keywordsOf('members', Object.keys(configuration)).map(({ variable }) => variable);
        expect(new Set(variables).size).toBe(Object.keys(configuration).length);
        for (const variable of variables) expect(variable).toMatch(/^DATABASE_MEMBERS_[A-Z0-9_]+$/);
        expect(imported(configuration).database().options.configuration).toEqual(configuration);
      }),
    );
  });

  test('can’t be read while a variable is not set: the tool then leaves the connection alone', () => {
    expect(() => JSON.parse(imported({ SQL_PASSWORD: 'secret' }).text)).toThrow(SyntaxError);
  });

  test('keeps what it doesn’t know, has scripts as files, and those that the tool keeps in none as text', () => {
    const { files, database } = imported({});
    expect(database()).toEqual({
      name: 'members',
      strategy: 'auth0',
      display_name: 'Members',
      options: {
        import_mode: true,
        strange: { kept: [1] },
        customScripts: { login: './login.js', change_username: 'function changeUsername() {}' },
      },
    });
    expect(files.get('database-connections/members/login.js')).toBe('function login() {}');
    expect(JSON.parse(files.get('config.json') ?? '')).toEqual({ AUTH0_INCLUDED_ONLY: ['databases'] });
    expect(imported({}, ['client']).database().enabled_clients).toEqual(['client']);
  });

  test('says in its README what must be set, and values that are no secret', () => {
    const readme = imported({ SQL_SERVER: 'a', SQL_PASSWORD: 'b' }).files.get('README.md');
    expect(readme).toContain(
      '| `DATABASE_MEMBERS_SQL_SERVER` | `SQL_SERVER` of the configuration: `sql.contoso.example` |',
    );
    expect(readme).toContain('| `DATABASE_MEMBERS_SQL_PASSWORD` | `SQL_PASSWORD` of the configuration |');
  });
});
