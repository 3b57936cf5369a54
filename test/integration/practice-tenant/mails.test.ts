import { expect, onTestFinished, test } from 'vitest';
import type { PracticeTenantOptions } from '../../../electron/practice/practice.ts';
import { authentication, followMail } from './events/observed.ts';
import { OpenedTenant } from './opened-tenant.ts';

const email = 'ada@contoso.example';

async function opened(options: PracticeTenantOptions = {}): Promise<OpenedTenant> {
  const tenant = await OpenedTenant.open(options);
  onTestFinished(() => tenant.stop());
  return tenant;
}

test('a tenant tells who sends its e-mails, to whom may know', async () => {
  const tenant = await opened({ withheldScopes: ['read:logs'] });
  expect(await tenant.call('GET', 'emails/provider')).toMatchObject({
    status: 404,
    body: { errorCode: 'inexistent_email_provider' },
  });
  await tenant.control('email-provider', { provider: 'own' });
  expect(await tenant.call('GET', 'emails/provider?fields=name,enabled')).toMatchObject({
    status: 200,
    body: { name: 'smtp', enabled: true },
  });
  await tenant.control('email-provider', { provider: 'switched-off' });
  expect(await tenant.call('GET', 'emails/provider')).toMatchObject({ status: 200, body: { enabled: false } });
  const unlucky = await opened({ withheldScopes: ['read:email_provider'] });
  expect(await unlucky.call('GET', 'emails/provider')).toMatchObject({
    status: 403,
    body: { errorCode: 'insufficient_scope' },
  });
});

test('a password that somebody sets is dated, one that comes along is not', async () => {
  const tenant = await opened();
  const { connection } = tenant.practice;
  await tenant.imported([{ email, user_id: 'ada' }]);
  const made = await tenant.call('POST', 'users', { connection, email: 'new@contoso.example', password: 'initial' });
  expect(made.body).not.toHaveProperty('last_password_reset');
  expect((await tenant.call('GET', 'users/auth0|ada')).body).not.toHaveProperty('last_password_reset');
  await authentication(tenant, 'change_password', { connection, email });
  expect((await tenant.call('GET', 'users/auth0|ada')).body).not.toHaveProperty('last_password_reset');
  await followMail(tenant, 'password-change', email, 'chosen');
  expect((await tenant.call('GET', 'users/auth0|ada')).body).toHaveProperty('last_password_reset');
});

test('one address may be named ten times, then once a minute', async () => {
  const tenant = await opened({ plan: 'free', clock: 'simulated' });
  const { connection } = tenant.practice;
  const ask = (whom: string) => authentication(tenant, 'change_password', { connection, email: whom });
  for (let time = 1; time <= 10; time += 1) expect((await ask(email)).status).toBe(200);
  const refused = await ask(email.toUpperCase());
  expect(refused.status).toBe(429);
  expect(refused.headers.get('x-ratelimit-remaining')).toBe('0');
  expect((await ask('eve@contoso.example')).status).toBe(200);
  await tenant.control('clock', { milliseconds: 60_000 });
  expect((await ask(email)).status).toBe(200);
});

test.for([
  ['same-answer', 200],
  ['not-found', 404],
] as const)(
  'of somebody who isn’t there it says what everybody is told, or that: %s',
  async ([resetOfNobody, status]) => {
    const tenant = await opened({ variants: { resetOfNobody } });
    const { connection } = tenant.practice;
    expect(await authentication(tenant, 'change_password', { connection, email })).toMatchObject({ status });
  },
);
