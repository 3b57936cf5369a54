import { describe, expect, test } from 'vitest';
import { keepPicture, violationsOf } from '../browser.ts';
import { sceneTime } from '../scripted/base-snapshot.ts';
import { afterAFew } from '../scripted/mails.ts';
import { scenes } from '../scripted/scenes.ts';
import { plan } from '../scripted/survey-and-plan.ts';
import { scriptedPage } from './scripted-page.ts';

const on = scriptedPage();
const { asked, heading, inOwnWindow } = on;

describe('what is pressed reaches the assistant', () => {
  test('pause, and stop', async () => {
    await on.page.goto(on.host.url);
    await on.page.getByRole('button', { name: 'Pause' }).click();
    await on.page.getByRole('button', { name: 'Stop after these files' }).click();
    await expect.poll(asked).toEqual(['pauseRun', 'stopRun']);
  });

  test('a double click gives it once, however fast', async () => {
    on.assistant.show(scenes.paused);
    await on.page.goto(on.host.url);
    await on.page.getByRole('button', { name: 'Resume the migration' }).evaluate((button: HTMLElement) => {
      button.click();
      button.click();
    });
    await expect.poll(asked).toEqual(['resumeRun']);
    // What was sent over the line of before has come by the time that there is another.
    await on.page.reload();
    await heading('The migration is paused').waitFor();
    expect(asked()).toEqual(['resumeRun']);
  });

  test('there, back and there again before anything is answered ends there', async () => {
    await on.page.goto(on.host.url);
    await heading('Migrating').waitFor();
    await on.page.getByRole('navigation', { name: 'Steps' }).evaluate((steps) => {
      const click = (title: string) =>
        [...steps.querySelectorAll('button')].find(({ textContent }) => textContent?.includes(title))?.click();
      for (const title of ['Tenant', 'Strategy', 'Tenant']) click(title);
    });
    const shown = () => on.assistant.asked.map(({ input }) => Object(input).step);
    await expect.poll(shown).toEqual(['tenant', 'strategy', 'tenant']);
    await on.page.getByRole('heading', { level: 1, name: /^Ready:/ }).waitFor();
  });

  test('resuming: when that fails, the page says why, and first that everybody is safe', async () => {
    on.assistant.show(scenes.paused);
    await on.page.goto(on.host.url);
    await on.page.getByRole('button', { name: 'Resume the migration' }).click();
    await expect.poll(asked).toEqual(['resumeRun']);
    const failure = {
      code: 'UF-2003',
      message: 'Nobody answers there.',
      kept: 'Nothing was sent.',
      next: 'Look there.',
      places: ['migrate' as const],
    };
    on.assistant.show({ ...scenes.paused, failure });
    await on.page.getByRole('alert').getByText('Nobody answers there.').waitFor();
    await on.page.getByText('Nobody will be imported twice.').first().waitFor();
  });

  test('a step that can’t be opened yet stays closed; one that can opens, and is remembered', async () => {
    on.assistant.show(scenes.fresh);
    await on.page.goto(on.host.url);
    await heading('Connect to the legacy database').waitFor();
    await on.page.getByRole('button', { name: /^Accounts/ }).click({ force: true });
    await on.page.getByRole('button', { name: /^Tenant/ }).click();
    await heading('Connect to the Auth0 tenant').waitFor();
    await expect.poll(() => on.assistant.asked).toMatchObject([{ name: 'showStep', input: { step: 'tenant' } }]);
  });

  test('a password goes in, is not shown again, and what was typed is kept while another step is open', async () => {
    on.assistant.show(scenes.fresh);
    await on.page.goto(on.host.url);
    await on.page.getByRole('textbox', { name: 'Server' }).fill('sql.example');
    await on.page.getByRole('textbox', { name: 'Database' }).fill('Members');
    await on.page.getByRole('button', { name: /^Tenant/ }).click();
    await on.page.getByRole('button', { name: /^Legacy database/ }).click();
    expect(await on.page.getByRole('textbox', { name: 'Server' }).inputValue()).toBe('sql.example');
    await on.page.getByRole('textbox', { name: 'Login' }).fill('reader');
    await on.page.getByLabel('Password').fill('a secret');
    await on.page.getByRole('button', { name: 'Run the checks' }).click();
    await expect.poll(asked).toContain('diagnose');
    expect(on.assistant.asked.find(({ name }) => name === 'saveLegacy')?.input).toMatchObject({
      form: { server: 'sql.example', database: 'Members', user: 'reader' },
      password: 'a secret',
    });
    on.assistant.show({ ...scenes.fresh, legacy: { ...scenes.fresh.legacy, passwordKnown: true } });
    await on.page.getByText('Known').waitFor();
    expect(await on.page.content()).not.toContain('a secret');
  });

  test('trusting a certificate sends its fingerprint and runs the checks again', async () => {
    on.assistant.show(scenes.certificate);
    await on.page.goto(on.host.url);
    await on.page.getByRole('button', { name: 'Trust and run the checks again' }).click();
    await expect.poll(asked).toEqual(['saveLegacy', 'diagnose']);
    expect(on.assistant.asked[0]?.input).toMatchObject({
      form: { trust: { kind: 'fingerprint', fingerprint256: expect.stringMatching(/^9F3C/) } },
    });
  });
});

test('what is read can be stopped', async () => {
  on.assistant.show(scenes.surveying);
  await on.page.goto(on.host.url);
  await on.page.getByText('96,400 of 248,317').waitFor();
  await on.page.getByRole('button', { name: 'Stop reading' }).click();
  await expect.poll(asked).toEqual(['cancelActivity']);
});

test('a choice shows at once, however long the assistant takes to say so', async () => {
  let deliver: () => void = () => undefined;
  let gate = Promise.resolve();
  await inOwnWindow();
  await on.page.routeWebSocket(/contract/, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((message) => void gate.then(() => socket.send(message)));
  });
  on.assistant.show(scenes.surveyed);
  await on.page.goto(on.host.url);
  const rule = on.page.locator('[data-rule="blockedAccounts"]');
  const leaveOut = rule.getByRole('radio', { name: 'Leave out' });
  await leaveOut.waitFor();
  gate = new Promise((resolve) => {
    deliver = resolve;
  });
  await leaveOut.check();
  await expect.poll(asked).toEqual(['saveRules']);
  expect(await leaveOut.isChecked()).toBe(true);
  // From here on the assistant's word counts: somebody else may have chosen otherwise meanwhile.
  on.assistant.show(scenes.surveyed);
  deliver();
  await expect.poll(() => leaveOut.isChecked()).toBe(false);
});

test('e-mails for people without a password: whom, how many and how fast are said, and never more are asked for than were shown', async () => {
  const experiences = [{ experience: 'needs-reset' as const, accounts: 1_600 }];
  const scene = { ...scenes.finished, plan: { ...plan, experiences } };
  on.assistant.show(scene);
  await on.page.emulateMedia({ reducedMotion: 'reduce' });
  await on.page.goto(on.host.url);
  await on.page.getByRole('region', { name: '1,600 people have to choose a new password' }).waitFor();
  await on.page.getByRole('button', { name: 'See whom the e-mails would be for' }).click();
  await heading('1,598 people wait for an e-mail').waitFor();
  await on.page.getByText('Opens when the application is chosen').waitFor();
  await on.page.getByLabel('Application').selectOption('shop0client');
  await on.page.getByText('Opens with your yes').waitFor();
  await on.page.getByText('That takes under a minute').waitFor();
  await on.page.getByLabel('How many now').fill('many');
  await on.page.getByText('Opens when both are numbers').waitFor();
  await on.page.getByLabel('How many now').fill('10');
  await on.page.getByRole('checkbox', { name: /^Have them sent/ }).check();
  await keepPicture(on.page, 'mails-first');
  expect(await violationsOf(on.page)).toEqual([]);
  await on.page.getByRole('button', { name: 'Have Auth0 send 10 e-mails' }).click();
  await expect
    .poll(() => on.assistant.asked.at(-1))
    .toMatchObject({
      name: 'sendMails',
      input: { application: 'shop0client', first: 10, perMinute: 60, remind: false, uncertainAgain: false },
    });
  on.assistant.show({
    ...scene,
    mails: afterAFew,
    activity: { kind: 'reset-mails', done: 10, total: 10, started: sceneTime },
  });
  await heading('Auth0 is being asked for e-mails').waitFor();
  await on.page.getByRole('button', { name: 'Stop after the one on its way' }).waitFor();
  await keepPicture(on.page, 'mails-under-way');
  on.assistant.show({ ...scene, mails: afterAFew });
  await heading('1,588 people wait for an e-mail').waitFor();
  await on.page.getByRole('checkbox', { name: /^Ask once more for 1 uncertain one/ }).check();
  await heading('1,589 people wait for an e-mail').waitFor();
  // A yes is given for what is shown then.
  expect(await on.page.getByRole('checkbox', { name: /^Have them sent/ }).isChecked()).toBe(false);
  await on.page.setViewportSize({ width: 1024, height: 700 });
  await keepPicture(on.page, 'mails-further');
  expect(await violationsOf(on.page)).toEqual([]);
});
