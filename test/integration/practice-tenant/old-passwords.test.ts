import { hash as bcrypt } from 'bcrypt';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bcryptHash, type CustomPasswordHash } from '../../../electron/accounts/custom-password-hash.ts';
import { toPasswordHash } from '../../../electron/accounts/passwords/to-password-hash.ts';
import { hashVectors, storedOf } from '../../unit/accounts/passwords/hash-vectors.ts';
import { codesOf, OpenedTenant } from './opened-tenant.ts';

interface Person {
  readonly id: string;
  readonly email: string;
  readonly password: string;
  readonly wrongPassword: string;
  readonly signsIn: boolean;
  readonly hash: CustomPasswordHash;
}

/** Everybody whose password the conversion lets Auth0 check; nobody can sign in with an empty one. */
async function people(): Promise<readonly Person[]> {
  const all = await Promise.all(
    hashVectors.map(async (vector): Promise<readonly Person[]> => {
      const { id, password, wrongPassword, signsIn } = vector;
      const verdict = toPasswordHash(storedOf(vector), { membershipHash: 'auto' });
      if (verdict.kind === 'held' || !password) return [];
      const hash = verdict.kind === 'importable' ? verdict.hash : bcryptHash(await bcrypt(verdict.password, 4));
      const email = `${id}@contoso.example`;
      return [{ id, email, password, wrongPassword: wrongPassword ?? `${password}x`, signsIn, hash }];
    }),
  );
  return all.flat();
}

let tenant: OpenedTenant;
beforeAll(async () => {
  tenant = await OpenedTenant.open({ variants: { signInPasswords: 'any' } });
});
afterAll(() => tenant.stop());

describe('old passwords of every format', () => {
  test('are taken by an import, sign in as they are, and let no other password in', async () => {
    const everybody = await people();
    expect(everybody.length).toBeGreaterThan(85);
    const { failures } = await tenant.imported(
      everybody.map(({ email, hash }) => ({ email, custom_password_hash: hash })),
    );
    expect(codesOf(failures)).toEqual([]);
    const surprises = [];
    for (const { id, email, password, wrongPassword, signsIn } of everybody) {
      const refused = (await tenant.signIn(email, wrongPassword)).status === 403;
      const letIn = (await tenant.signIn(email, password)).status === 200;
      if (!refused || letIn !== signsIn) surprises.push({ id, refused, letIn });
    }
    expect(surprises).toEqual([]);
  });
});
