import { expect, onTestFinished, test } from 'vitest';
import type { PracticeTenantOptions } from '../../../electron/practice/practice.ts';
import { codesOf, OpenedTenant } from './opened-tenant.ts';

const at = (name: string) => `${name}@contoso.example`;

async function opened(variants: PracticeTenantOptions['variants']): Promise<OpenedTenant> {
  const tenant = await OpenedTenant.open(variants === undefined ? {} : { variants });
  onTestFinished(() => tenant.stop());
  return tenant;
}

test.each([
  ['by-field', ['CONFLICT_EMAIL', 'CONFLICT', 'CONFLICT_USERNAME', 'CONFLICT']],
  ['CONFLICT', ['CONFLICT', 'CONFLICT', 'CONFLICT', 'CONFLICT']],
  ['DUPLICATED_USER', ['DUPLICATED_USER', 'DUPLICATED_USER', 'DUPLICATED_USER', 'DUPLICATED_USER']],
] as const)('a clash of e-mail, id, username and phone number is named %s', async (existingUserCode, codes) => {
  const tenant = await opened({ existingUserCode });
  await tenant.connections.update(tenant.practice.connectionId, { options: { requires_username: true } });
  await tenant.imported([{ email: at('old'), user_id: 'old', username: 'old', phone_number: '+4930' }]);
  const { failures } = await tenant.imported([
    { email: at('old') },
    { email: at('a'), user_id: 'old' },
    { email: at('b'), username: 'OLD' },
    { email: at('c'), phone_number: '+4930' },
  ]);
  expect(codesOf(failures)).toEqual(codes);
});

test('a malformed value has the listed code', async () => {
  const tenant = await opened({ formatCode: 'FORMAT' });
  expect(codesOf((await tenant.imported([{ email: 'x' }])).failures)).toEqual(['FORMAT']);
});

test('an upsert finds its user by any identifier, and leaves the address alone', async () => {
  const tenant = await opened({ upsertMatch: 'any' });
  await tenant.imported([{ email: at('kept'), user_id: 'kept' }]);
  const { summary } = await tenant.imported([{ email: at('new'), user_id: 'kept', name: 'New' }], { upsert: 'true' });
  expect(summary).toMatchObject({ updated: 1 });
  expect(await tenant.users.get('auth0|kept')).toMatchObject({ email: at('kept'), name: 'New' });
});

test('the setting that is not known is refused at the start', async () => {
  const unknown = { plan: 'unlimited' as const, colour: 'red' };
  await expect(OpenedTenant.open(unknown)).rejects.toMatchObject({ code: 'UF-6301' });
});
