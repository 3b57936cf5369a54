import type { ChildProcess } from 'node:child_process';
import type { ExportedUser, FoundUser, Tenant } from '../../../../electron/tenant/tenant.ts';

// A tenant that lives in the test's process and is called from a child that may be killed at any instant: what the tenant did
// stays done, and the answer to the killed child is lost, as over a network.

interface Call {
  readonly call: number;
  readonly method: string;
  readonly parameters: readonly unknown[];
}

interface Reply {
  readonly call: number;
  readonly value: unknown;
}

type Method = (...parameters: unknown[]) => unknown;

/** Answers a child's calls with this tenant, after a moment as over a network. */
export function serveTenant(tenant: Tenant, child: ChildProcess, delay: () => number): void {
  child.on('message', async (message: Call) => {
    if (typeof message.call !== 'number') return;
    const { call, method, parameters } = message;
    const found: unknown = Reflect.get(tenant, method);
    if (typeof found !== 'function') throw new Error(`the tenant has no ${method}`);
    await new Promise((resolve) => setTimeout(resolve, delay()));
    let value: unknown;
    if (method === 'exportUsers' || method === 'exportInFull') {
      const users: ExportedUser[] = [];
      for await (const page of tenant[method]((parameters as [string | null])[0])) users.push(...page);
      value = users;
    } else value = await Reflect.apply(found as Method, tenant, parameters);
    await new Promise((resolve) => setTimeout(resolve, delay()));
    if (child.connected) child.send({ call, value } satisfies Reply, () => undefined);
  });
}

/** The other end, in the child. */
export function tenantOverIpc(domain: string): Tenant {
  const waiting = new Map<number, (value: unknown) => void>();
  let calls = 0;
  process.on('message', ({ call, value }: Reply) => {
    waiting.get(call)?.(value);
    waiting.delete(call);
  });
  const ask = <Result>(method: string, ...parameters: unknown[]): Promise<Result> =>
    new Promise((resolve) => {
      calls += 1;
      waiting.set(calls, (value) => resolve(value as Result));
      process.send?.({ call: calls, method, parameters } satisfies Call);
    });
  return {
    domain,
    scopes: () => ask('scopes'),
    connections: () => ask('connections'),
    submitImport: (file) => ask('submitImport', { ...file, body: Buffer.from(file.body).toString('latin1') }),
    job: (id) => ask('job', id),
    refusedUsers: (id) => ask('refusedUsers', id),
    databases: () => ask('databases'),
    async *exportUsers(connectionId) {
      yield await ask<readonly ExportedUser[]>('exportUsers', connectionId);
    },
    async *exportInFull(connectionId) {
      yield await ask<readonly FoundUser[]>('exportInFull', connectionId);
    },
    user: (id) => ask('user', id),
    usersByEmail: (email) => ask('usersByEmail', email),
    updateUser: (id, changes) => ask('updateUser', id, changes),
    deleteUser: (id) => ask('deleteUser', id),
    deleteByEmail: (connectionId, email) => ask('deleteByEmail', connectionId, email),
    findInLog: (correlationId, since) => ask('findInLog', correlationId, since),
    pausedUntil: () => null,
    burst: () => null,
    asked: () => ({ scopes: [], hosts: [] }),
  };
}
