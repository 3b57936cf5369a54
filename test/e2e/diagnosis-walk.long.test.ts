import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keepPicture, violationsOf } from './browser.ts';
import { type DiagnosisPage, diagnosisPage } from './diagnosis/diagnosis-page.ts';
import { encryptionFailures } from './diagnosis/encryption-failures.ts';
import type { Failing } from './diagnosis/failing.ts';
import { goesOn, hangs } from './diagnosis/hanging-statements.ts';
import { loginFailures } from './diagnosis/login-failures.ts';
import { reachingFailures, swallowed, usualPortIsFree, wrongInstance } from './diagnosis/reaching-failures.ts';
import { rightsFailures } from './diagnosis/rights-failures.ts';
import { openAlone } from './shells/open-app.ts';
import type { OpenedWizard } from './shells/opened-wizard.ts';

let wizard: OpenedWizard;
let page: DiagnosisPage;
const closing: (() => unknown)[] = [];

beforeAll(async () => {
  wizard = await atFirstStep();
  page = diagnosisPage(wizard.page);
});
afterAll(async () => {
  for (const close of closing) await close();
});

/** A window of its own, at the first step of a new migration. */
async function atFirstStep(): Promise<OpenedWizard> {
  const opened = await openAlone('diagnosis');
  closing.push(opened.close);
  await opened.page.getByRole('textbox', { name: 'Name' }).fill('Contoso members');
  await opened.page.getByRole('button', { name: 'Begin a migration' }).click();
  await opened.page.getByRole('heading', { level: 1, name: 'Connect to the legacy database' }).waitFor();
  return opened;
}

/** Leads into a failure, reads what the page says of it, and mends it. */
async function seenAndMended(on: DiagnosisPage, failing: Failing, begun: ReturnType<Failing['begin']>): Promise<void> {
  const { typed, enter, mend } = await begun;
  await on.type(typed);
  await (enter ?? on.runChecks)(on);
  expect(await on.failed(failing.check, failing.code, failing.waits)).toMatch(failing.says);
  await keepPicture(on.page, `diagnosis-${failing.code}`);
  await mend(on);
  await on.allPassed();
}

const seesAndMends = (failures: readonly Failing[]) =>
  test.each(failures)('$code: $name', (failing) => seenAndMended(page, failing, failing.begin()));

describe('finding the server: each failure is seen on the page and mended', () => {
  seesAndMends(reachingFailures);
});

/** What takes as long as somebody’s patience is seen in a window of its own, while the others go on in theirs. */
const slow: { firewall?: Promise<void>; instance?: Promise<void>; hangs?: Promise<void>; deaf?: Promise<void> } = {};
test('what takes long is begun in other windows', async () => {
  const another = async () => {
    const other = diagnosisPage((await atFirstStep()).page);
    return (failing: Failing) =>
      seenAndMended(
        other,
        failing,
        failing.begin((close) => closing.push(close)),
      );
  };
  const there = await another();
  slow.firewall = there(swallowed);
  slow.instance = slow.firewall.then(() => (usualPortIsFree ? there(wrongInstance) : undefined));
  slow.hangs = (await another())(hangs);
  slow.deaf = (await another())(goesOn);
  for (const begun of Object.values(slow)) begun.catch(() => undefined);
});

describe('encryption: each failure is seen on the page and mended', () => {
  seesAndMends(encryptionFailures);
});

describe('signing in: each failure is seen on the page and mended', () => {
  seesAndMends(loginFailures);
});

describe('rights: each failure is seen on the page and mended', () => {
  seesAndMends(rightsFailures);
});

test(`UF-1002: ${swallowed.name}`, () => slow.firewall);

test.skipIf(!usualPortIsFree)(`UF-1107: ${wrongInstance.name}`, () => slow.instance);

test(`UF-1005: ${hangs.name}`, () => slow.hangs);

test(`UF-1006: ${goesOn.name}`, () => slow.deaf);

test('nothing went wrong beside', async () => {
  expect(await violationsOf(wizard.page)).toEqual([]);
  expect(wizard.trouble).toEqual([]);
});
