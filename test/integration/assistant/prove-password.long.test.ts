import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { PracticeStoreName, Snapshot } from '../../../electron/assistant/contract/index.ts';
import { workspaceFile } from '../../../electron/assistant/workspace/workspace.ts';
import { type PlantedAccount, plantedAccounts } from '../../../electron/cli/practice/planted-accounts.ts';
import { runSql } from '../../run-sql.ts';
import { filesWith } from './support/files-with.ts';
import { openWorkspaceFolder, rememberedText } from './support/open-workspace.ts';
import { surveyAfter as surveyAfterAsking } from './support/survey-steps.ts';
import {
  type Ends,
  id,
  makePlan,
  newHome,
  type Opened,
  openAssistant,
  startEnds,
  usePractice,
} from './support/workbench.ts';

let ends: Ends;
let home: Awaited<ReturnType<typeof newHome>>;
let opened: Opened;

const client = () => opened.page.client;
const state = () => opened.page.now();

/** For every test of a group: practice servers with this store, and an assistant on a home of its own. */
function onStore(store: PracticeStoreName): void {
  beforeAll(async () => {
    ends = await startEnds(120, {}, store);
  });
  afterAll(() => ends?.stop());
  beforeEach(async () => {
    home = await newHome();
    opened = await openAssistant(home.path, ends);
    await usePractice(opened.page);
  });
  afterEach(async () => {
    await opened?.close();
    await home?.remove();
  });
}

const surveyAfter = (ask: () => Promise<unknown>) => surveyAfterAsking(opened.page, ask);

/** Sample accounts that move with a password that is known. */
async function people(fits: (account: PlantedAccount) => boolean = () => true) {
  const all = await Array.fromAsync(plantedAccounts(ends.sqlServer.control));
  return all.flatMap((account) =>
    account.planted === 'import' && account.password !== null && fits(account)
      ? [{ key: account.key, password: account.password }]
      : [],
  );
}

async function someone(): Promise<{ readonly key: string; readonly password: string }> {
  const [first] = await people();
  if (first === undefined) throw new Error('Nobody has a known password.');
  return first;
}

/** A person of whose password the database holds a hash, while the survey reads it rightly. */
async function someoneHashed(): Promise<{ readonly key: string; readonly password: string }> {
  for (const { key, password } of await people()) {
    const proof = await client().provePassword({ ...id(), account: key, password });
    if (proof.kind === 'proven' && proof.format.startsWith('membership-sha1')) return { key, password };
  }
  throw new Error('The samples have no hashed password.');
}

const provenFormats = ({ accounts }: Snapshot) => accounts.proven.map(({ format }) => format);

async function workspaceOnDisk() {
  return workspaceFile.parse(JSON.parse(await readFile((await openWorkspaceFolder(home.path)).file, 'utf8')));
}

describe('a Membership database of which the rules name the wrong algorithm', () => {
  onStore('aspnet-membership');

  test('is read rightly after one account has shown how: the rule is set, the plan put aside, the accounts surveyed anew', async () => {
    await surveyAfter(() => client().survey(id()));
    const { key, password } = await someoneHashed();
    await client().saveRules({ ...id(), rules: { ...state().accounts.rules, membershipHash: 'hmacsha1' } });
    const wrongly = await surveyAfter(() => client().survey(id()));
    expect(wrongly.formats.find(({ format }) => format === 'membership-sha1')).toBeUndefined();
    await makePlan(opened.page);

    const proof = await client().provePassword({ ...id(), account: key, password });
    if (proof.kind !== 'other-recipe') throw new Error(`It is ${proof.kind}.`);
    expect(proof).toMatchObject({ recipe: { kind: 'membership' }, how: expect.stringContaining('ASP.NET Membership') });
    expect(provenFormats(state())).not.toContain(proof.format);

    const survey = await surveyAfter(() => client().useRecipe({ ...id(), recipe: proof.recipe }));
    expect(state().plan).toBeUndefined();
    expect(state().accounts.rules.membershipHash).toBe(proof.recipe.kind === 'membership' && proof.recipe.hash);
    expect(wrongly.formats.map(({ format }) => format)).toContain('membership-hmacsha1');
    expect(survey.formats.map(({ format }) => format)).not.toContain('membership-hmacsha1');
    expect(survey.formats.map(({ format }) => format)).toContain(proof.format);
    expect(provenFormats(state())).toContain(proof.format);
    expect(await client().provePassword({ ...id(), account: key, password })).toMatchObject({ kind: 'proven' });
    await expect
      .poll(async () => (await workspaceOnDisk()).strategy.rules.membershipHash)
      .toBe(state().accounts.rules.membershipHash);
    expect((await workspaceOnDisk()).mapping).toBeUndefined();
  });

  test('a letter beyond ASCII in a password that was proven is remembered, whatever is proven after it', async () => {
    await surveyAfter(() => client().survey(id()));
    const [foreign] = await people(({ password }) => /[^\0-\x7f]/.test(password ?? ''));
    const [plain] = await people(({ password }) => /^[\0-\x7f]+$/.test(password ?? ''));
    if (foreign === undefined || plain === undefined) throw new Error('The samples have no such passwords.');
    const prove = (account: { readonly key: string; readonly password: string }) =>
      client().provePassword({ ...id(), account: account.key, password: account.password });
    await prove(plain);
    await opened.page.until('the proof', ({ accounts }) => accounts.proven.length === 1);
    expect(state().accounts.proven[0]?.beyondAscii).toBe(false);
    await prove(foreign);
    await opened.page.until('the letter', ({ accounts }) => accounts.proven.some((known) => known.beyondAscii));
    await prove(plain);
    expect(state().accounts.proven.some((known) => known.beyondAscii)).toBe(true);
  });

  test('neither a password that was tried nor what the account has stored comes back or comes to rest', async () => {
    await surveyAfter(() => client().survey(id()));
    const canary = 'Kanarienvögel-im-Käfig-77';
    const { key, password } = await someone();
    await client().provePassword({ ...id(), account: key, password });
    await expect(client().provePassword({ ...id(), account: canary, password: canary })).rejects.toMatchObject({
      data: { code: 'UF-3108' },
    });
    await opened.page.until('the proof', ({ accounts }) => accounts.proven.length === 1);
    await expect.poll(async () => (await rememberedText(home.path)).includes('beyondAscii')).toBe(true);
    expect(JSON.stringify(opened.page.seen)).not.toContain(password);
    expect(JSON.stringify(opened.page.seen)).not.toContain(canary);
    expect(await filesWith(home.path, [password, canary])).toEqual([]);
  });
});

describe('a database whose passwords were made otherwise than its store does it', () => {
  onStore('aspnet-identity-core');
  const password = 'Geheim-ßé1';

  test('is read by a mapping with the recipe that an account has shown, for as long as these columns are read', async () => {
    const { key } = await someone();
    const hash = createHash('sha1').update(password).digest('hex');
    await runSql(ends, `UPDATE dbo.AspNetUsers SET PasswordHash = N'${hash}' WHERE Id = N'${key}'`);

    await surveyAfter(() => client().survey(id()));
    const proof = await client().provePassword({ ...id(), account: key, password });
    if (proof.kind !== 'other-recipe') throw new Error(`It is ${proof.kind}.`);
    expect(proof).toMatchObject({
      format: 'digest-sha1',
      recipe: { kind: 'digest', digest: 'sha1', hash: 'hex', password: 'utf8', salt: null },
      how: 'SHA-1 of the password in UTF-8, without salt',
    });

    const survey = await surveyAfter(() => client().useRecipe({ ...id(), recipe: proof.recipe }));
    expect(survey).toMatchObject({
      store: 'aspnet-identity-core',
      formats: expect.arrayContaining([expect.objectContaining({ format: 'digest-sha1', accounts: 1 })]),
    });
    expect(survey.evidence.at(-1)).toContain('SHA-1 of the password in UTF-8');
    expect(provenFormats(state())).toEqual(['digest-sha1']);
    await expect.poll(async () => (await workspaceOnDisk()).mapping?.password.recipe).toEqual(proof.recipe);

    // It outlives another survey, and a plan reads by it.
    expect((await surveyAfter(() => client().survey(id()))).formats).toEqual(survey.formats);
    expect((await makePlan(opened.page)).formats.find(({ format }) => format === 'digest-sha1')?.accounts).toBe(1);

    // Another database is another matter.
    await client().saveLegacy({ ...id(), form: { ...state().legacy.form, database: 'Another' } });
    await opened.page.until('the other database', ({ legacy }) => legacy.form.database === 'Another');
    expect(state().accounts.proven).toEqual([]);
    await expect.poll(async () => (await workspaceOnDisk()).mapping).toBeUndefined();
  });

  test('a recipe is used only once there is a survey, and says so', async () => {
    await client().useRecipe({ ...id(), recipe: { kind: 'clear' } });
    const { failure } = await opened.page.until('the refusal', (now) => now.failure !== undefined);
    expect(failure?.code).toBe('UF-3110');
  });
});
