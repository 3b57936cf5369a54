import { createServer, request } from 'node:http';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { nodeFork } from '../../../electron/common/node-fork.ts';
import { createTenant } from '../../../electron/practice/tenant/create-tenant.ts';
import { apiListener } from '../../../electron/practice/tenant/http/api-server.ts';
import { tenantSettingsSchema } from '../../../electron/practice/tenant/settings.ts';

/** A tenant in this process, so that what it prints can be seen. */
async function listening() {
  const { parts, apis } = createTenant(tenantSettingsSchema.parse({}), nodeFork);
  const server = createServer(apiListener(parts, apis));
  const gone = new Promise<void>((resolve) => server.on('request', (incoming) => incoming.on('close', resolve)));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
  });
  const address = server.address();
  parts.origins.api = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  const [client] = parts.clients;
  const scopes = new Set(client?.managementScopes);
  const token = parts.tokens.issue({ clientId: client?.clientId ?? '', scopes, expiresAt: Number.POSITIVE_INFINITY });
  return { parts, gone, token };
}

const upload = '--x\r\ncontent-disposition: form-data; name="users"; filename="u"\r\n\r\n[';

test.each([
  ['/api/v2/users', 'application/json'],
  ['/api/v2/jobs/users-imports', 'multipart/form-data; boundary=x'],
  ['/oauth/token', 'application/x-www-form-urlencoded'],
])('a client that goes away while it sends to %s is no defect', async (path, type) => {
  const { parts, gone, token } = await listening();
  const printed = vi.spyOn(console, 'error').mockImplementation(() => {});
  onTestFinished(() => printed.mockRestore());
  const sent = request(`${parts.origins.api}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': type, 'content-length': 10_000 },
  });
  sent.on('error', () => {});
  sent.write(upload, () => sent.destroy());
  await gone;
  for (let turn = 0; turn < 10; turn += 1) await nextTurn();
  expect(printed).not.toHaveBeenCalled();
  expect(parts.jobs.importsAccepted).toBe(0);
  expect(parts.users.count()).toBe(0);
});

test('a form that ends within its file is refused as documented, and the tenant lives on', async () => {
  const { parts, token } = await listening();
  const answer = await fetch(`${parts.origins.api}/api/v2/jobs/users-imports`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'multipart/form-data; boundary=x' },
    body: upload,
  });
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({
    message: "Payload validation error: 'Invalid multipart payload format'.",
  });
});
