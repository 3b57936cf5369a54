import { createHmac } from 'node:crypto';
import type { ActionName } from '../../../scripts/actions.ts';
import type { SentStatement } from '../copies.ts';
import { type ScriptArguments, withoutPasswords } from '../script-arguments.ts';
import type { AccountRows } from './account-differences.ts';

/** Everything that a yes is given to. */
export interface Written {
  readonly action: ActionName;
  readonly source: string;
  readonly args: ScriptArguments;
  /** Keys of the accounts that the arguments name. */
  readonly keys: readonly string[];
  /** As the copies hold them before the script runs. */
  readonly before: AccountRows;
  /** Places in a row that change without anybody's doing: the moment of the last sign-in. */
  readonly restless: readonly number[];
  /** Those that change something. */
  readonly statements: readonly SentStatement[];
}

/**
 * A short code for exactly this: the action, the script's text, the arguments but for passwords, the accounts as they are, and the
 * statements. Eight digits of an HMAC under the workspace's key, so that it tells nothing of what it was made from.
 */
export function writeCode(written: Written, key: Uint8Array): string {
  const { action, source, args, keys, before, restless, statements } = written;
  const accounts = keys.map((each) => [
    each,
    (before.get(each) ?? []).map((value, at) => (restless.includes(at) ? null : value)),
  ]);
  const text = JSON.stringify([action, source, sorted(withoutPasswords(action, args)), accounts, statements]);
  const digest = createHmac('sha256', key).update(`write ${text}`).digest('hex').toUpperCase();
  return `${digest.slice(0, 4)}-${digest.slice(4, 8)}`;
}

/** Codes are read off a screen and typed. */
export function isSameCode(one: string, other: string): boolean {
  const plain = (code: string) => code.replaceAll(/[^0-9a-f]/gi, '').toUpperCase();
  return plain(one) === plain(other);
}

function sorted(args: ScriptArguments): readonly (readonly [string, unknown])[] {
  return Object.entries(args).toSorted(([one], [other]) => (one < other ? -1 : 1));
}
