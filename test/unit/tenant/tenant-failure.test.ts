import { expect, test } from 'vitest';
import { CallFailed } from '../../../electron/tenant/call-failure.ts';
import { tenantFailure } from '../../../electron/tenant/tenant-failure.ts';

const purpose = { doing: 'give a role to users', kept: 'Nothing was changed.', scope: 'update:roles' };

test.each([
  ['Insufficient scope, expected any of: update:roles', 'insufficient_scope', 'UF-2012'],
  ['Insufficient scope, expected any of: update:roles', null, 'UF-2012'],
  ['Forbidden', null, 'UF-2012'],
  ['', null, 'UF-2012'],
  ['Client is not authorized to access the Management API', 'access_denied', 'UF-2011'],
  // No permission mends these.
  ['You reached the limit of entities of this type for this tenant.', 'too_many_entities', 'UF-2015'],
  ['Your plan does not include this feature.', 'feature_not_enabled', 'UF-2015'],
])('403 “%s” (%s) is %s', (message, errorCode, code) => {
  const failed = new CallFailed({ kind: 'status', status: 403, message, errorCode }, 'call');
  expect(tenantFailure(failed, purpose, 'contoso.eu.auth0.com')).toMatchObject({ code });
});
