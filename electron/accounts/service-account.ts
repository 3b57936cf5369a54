import type { Account } from './account.ts';

/**
 * Names that programs sign in under, as a whole word before or after a separator: `svc_backup`, `sql-agent`, `monitor01`. A name
 * of a person that merely begins like one (`Backus`, `Servicio`) is none.
 */
const PROGRAM_WORDS = [
  'svc',
  'srv',
  'service',
  'serviceaccount',
  'system',
  'daemon',
  'batch',
  'cron',
  'scheduler',
  'sqlagent',
  'sqlmonitor',
  'sqlservice',
  'iis',
  'apppool',
  'backup',
  'monitor',
  'monitoring',
  'healthcheck',
  'nagios',
  'zabbix',
  'noreply',
  'donotreply',
  'webmaster',
  'postmaster',
  'mailer',
  'test',
  'testuser',
  'loadtest',
  'dummy',
];
const words = new Set(PROGRAM_WORDS);

/** Separators of the words of an account's name; digits at the end of a word number it. */
const SEPARATORS = /[\s._\-\\/@+]+/;

/**
 * Whether an account looks like a program's and not a person's: by its user name, or by the local part of its address where it
 * has none. A proposal for a person to look at, never a certainty.
 */
export function looksLikeServiceAccount({ username, email }: Pick<Account, 'username' | 'email'>): boolean {
  const name = (username ?? email ?? '').trim().toLowerCase();
  const local = name.includes('@') ? name.slice(0, name.lastIndexOf('@')) : name;
  const parts = local.split(SEPARATORS).filter((part) => part !== '');
  const first = wordOf(parts[0]);
  const last = wordOf(parts.at(-1));
  // Of one word, or of words of which the first or the last says what it is for. `system.analyst` is nobody's first name either.
  return words.has(first) || (parts.length > 1 && words.has(last));
}

function wordOf(part: string | undefined): string {
  return (part ?? '').replace(/[0-9]+$/, '');
}
