// Finding a person on both practice servers: everybody has another story, and the first sentence tells it.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findPerson } from '../../../electron/assistant/person/find-person.ts';
import { planAccounts } from '../../../electron/assistant/plan-accounts.ts';
import { WorkspaceSession } from '../../../electron/assistant/session.ts';
import { saveWorkspace } from '../../../electron/assistant/workspace/load-workspace.ts';
import { nodePowers } from '../../../electron/cli/node-powers.ts';
import { plantedAccounts } from '../../../electron/cli/practice/planted-accounts.ts';
import { evidenceText } from '../../../electron/migration/person/evidence-lines.ts';
import { connectSql, runSql } from '../../run-sql.ts';
import { secretsOf } from '../cli/no-secrets.ts';
import { runHere } from '../cli/run-here.ts';
import { at, type Person, startTrickling, type Trickling } from './support/trickling.ts';

const accounts = 150;
let place: Trickling;
/** Everything that was ever printed. */
const said: string[] = [];

beforeAll(async () => {
  place = await startTrickling(accounts);
});
afterAll(async () => place?.close());

async function asked(query: string, session = place.session) {
  const answer = await findPerson(session, { by: 'name', name: query }, 'masked');
  said.push(JSON.stringify(answer));
  expect(answer.people.length).toBeLessThanOrEqual(10);
  return answer;
}

/** The sentence about the only one, without who it is. */
async function storyOf(query: string): Promise<string> {
  const { sentence, people } = await asked(query);
  expect(people, sentence).toHaveLength(1);
  expect(sentence.startsWith(`${query} `)).toBe(true);
  return sentence.slice(query.length + 1);
}

const linesOf = async (query: string, source: string) =>
  (await asked(query)).people.flatMap(({ evidence }) =>
    evidence.filter((line) => line.source === source).map(evidenceText),
  );

const idOf = ({ key }: Pick<Person, 'key'>) => `auth0|uf-${key}`;

async function run(plan: string): Promise<string> {
  const migration = await place.session.migration();
  const handle = await migration.startRun(plan, await place.session.ends(`of plan ${plan}`));
  await handle.done;
  return handle.id;
}

async function planted(kind: string): Promise<{ readonly key: string; readonly email: string | null }> {
  for await (const account of plantedAccounts(place.ends.sqlServer.control))
    if (account.planted === kind) return account;
  throw new Error(`nobody was planted as ${kind}`);
}

test('each person’s story in one sentence, while they move by signing in', { timeout: 300_000 }, async () => {
  const { people, events } = place;
  const [moved, failing, straggler, half, linked] = [0, 1, 2, 3, 4].map((index) => at(people, index));
  if (!moved || !failing || !straggler || !half || !linked) throw new Error('Too few people.');
  expect(await place.signIn(moved, 'wrong')).toBe(false);
  expect(await place.signIn(moved, moved.password)).toBe(true);
  const story = 'moved by signing in today and has signed in there, last today';
  expect(await storyOf(moved.email)).toBe(
    `${story}: they should sign in as they did then, or use ‘forgotten password’.`,
  );
  for (const same of [moved.key, moved.key.toUpperCase(), idOf(moved), idOf(moved).replace('auth0|', '')]) {
    expect(await storyOf(same)).toContain(story);
  }
  expect(await place.signIn(moved, 'wrong')).toBe(false);
  expect(await place.signIn(moved, 'wrong too')).toBe(false);
  expect(await storyOf(moved.email)).toBe(
    `${story}; a sign-in failed twice, last today, because of a wrong password: they should use ‘forgotten password’.`,
  );

  expect(await storyOf(straggler.email)).toContain('has not moved to Auth0 yet: they should sign in at the new page');
  expect(await place.signIn(failing, 'wrong')).toBe(false);
  expect(await storyOf(failing.email)).toContain(
    'has not moved to Auth0 yet; a sign-in failed today because of a wrong password: they should try the password of the old',
  );

  await events.askForNewPassword(half.email);
  await events.follow('password-change', half.email, 'chosen anew');
  expect(await storyOf(half.email)).toContain('half-created in Auth0');
  expect(await linesOf(half.email, 'Auth0 by user id')).toEqual([`nobody with the id ${idOf(half)}`]);

  for (const one of [linked, at(people, 5)]) expect(await place.signIn(one, one.password)).toBe(true);
  await events.management('POST', `users/${encodeURIComponent(idOf(at(people, 5)))}/identities`, {
    provider: 'auth0',
    user_id: idOf(linked).replace('auth0|', ''),
  });
  expect(await place.signIn(linked, linked.password)).toBe(true);
  expect(await storyOf(linked.email)).toContain('belongs to another user of Auth0 by now, by linking');

  const held = await planted('no-password');
  expect(await storyOf(held.key)).toContain(
    '(no password to import): they should use ‘forgotten password’ at the new page',
  );
  await events.signUp('only.here@contoso.example', 'a password of their own');
  expect(await storyOf('only.here@contoso.example')).toMatch(
    /^is in Auth0 alone, made there today, without an account/,
  );
  expect((await asked('nobody.at.all@contoso.example')).sentence).toMatch(
    /^Nobody goes by nobody\.at\.all@contoso\.example in plan 1 of .* in the old database or in Auth0: check the spelling/,
  );
});

test('who is left out; several with one address are all shown, and none is chosen', async () => {
  const [shared, other] = [at(place.people, 30), at(place.people, 31)];
  const { email } = shared;
  await runSql(
    place.ends,
    `UPDATE dbo.AspNetUsers SET Email = N'${email}', NormalizedEmail = N'${email.toUpperCase()}' WHERE Id = N'${other.key}'`,
  );
  const { key: rejected } = at(place.people, 32);
  await runSql(place.ends, `UPDATE dbo.AspNetUsers SET Email = NULL, NormalizedEmail = NULL WHERE Id = N'${rejected}'`);
  await planAccounts(place.session, {});
  expect(await storyOf(rejected)).toContain(
    'the plan has them rejected (no e-mail address): signing in does not bring',
  );
  const answer = await asked(email);
  expect(answer.people.map(({ key }) => key).toSorted()).toEqual([shared.key, other.key].toSorted());
  expect(answer.sentence).toMatch(/^2 accounts or users go by .*, none of whom is chosen here/);
  expect((await linesOf(shared.key, 'plan')).join()).toContain('has the same address as the accounts');
});

test('after a run, an undo and what the old application did since', { timeout: 300_000 }, async () => {
  const { people, events, session, ends } = place;
  const migration = await session.migration();
  const first = await run('2');
  const [imported, changed, deleted, signedIn] = [10, 11, 12, 13].map((index) => at(people, index));
  if (!imported || !changed || !deleted || !signedIn) throw new Error('Too few people.');
  const half = at(people, 3);
  expect(await storyOf(half.key)).toContain('half-created in Auth0');
  expect(await storyOf(imported.email)).toBe(
    `moved with run ${first} today and has not signed in there yet: they should sign in with the password of the old application.`,
  );
  expect((await linesOf(imported.email, 'run')).join()).toMatch(/^run 1: imported; sent .* UTC with file 1, job job_/);

  const change = `UPDATE dbo.AspNetUsers SET PasswordHash = N'${'A'.repeat(40)}' WHERE Id = N'${changed.key}'`;
  await runSql(ends, change);
  expect(await storyOf(changed.email)).toContain('while their account in the old database was changed since the plan');
  expect((await linesOf(changed.email, 'old database')).join()).toContain('most likely the password was changed since');

  await events.management('DELETE', `users/${encodeURIComponent(idOf(deleted))}`);
  expect(await storyOf(deleted.email)).toContain(
    `is not in Auth0 under their own user id any more, though run ${first} had them there today`,
  );

  await events.management('PATCH', `users/${encodeURIComponent(idOf(at(people, 14)))}`, { blocked: true });
  expect(await storyOf(at(people, 14).email)).toContain('is blocked there: no password lets them in');

  expect(await place.signIn(signedIn, signedIn.password)).toBe(true);
  await migration.undo.carryOut(first, await session.ends(first), { consents: ['undo'], by: null, why: null });
  expect(await storyOf(imported.email)).toContain(`because run ${first}, which had moved them, was undone today`);
  expect(await storyOf(signedIn.email)).toContain(`moved with run ${first} today and has signed in there, last today`);
  expect((await linesOf(signedIn.email, 'undo')).join()).toBe('run 1 undone: kept (signed in)');

  const fresh = 'came.after@contoso.example';
  await runSql(
    ends,
    `INSERT INTO dbo.AspNetUsers (Id, UserName, NormalizedUserName, Email, NormalizedEmail, EmailConfirmed, PhoneNumberConfirmed,
       TwoFactorEnabled, LockoutEnabled, AccessFailedCount)
     VALUES (N'later', N'Later', N'LATER', N'${fresh}', N'${fresh.toUpperCase()}', 1, 0, 0, 0, 0)`,
    `DELETE FROM dbo.AspNetUsers WHERE Id = N'${at(people, 20).key}'`,
  );
  for (const query of [fresh, 'later', 'LATER'])
    expect(await storyOf(query)).toContain(
      'came into the old database after the plan, or outside of it: they should use ‘forgotten',
    );
  await planAccounts(session, {});
  expect(await storyOf(at(people, 20).email)).toContain('was undone today: they have no account to move');
});

test('a source that is away is told as such, and the others answer', { timeout: 300_000 }, async () => {
  const { session, ends, people } = place;
  const home = await mkdtemp(join(tmpdir(), 'userferry-person-'));
  const other = (change: object, secrets: object) =>
    new WorkspaceSession(
      { ...session.workspace, ...change },
      session.environmentName,
      { ...session.secrets, ...secrets },
      nodePowers('terminal', place.home),
    );
  const query = at(people, 0).email;
  const withoutDatabase = other({ legacy: { ...session.workspace.legacy, port: 9 } }, {});
  const told = await asked(query, withoutDatabase);
  expect(told.sentence).toContain('moved by signing in today');
  expect(told.people[0]?.evidence.filter(({ missing }) => missing).map(({ source }) => source)).toEqual([
    'old database',
  ]);
  const ended = AbortSignal.abort(new Error('nobody waits any more'));
  await expect(findPerson(session, { by: 'name', name: query }, 'masked', ended)).rejects.toThrow('nobody waits');
  const nobody = await asked('nobody.at.all@contoso.example', withoutDatabase);
  expect(nobody.sentence).toContain('the old database could not be asked');
  await withoutDatabase.close();

  const withoutTenant = other({}, { clientSecret: '' });
  const byJournal = await asked(query, withoutTenant);
  expect(byJournal.sentence).toContain('Auth0 could not be asked now: nothing can be said of today');
  expect(byJournal.people[0]?.evidence.filter(({ missing }) => missing)).toHaveLength(3);
  expect(byJournal.people[0]?.evidence.some((line) => evidenceText(line).includes('(UF-6105)'))).toBe(true);
  await withoutTenant.close();

  const file = join(home, 'workspace.json');
  await saveWorkspace(file, session.workspace);
  const environment = {
    USERFERRY_HOME: place.home,
    USERFERRY_SQL_PASSWORD: ends.sqlServer.password,
    USERFERRY_CLIENT_SECRET: ends.tenant.clientSecret,
  };
  const { code, stdout } = await runHere(['person', query, '--workspace', file], environment);
  said.push(stdout);
  expect(code).toBe(0);
  expect(stdout.split('\n')[0]).toMatch(new RegExp(`^${query} moved by signing in today .*\\.$`));
  await rm(home, { recursive: true });
});

test('neither password nor hash was ever said, and addresses only as they were asked for', async () => {
  const pool = await connectSql(place.ends);
  const { recordset } = await pool
    .request()
    .query('SELECT PasswordHash FROM dbo.AspNetUsers WHERE PasswordHash IS NOT NULL');
  await pool.close();
  const hashes = recordset.map(({ PasswordHash: hash }) => String(hash)).filter((hash) => hash.length >= 16);
  const secrets = [...secretsOf({ store: 'aspnet-identity-core', accounts, seed: 7 }), ...hashes];
  expect(secrets.length).toBeGreaterThan(100);
  const everything = said.join('\n');
  expect(said.length).toBeGreaterThan(30);
  expect(secrets.filter((secret) => everything.includes(secret))).toEqual([]);
});
