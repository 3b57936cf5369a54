import type { Json } from '../../../common/json.ts';
import type { ActionName } from '../../../scripts/actions.ts';
import type { Connection } from '../connections/connection-store.ts';
import type { TenantParts } from '../tenant-parts.ts';
import { failureOf, type ScriptFailure } from './script-failure.ts';
import { readProfile, type ScriptProfile } from './script-profile.ts';

export interface Failed {
  readonly kind: 'failed';
  readonly failure: ScriptFailure;
}

/** What login or getUser said. */
export type Asked = { readonly kind: 'found'; readonly profile: ScriptProfile } | { readonly kind: 'nobody' } | Failed;

/** What a script that writes said; `nothing-done` is its `callback(null, false)`. */
export type Written = { readonly kind: 'done' } | { readonly kind: 'nothing-done' } | Failed;

export function askLogin(
  parts: TenantParts,
  connection: Connection,
  identifier: string,
  password: string,
): Promise<Asked> {
  return ask(parts, connection, 'login', [identifier, password]);
}

export function askGetUser(parts: TenantParts, connection: Connection, identifier: string): Promise<Asked> {
  return ask(parts, connection, 'getUser', [identifier]);
}

async function ask(
  parts: TenantParts,
  connection: Connection,
  action: 'login' | 'getUser',
  args: readonly Json[],
): Promise<Asked> {
  const answer = await parts.scripts.run(connection, action, args);
  const failure = failureOf(answer);
  if (failure !== null) return { kind: 'failed', failure };
  if (answer.kind !== 'profile' && answer.kind !== 'value') return { kind: 'nobody' };
  const read = readProfile(answer.kind === 'profile' ? answer.profile : answer.value, parts.settings.variants);
  if ('profile' in read) return { kind: 'found', profile: read.profile };
  const message = `The practice tenant can’t make a user of the script’s profile: ${read.wrong} is missing or unfit.`;
  return { kind: 'failed', failure: { kind: 'error', message } };
}

/** Runs a script that writes. create and deleteUser answer nothing, the others true, false, or changePassword an object. */
export async function write(
  parts: TenantParts,
  connection: Connection,
  action: Exclude<ActionName, 'login' | 'getUser'>,
  args: readonly Json[],
): Promise<Written> {
  const answer = await parts.scripts.run(connection, action, args);
  const failure = failureOf(answer);
  if (failure !== null) return { kind: 'failed', failure };
  const answersNothing = action === 'create' || action === 'deleteUser';
  const done = answersNothing || (answer.kind === 'value' && answer.value !== null && answer.value !== false);
  return { kind: done ? 'done' : 'nothing-done' };
}
