import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Consent, consents } from '../../../../electron/common/deploy-consents.ts';
import type { JsonObject } from '../../../../electron/common/json.ts';
import type { ConnectionImage } from '../../../../electron/journal/deployments.ts';
import { changeText } from '../../../../electron/migration/deploy/change-text.ts';
import { changesBetween, noConnection } from '../../../../electron/migration/deploy/changes-between.ts';
import { imageOf } from '../../../../electron/migration/deploy/image-of.ts';
import { contentOf, planDeployment, type Wish } from '../../../../electron/migration/deploy/plan-deployment.ts';
import { wishOfImage, wishOfMode } from '../../../../electron/migration/deploy/wishes.ts';
import { optionsOf, readWhole, type WholeConnection } from '../../../../electron/tenant/whole-connection.ts';

// A digest that anybody can follow: tests look at what is compared, not at how it is kept.
const marksOf = (values: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, `#${key}=${value}`]));

const trickle = wishOfMode('trickle', {
  scripts: new Map([
    ['login', 'function login(usernameOrEmail, password, callback) { return callback(null, null); }'],
    ['getUser', 'function getUser(email, callback) { return callback(null, null); }'],
  ]),
  configuration: { SQL_SERVER: 'sql', SQL_PASSWORD: 'secret' },
  applications: ['app'],
});

const cutover = wishOfMode('cutover', {
  scripts: new Map([
    ['login', 'function login(email, password, callback) { callback(null); }'],
    ['getUser', 'function getByEmail(email, callback) { callback(null); }'],
  ]),
  configuration: { SQL_SERVER: 'sql', SQL_PASSWORD: 'secret' },
  applications: ['app'],
});

function connection(parts: Partial<WholeConnection> = {}): WholeConnection {
  return {
    id: 'con',
    name: 'members',
    fields: {},
    options: {},
    scripts: {},
    configuration: {},
    applications: [],
    ...parts,
  };
}

const seen = (of: WholeConnection, known: readonly ConnectionImage[] = []) =>
  imageOf(of, marksOf(of.configuration), known);

function plan(
  current: WholeConnection | null,
  wish: Wish,
  known: readonly ConnectionImage[] = [],
  given: readonly Consent[] = [],
) {
  return planDeployment({
    current: current === null ? null : seen(current, known),
    known,
    wish,
    marks: marksOf(wish.configuration),
    consents: new Set(given),
  });
}

/** What a tenant makes of a content: options replaced whole, configuration encrypted. */
function taken(current: WholeConnection, wish: Wish, planned: ReturnType<typeof plan>): WholeConnection {
  const content = contentOf(planned, wish);
  const sealed = Object.entries(content.configuration).map(([key, value]) => [key, `sealed ${value}`] as const);
  return {
    ...current,
    ...content,
    configuration: Object.fromEntries(sealed),
    applications: [...new Set([...current.applications, ...planned.wished.applications])].toSorted(),
  };
}

/** The journal's image of a connection right after a deployment. */
function imageAfter(of: WholeConnection, { wished }: ReturnType<typeof plan>): ConnectionImage {
  const { configuration, ...image } = seen(of);
  const marks = Object.entries(configuration).map(([key, { sealed }]) => {
    return [key, { value: wished.configuration[key]?.value ?? null, sealed }] as const;
  });
  return { ...image, configuration: Object.fromEntries(marks) };
}

const word = fc.stringMatching(/^[a-z_]{1,12}$/);
const json = fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<JsonObject[string]>;
const anyConnection = fc
  .record({
    fields: fc.constantFrom<JsonObject>({}, { display_name: 'Members', realms: ['members'] }),
    options: fc.dictionary(word, json, { noNullPrototype: true }),
    scripts: fc.dictionary(
      fc.oneof(word, fc.constantFrom('login', 'create', 'change_username')),
      fc.string({ minLength: 1 }),
      {
        noNullPrototype: true,
      },
    ),
    configuration: fc.dictionary(word, fc.string({ minLength: 1 }), { noNullPrototype: true }),
    applications: fc.uniqueArray(word).map((ids) => ids.toSorted()),
  })
  .map(connection);

describe('a deployment', () => {
  test('keeps everything that it is not about, and applied it gives what is wished, once', () => {
    fc.assert(
      fc.property(anyConnection, (current) => {
        // Whatever the configuration holds is given again, in plain.
        const wish: Wish = { ...trickle, configuration: { ...current.configuration, ...trickle.configuration } };
        const planned = plan(current, wish, [], consents);
        const after = taken(current, wish, planned);
        const { enabledDatabaseCustomization, import_mode, ...others } = after.options;
        const { enabledDatabaseCustomization: _on, import_mode: _mode, ...before } = current.options;
        expect([enabledDatabaseCustomization, import_mode]).toEqual([true, true]);
        expect(others).toEqual(before);
        expect(after.fields).toEqual(current.fields);
        for (const [key, text] of Object.entries(current.scripts)) {
          if (!(key in wish.scripts)) expect(after.scripts[key]).toBe(text);
        }
        expect(Object.keys(after.configuration)).toEqual(expect.arrayContaining(Object.keys(current.configuration)));
        expect(after.applications).toEqual(expect.arrayContaining([...current.applications, 'app']));
        const image = imageAfter(after, planned);
        expect(changesBetween(planned.wished, image)).toEqual([]);
        expect(plan(after, wish, [image])).toMatchObject({ changes: [], foreign: [], needs: [] });
      }),
    );
  });

  test('back to what was there gives what was there, for all that deployments are about', () => {
    fc.assert(
      fc.property(anyConnection, (current) => {
        const wish: Wish = { ...trickle, configuration: { ...current.configuration, ...trickle.configuration } };
        const planned = plan(current, wish, [], consents);
        const after = taken(current, wish, planned);
        const image = imageAfter(after, planned);
        const back = wishOfImage(seen(current), seen(after, [image]), wish.configuration);
        const restored = taken(after, back, plan(after, back, [image], consents));
        expect(restored.scripts).toEqual(current.scripts);
        expect(restored.options).toEqual(current.options);
        expect(Object.keys(restored.configuration).toSorted()).toEqual(Object.keys(current.configuration).toSorted());
      }),
    );
  });

  test('a cutover keeps the values that are there for the way back, and gives none again that was taken away', () => {
    const deployed = { SQL_SERVER: 'sealed sql', SQL_PASSWORD: 'sealed secret' };
    expect(Object.keys(plan(connection({ configuration: deployed }), cutover).wished.configuration)).toEqual(
      Object.keys(deployed),
    );
    // With applications that are enabled already, only values could be left to change.
    const blank = connection({ ...plan(null, cutover).wished, applications: ['app'], configuration: {} });
    expect(plan(blank, cutover).changes).toEqual([]);
    const switchedOff = { ...blank, options: { ...blank.options, import_mode: false } };
    expect(plan(switchedOff, cutover).changes).toHaveLength(1);
    expect(plan(switchedOff, cutover).wished.configuration).toEqual({});
  });

  test('what the tenant gives is sent again as it was', () => {
    const options = {
      customScripts: { login: 'x', change_username: 'y' },
      configuration: { A: 'sealed' },
      validation: { username: { min: 1, max: 15 } },
      unheard_of: [1, { two: null }],
    };
    const whole = readWhole({ id: 'con', name: 'members', strategy: 'auth0', display_name: 'M', options });
    expect(whole).not.toBeNull();
    expect(whole === null ? null : optionsOf(whole)).toEqual(options);
    expect(whole?.fields).toEqual({ display_name: 'M' });
    expect(readWhole({ id: 'con', name: 'members', strategy: 'auth0' })).toBeNull();
  });

  test('asks before it makes or takes over a connection', () => {
    expect(plan(null, trickle).needs).toEqual(['create-connection']);
    expect(plan(connection(), trickle).needs).toEqual(['adopt']);
    expect(plan(connection(), trickle, [], ['adopt']).needs).toEqual([]);
  });

  test('with values that only Auth0 knows asks for them, or lets them go after a yes', () => {
    const current = connection({ configuration: { TOKEN: 'sealed' } });
    const asked = plan(current, trickle, [], ['adopt']);
    expect(asked).toMatchObject({ unknownValues: ['TOKEN'], needs: ['drop-configuration'] });
    expect(() => contentOf(asked, trickle)).toThrow(TypeError);
    const dropped = plan(current, trickle, [], ['adopt', 'drop-configuration']);
    expect(dropped.changes).toContainEqual({ kind: 'configuration', key: 'TOKEN', change: 'removed' });
    expect(contentOf(dropped, trickle).configuration).toEqual(trickle.configuration);
  });

  test('takes away what it gave itself to scripts that are replaced, and nothing of somebody else’s', () => {
    const first = plan(null, trickle, [], consents);
    const deployed = taken(connection(), trickle, first);
    const known = [imageAfter(deployed, first)];
    const reading = (expression: string) =>
      wishOfMode('trickle', {
        scripts: new Map([['login', `function login(name, password, callback) { callback(null, ${expression}); }`]]),
        configuration: { API_URL: 'https://accounts.contoso.example' },
        applications: ['app'],
      });
    const service = reading('configuration.API_URL');
    const switched = plan(deployed, service, known);
    expect(switched).toMatchObject({ needs: [], unknownValues: [], droppedValues: [] });
    expect(contentOf(switched, service).configuration).toEqual(service.configuration);
    for (const key of ['SQL_SERVER', 'SQL_PASSWORD'])
      expect(switched.changes).toContainEqual({ kind: 'configuration', key, change: 'removed' });

    const theirs = { ...deployed, configuration: { ...deployed.configuration, TOKEN: 'sealed' } };
    expect(plan(theirs, service, known)).toMatchObject({ unknownValues: ['TOKEN'], needs: ['drop-configuration'] });
    const both = plan(deployed, reading('configuration.API_URL + configuration.SQL_SERVER'), known);
    expect(both).toMatchObject({ unknownValues: ['SQL_SERVER'], needs: ['drop-configuration'] });
    const whole = plan(deployed, reading('Object.keys(configuration)'), known);
    expect(whole.unknownValues.toSorted()).toEqual(['SQL_PASSWORD', 'SQL_SERVER']);
  });
});

describe('a script that would fail at Auth0', () => {
  const broken: Wish = { ...trickle, scripts: { ...trickle.scripts, login: 'function login(user, callback) {' } };

  test('needs a yes, with the place and the rule', () => {
    const planned = plan(null, broken, [], ['create-connection']);
    expect(planned.needs).toEqual(['script-errors']);
    expect(planned.scriptErrors).toMatchObject([{ action: 'login', errors: [{ rule: 'syntax', place: { line: 1 } }] }]);
    expect(plan(null, broken, [], ['create-connection', 'script-errors']).needs).toEqual([]);
  });

  test('is nobody’s business where it stays as it is, or comes back from before', () => {
    const there = connection({
      scripts: { login: 'function login(user, callback) {', get_user: 'wrong(', create: '(' },
    });
    const kept: Wish = { ...trickle, scripts: { login: there.scripts.login ?? '' } };
    expect(plan(there, kept, [], consents).scriptErrors).toEqual([]);
    const back = wishOfImage(seen(there), seen(connection()), {});
    expect(plan(connection(), back, [], consents).scriptErrors).toEqual([]);
  });
});

describe('what somebody else changed', () => {
  const first = plan(null, trickle, [], consents);
  const deployed = taken(connection(), trickle, first);
  const image = imageAfter(deployed, first);
  const changed = (parts: Partial<WholeConnection>) => plan({ ...deployed, ...parts }, trickle, [image]);

  test('needs a yes where it would be undone', () => {
    const scripts = { ...deployed.scripts, login: 'function mine() {}' };
    const planned = changed({ scripts, options: { ...deployed.options, passwordPolicy: 'good' } });
    expect(planned.needs).toEqual(['foreign-changes']);
    expect(planned.overwritten.map(changeText)).toEqual([expect.stringMatching(/^script login: \+1 −1 lines/)]);
    expect(planned.foreign.map(changeText)).toEqual(
      expect.arrayContaining(['options.passwordPolicy: not set → "good"']),
    );
    expect(planned.wished.options.passwordPolicy).toBe('good');
  });

  test('is a value of the configuration, too, which its ciphertext tells', () => {
    const configuration = { ...deployed.configuration, SQL_PASSWORD: 'sealed otherwise' };
    expect(changed({ configuration })).toMatchObject({
      overwritten: [{ kind: 'configuration', key: 'SQL_PASSWORD', change: 'replaced' }],
      needs: ['foreign-changes'],
    });
  });

  test('is not a ciphertext that is another with every reading', () => {
    const current = imageOf({ ...deployed, configuration: { SQL_SERVER: 'a', SQL_PASSWORD: 'b' } }, null, [image]);
    const parts = { wish: trickle, marks: marksOf(trickle.configuration), consents: new Set<Consent>() };
    expect(planDeployment({ current, known: [image], ...parts })).toMatchObject({ changes: [], foreign: [] });
    // Another password of our own is still told.
    const wish = { ...trickle, configuration: { ...trickle.configuration, SQL_PASSWORD: 'new' } };
    const renewed = planDeployment({ ...parts, current, known: [image], wish, marks: marksOf(wish.configuration) });
    expect(renewed).toMatchObject({ changes: [{ key: 'SQL_PASSWORD', change: 'replaced' }], needs: [] });
  });

  test('is nothing that a deployment of ours may have done whose answer was lost', () => {
    const before = seen(connection());
    const known = [before, first.wished];
    expect(plan(connection(), trickle, known).foreign).toEqual([]);
    const arrived = plan(deployed, trickle, known);
    expect(arrived.foreign.filter(({ kind }) => kind !== 'configuration')).toEqual([]);
    expect(arrived.needs).toEqual([]);
  });

  test('taken away by the dashboard is told of with its cause', () => {
    const from = { ...noConnection, scripts: { change_email: 'function changeEmail() {}' } };
    expect(changesBetween(from, noConnection).map(changeText)).toEqual([
      expect.stringMatching(/^script changeEmail: removed .* dashboard/),
    ]);
  });
});

test('no change tells a value that may be a secret', () => {
  const to = { ...noConnection, options: { gateway: { client_secret: 'canary' } }, scripts: { login: '"canary"' } };
  const changes = changesBetween(noConnection, to);
  expect(changes).toHaveLength(2);
  expect(JSON.stringify(changes) + changes.map(changeText).join()).not.toContain('canary');
});

test('of options that Auth0 shows beside each other and takes only alone, the newer ones are sent back', () => {
  const newer = { password_options: { complexity: { min_length: 12 } }, import_mode: true };
  const read = readWhole({
    id: 'con',
    name: 'members',
    options: { ...newer, passwordPolicy: 'good', password_history: {} },
  });
  expect(read?.options).toEqual(newer);
  const older = { passwordPolicy: 'good', password_history: { enable: true }, password_options: null };
  expect(readWhole({ id: 'con', name: 'members', options: older })?.options).toEqual(older);
});
