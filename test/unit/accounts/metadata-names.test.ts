import { expect, test } from 'vitest';
import { isAppMetadataName, isMetadataName } from '../../../electron/accounts/metadata-names.ts';
import { mapping } from '../../../electron/stores/mapping/mapping.ts';

test.each([
  ['roles', true, true],
  ['Größe', true, true],
  ['email', true, false],
  ['user_id', true, false],
  ['userferry_trickle', true, false],
  ['http://schemas.example/role', false, false],
  ['$ref', false, false],
  ['', false, false],
])('metadata named %j: taken by user_metadata %s, by app_metadata %s', (name, user, app) => {
  expect(isMetadataName(name)).toBe(user);
  expect(isAppMetadataName(name)).toBe(app);
  const value = { kind: 'constant', value: 1 };
  const { userMetadata, appMetadata } = mapping.shape;
  expect(userMetadata.safeParse({ [name]: value }).success).toBe(user);
  expect(appMetadata.safeParse({ [name]: value }).success).toBe(app);
});
