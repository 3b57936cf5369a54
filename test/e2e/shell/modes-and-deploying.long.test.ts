import { beforeEach, describe, expect, test } from 'vitest';
import { keepPicture, violationsOf } from '../browser.ts';
import { scenes } from '../scripted/scenes.ts';
import { scriptedPage } from './scripted-page.ts';

const on = scriptedPage();
const { asked, heading } = on;

test('each mode can be chosen, says what it means, and leads to what it needs next', async () => {
  on.assistant.show(scenes.strategy);
  await on.page.goto(on.host.url);
  await heading('How should they move?').waitFor();
  const step = (name: string) =>
    on.page.getByRole('navigation', { name: 'Steps' }).getByRole('button', { name: new RegExp(`^${name}`) });
  await on.page.getByRole('radio', { name: 'Legacy' }).check();
  await on.page.getByRole('region', { name: 'The first Monday with legacy' }).waitFor();
  await on.page.getByRole('button', { name: 'Use legacy' }).click();
  await heading('They stay where they are').waitFor();
  await step('Migrate').getByText('Nothing moves').waitFor();
  await on.page.getByRole('radio', { name: 'Trickle' }).check();
  await on.page.getByRole('button', { name: 'Use trickle' }).click();
  await on.page.getByRole('button', { name: 'Next: Scripts' }).waitFor();
  await step('Scripts').getByText('To deploy').waitFor();
  await on.page.getByRole('radio', { name: 'Bulk' }).check();
  await on.page.getByRole('button', { name: 'Use bulk' }).click();
  await heading('They move in bulk').waitFor();
  await step('Scripts').getByText('Not needed for bulk').waitFor();
  await on.page.getByRole('button', { name: 'Next: Migrate' }).click();
  await heading('242,143 accounts ready to move').waitFor();
  await expect.poll(asked).toEqual(['chooseMode', 'chooseMode', 'chooseMode', 'showStep']);
});

test('where Auth0 has refused the tenant a connection with scripts, bulk is offered with what it leaves', async () => {
  on.assistant.show({ ...scenes.strategy, tenant: { ...scenes.strategy.tenant, scriptsRefused: true } });
  await on.page.goto(on.host.url);
  await heading('How should they move?').waitFor();
  expect(await on.page.getByText('Refused by Auth0').count()).toBe(3);
});

describe('what would change at Auth0', () => {
  beforeEach(async () => {
    on.assistant.show(scenes['scripts-deployed']);
    await on.page.goto(on.host.url);
    await on.page.getByText('login is otherwise here than at Auth0.').waitFor();
    await on.page.getByRole('button', { name: 'See what would change' }).click();
    await heading('Somebody else has changed this connection').waitFor();
  });
  const consent = (name: string) => on.page.locator(`[data-consent="${name}"]`).getByRole('checkbox');
  const send = () => on.page.getByRole('button', { name: 'Deploy to contoso-members at contoso.eu.auth0.com' });

  test('each yes says what it allows, and all of them are sent with the code of what was shown last', async () => {
    const text = await on.page.locator('main').innerText();
    expect(text).toContain('API_TOKEN');
    expect(text).toContain('login, line 12: No time limit of its own');
    expect(text).toContain('verify: ASP.NET Membership keeps nowhere');
    expect(text).toContain('Stays as they left it');
    expect(await on.page.locator('[data-consent="foreign-changes"]').innerText()).toContain('Script login');
    await consent('foreign-changes').check();
    await consent('script-errors').check();
    expect(await send().getAttribute('aria-disabled')).toBe('true');
    await consent('drop-configuration').check();
    await on.page.locator('[data-change="configuration:API_TOKEN"]').getByText('removed').waitFor();
    await send().click();
    await on.page.getByText('Deployed, as deployment 3.').waitFor();
    const consents = ['foreign-changes', 'script-errors', 'drop-configuration'];
    expect(on.assistant.asked.at(-1)).toMatchObject({
      name: 'deploy',
      input: { target: { kind: 'mode' }, consents, code: 'dropped' },
    });
  });

  test('a value that only Auth0 knows can be typed, goes in once and is not shown again', async () => {
    await on.page.getByLabel('API_TOKEN', { exact: true }).fill('canary-value');
    await on.page.getByRole('button', { name: 'Keep these and look again' }).click();
    await expect
      .poll(() => on.assistant.asked.at(-1))
      .toMatchObject({
        name: 'saveDeploySettings',
        input: { settings: scenes['scripts-deployed'].deployment.settings, values: { API_TOKEN: 'canary-value' } },
      });
    await expect.poll(() => on.page.getByLabel('API_TOKEN', { exact: true }).inputValue()).toBe('');
  });

  test('the way to the database is changed in a form that keeps what it does not show', async () => {
    await on.page.getByRole('button', { name: 'Change', exact: true }).click();
    await on.page.getByLabel('Port').fill('x');
    await on.page.getByText('A port is a number').waitFor();
    await on.page.getByLabel('Port').fill('14330');
    await on.page.getByLabel('Its certificate').selectOption('checked');
    await on.page.getByLabel('Applications').fill('one, two');
    await on.page.getByRole('button', { name: 'Use this and look again' }).click();
    await expect
      .poll(() => on.assistant.asked.at(-1))
      .toMatchObject({
        name: 'saveDeploySettings',
        input: {
          settings: {
            server: 'sql.contoso.example',
            port: 14_330,
            user: 'userferry_scripts',
            trustServerCertificate: false,
            applications: ['one', 'two'],
          },
          values: {},
        },
      });
  });

  test.for([
    ['light', 1024, 700],
    ['dark', 1280, 832],
    ['contrast', 640, 416],
  ] as const)('%s, %i × %i: nothing is cut off, and axe finds nothing', async ([name, width, height]) => {
    await on.page.emulateMedia({
      colorScheme: name === 'dark' ? 'dark' : 'light',
      forcedColors: name === 'contrast' ? 'active' : 'none',
    });
    await on.page.setViewportSize({ width, height });
    await on.page.getByLabel('Sign-ins a second on a Monday morning').fill('20');
    await on.page.getByText(/^At 20 sign-ins a second up to 6 scripts/).waitFor();
    await on.page.getByRole('button', { name: 'Change', exact: true }).click();
    await keepPicture(on.page, `review-${name}`);
    expect(await violationsOf(on.page)).toEqual([]);
    const bar = await on.page.locator(height < 560 ? '[data-buttons]' : 'footer').boundingBox();
    expect(Math.round((bar?.y ?? 0) + (bar?.height ?? 0))).toBe(height);
    const right = await send().boundingBox();
    expect((right?.x ?? 0) + (right?.width ?? 0)).toBeLessThanOrEqual(width);
  });
});

test('a deployment that was never seen at Auth0 is listed as one, and is no place to go back to', async () => {
  const scene = scenes['scripts-deployed'];
  const [latest, ...earlier] = scene.deployment.list;
  if (latest === undefined) throw new Error('nothing is deployed in the scene');
  const lost = { ...latest, number: latest.number, state: 'superseded' as const };
  const list = [{ ...latest, number: latest.number + 1 }, lost, ...earlier];
  on.assistant.show({ ...scene, deployment: { ...scene.deployment, list } });
  await on.page.goto(on.host.url);
  await on.page.getByRole('button', { name: 'Ways back' }).click();
  const rowOf = (number: number) => on.page.locator(`[data-deployment="${number}"]`);
  await rowOf(lost.number).getByText('never known to have arrived').waitFor();
  expect(await rowOf(lost.number).getByRole('button').count()).toBe(0);
  expect(await rowOf(1).getByRole('button').count()).toBe(1);
  await keepPicture(on.page, 'deploy-never-seen');
});

test('the way back does not lie where the button that deploys comes to lie, so that who presses it deploys nothing', async () => {
  const answer = on.assistant.holdDeployments();
  on.assistant.show(scenes['scripts-to-deploy']);
  await on.page.goto(on.host.url);
  await on.page.getByRole('button', { name: 'See what would change' }).click();
  await on.page.getByText('Opens when it is worked out').waitFor();
  const primary = on.page.locator('[data-primary]');
  const wayBack = on.page.getByRole('button', { name: 'Back to the scripts' });
  expect(await primary.getAttribute('aria-disabled')).toBe('true');
  const before = await wayBack.boundingBox();
  expect(before?.y).toBeLessThan((await primary.boundingBox())?.y ?? 0);
  expect(await violationsOf(on.page)).toEqual([]);
  answer();
  await on.page.locator('[data-change]').first().waitFor();
  expect(await wayBack.count()).toBe(1);
  await wayBack.click();
  await on.page.getByRole('button', { name: 'See what would change' }).waitFor();
  expect(on.asked()).not.toContain('deploy');
});

test('what is to be known before a deployment stands above what would change', async () => {
  on.assistant.show(scenes['scripts-to-deploy']);
  await on.page.goto(on.host.url);
  await on.page.getByRole('button', { name: 'See what would change' }).click();
  await on.page.getByText(/^User ids that begin with “uf-” are in use at contoso-old/).waitFor();
  await on.page.getByText('UF-4117').waitFor();
  await keepPicture(on.page, 'deploy-warned');
  expect(await violationsOf(on.page)).toEqual([]);
});

test('a tenant that refuses scripts is told of as one where they are deployed, and bulk is one press away', async () => {
  const scene = scenes['scripts-to-deploy'];
  on.assistant.show({ ...scene, tenant: { ...scene.tenant, scriptsRefused: true } });
  await on.page.goto(on.host.url);
  await on.page.getByRole('button', { name: 'See what would change' }).click();
  await on.page.locator('[data-consent="adopt"]').getByRole('checkbox').check();
  await on.page.getByRole('button', { name: /^Deploy to / }).click();
  await on.page.getByRole('alert').getByText('UF-2052').waitFor();
  await on.page.getByRole('button', { name: 'Use bulk instead' }).click();
  await on.page.getByRole('button', { name: 'Next: Migrate' }).waitFor();
  await on.page.getByText('Bulk needs no scripts').waitFor();
  await expect.poll(asked).toEqual(['deploy', 'chooseMode']);
});

test('what was not tried in production begins with a name and a reason alone', async () => {
  on.assistant.show(scenes.locked);
  await on.page.goto(on.host.url);
  await on.page.getByRole('textbox', { name: 'Who begins the first wave' }).fill('Kim Lee');
  const migrate = on.page.getByRole('button', { name: 'Begin wave 1 in production: 53 accounts' });
  await migrate.waitFor();
  expect(await migrate.getAttribute('aria-disabled')).toBe('true');
  await on.page.getByText('The latest rehearsal was of another mapping or other rules.').waitFor();
  await on.page.getByRole('textbox', { name: 'Who begins all the same' }).fill('Kim Lee');
  await on.page.getByRole('textbox', { name: 'Why' }).focus();
  expect(await migrate.getAttribute('aria-disabled')).toBe('true');
  await on.page.getByRole('textbox', { name: 'Why' }).fill('change 4711 can’t wait');
  await migrate.click();
  await expect
    .poll(() => on.assistant.asked.find(({ name }) => name === 'startRun')?.input)
    .toMatchObject({
      override: { by: 'Kim Lee', why: 'change 4711 can’t wait' },
      inWaves: { waves: '50, 1%, 10%, rest', rejected: '2%', failedSignIns: '5%' },
      by: 'Kim Lee',
    });
});
