import { z } from 'zod';
import type { OpenedTenant, RawAnswer } from '../opened-tenant.ts';

const call = z.looseObject({ number: z.number(), action: z.string(), args: z.array(z.unknown()) });
const logs = z.object({ total: z.number(), logs: z.array(z.looseObject({ type: z.string() })) });

/** What an event was answered, which scripts ran for it with what, and what the tenant's log says of it. */
export interface Observed {
  readonly status: number;
  readonly body: unknown;
  /** As `login("ada@example.com","•••")`, in order. */
  readonly scripts: readonly string[];
  /** Codes, without those of API writes. */
  readonly codes: readonly string[];
  readonly entries: readonly Readonly<Record<string, unknown>>[];
}

/** Lets something happen and sees what came of it. */
export async function observed(tenant: OpenedTenant, event: () => Promise<RawAnswer>): Promise<Observed> {
  const before = { calls: (await scriptCalls(tenant)).length, logs: (await logEntries(tenant)).length };
  const { status, body } = await event();
  const scripts = (await scriptCalls(tenant))
    .slice(before.calls)
    .map(({ action, args }) => `${action}(${args.map((arg) => JSON.stringify(arg)).join(',')})`);
  const entries = (await logEntries(tenant)).slice(before.logs).filter(({ type }) => type !== 'sapi');
  return { status, body, scripts, codes: entries.map(({ type }) => type), entries };
}

/** Every call of a script so far, as the tenant's control call tells of it. */
export async function scriptCalls({ practice }: OpenedTenant) {
  const text = (await (await fetch(`${practice.control}/scripts`)).text()).trim();
  return text === '' ? [] : text.split('\n').map((line) => call.parse(JSON.parse(line)));
}

async function logEntries(tenant: OpenedTenant) {
  const { body } = await tenant.call('GET', 'logs?sort=date:1&per_page=100&include_totals=true');
  const { total, logs: entries } = logs.parse(body);
  if (total > 100) throw new Error('The log has more than one page.');
  return entries;
}

/** `POST /dbconnections/…` as an application sends it. */
export async function authentication(tenant: OpenedTenant, path: string, body: object): Promise<RawAnswer> {
  const response = await fetch(`${tenant.practice.origin}/dbconnections/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ client_id: tenant.practice.signInClientId, ...body }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}

/** Plays the person who follows the newest link that was mailed to them. */
export function followMail(
  tenant: OpenedTenant,
  kind: 'password-change' | 'verification',
  email: string,
  password: string | null = null,
): Promise<RawAnswer> {
  return tenant.control('follow', { link: { kind, email }, password });
}
