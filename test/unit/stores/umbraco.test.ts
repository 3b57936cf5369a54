import { describe, expect, test } from 'vitest';
import type { Recognition } from '../../../electron/stores/store.ts';
import { type UmbracoRelease, umbracoDdl } from '../../../electron/stores/umbraco/schema.ts';
import { umbraco as store } from '../../../electron/stores/umbraco/store.ts';
import { catalogOfDdl } from './catalogs.ts';
import { accountOfRow } from './read-row.ts';

function candidates(release: UmbracoRelease): { readonly members: Recognition; readonly users: Recognition } {
  const [members, users, ...others] = store.recognise(catalogOfDdl(umbracoDdl(release)));
  if (members === undefined || users === undefined || others.length > 0) throw new Error('Not two candidates');
  return { members, users };
}

describe('Umbraco', () => {
  test('says of both candidates who they are, and what no column tells', () => {
    const { members, users } = candidates(8);
    expect(members.evidence).toEqual([
      'cmsMember has all 4 columns with the expected types',
      expect.stringContaining('the members, who sign in to the site'),
      expect.stringMatching(/web\.config\. HMACSHA256 is assumed.*prove it/),
      expect.stringContaining('version 4'),
      expect.stringContaining('nobody counts as barred'),
    ]);
    expect(users.evidence).toEqual([
      'umbracoUser has all 7 columns with the expected types',
      expect.stringContaining('the users of the back office, who edit the site'),
      expect.stringMatching(/^passwordConfig says of a password how it was hashed/),
      expect.stringContaining('version 4'),
    ]);
    expect(candidates(13).members.evidence.join()).not.toContain('nobody counts as barred');
    expect(candidates(13).members.evidence).toContainEqual(expect.stringContaining('names accounts by a GUID'));
  });

  test('leaves the algorithm to each row, and otherwise open', () => {
    for (const release of [4, 8, 13] as const) {
      const { members, users } = candidates(release);
      for (const { mapping } of [members, users])
        expect(mapping.password.recipe).toEqual({ kind: 'umbraco', hash: 'auto' });
      expect(members.mapping.password.format?.column).toBe(release === 13 ? 'passwordConfig' : undefined);
      expect(users.mapping.password.format?.column).toBe(release === 4 ? undefined : 'passwordConfig');
    }
  });

  test('bars members where there are columns for it', () => {
    const { members } = candidates(13);
    const account = (row: Record<string, unknown>) =>
      accountOfRow(members.mapping, { key: 1, 'm.isApproved': true, 'm.isLockedOut': false, ...row });
    expect(account({}).barred).toBe('no');
    expect(account({ 'm.isLockedOut': null }).barred).toBe('no');
    expect(account({ 'm.isLockedOut': true }).barred).toBe('locked');
    expect(account({ 'm.isApproved': false }).barred).toBe('unapproved');
    expect(candidates(4).members.mapping).toMatchObject({ locked: [], unapproved: [] });
  });

  test('takes an address for verified where the date of its confirmation is known', () => {
    const { users } = candidates(8);
    const verified = (date: Date | null) =>
      accountOfRow(users.mapping, { key: 1, 'u.emailConfirmedDate': date }).emailVerified;
    expect([verified(new Date(0)), verified(null)]).toEqual([true, false]);
    expect(accountOfRow(candidates(4).users.mapping, { key: 1 }).emailVerified).toBe(false);
  });
});
