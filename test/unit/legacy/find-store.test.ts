import { expect, test } from 'vitest';
import { findStore } from '../../../electron/legacy/survey/recognise-store.ts';
import { aspnetIdentityCoreDdl } from '../../../electron/stores/aspnet-identity-core/schema.ts';
import { aspnetMembershipDdl } from '../../../electron/stores/aspnet-membership/schema.ts';
import { catalogOfDdl } from '../stores/catalogs.ts';

const both = catalogOfDdl([...aspnetIdentityCoreDdl, ...aspnetMembershipDdl]);

test('the store that the workspace names is taken, whatever else the database holds', () => {
  for (const name of ['aspnet-identity-core', 'aspnet-membership']) {
    expect(findStore(both, name)).toMatchObject({ store: { name }, recognition: { mapping: { store: name } } });
  }
});

test('another store than the named one is never taken in its place', () => {
  const onlyIdentity = catalogOfDdl(aspnetIdentityCoreDdl);
  expect(() => findStore(onlyIdentity, 'aspnet-membership')).toThrow(
    expect.objectContaining({ code: 'UF-1202', next: expect.stringContaining('aspnet-identity-core') }),
  );
  expect(() => findStore(catalogOfDdl([]), 'aspnet-membership')).toThrow(expect.objectContaining({ code: 'UF-1201' }));
});
