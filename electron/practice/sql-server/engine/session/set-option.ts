import { failure, unsupported } from '../failure.ts';
import type { Lock } from '../plan/lock-hint.ts';
import type { Name } from '../syntax/tree.ts';
import { objectNamed } from './object-names.ts';
import { MOST_TEXT, type SessionState } from './session-state.ts';

/** Options whose one value the practice server always has; any other is refused. */
const FIXED: { readonly [option: string]: readonly string[] } = {
  ANSI_NULLS: ['ON'],
  ANSI_NULL_DFLT_ON: ['ON'],
  ANSI_PADDING: ['ON'],
  ANSI_WARNINGS: ['ON'],
  ARITHABORT: ['ON', 'OFF'],
  CONCAT_NULL_YIELDS_NULL: ['ON'],
  NUMERIC_ROUNDABORT: ['OFF'],
  ROWCOUNT: ['0'],
  LANGUAGE: ['US_ENGLISH', 'us_english', 'ENGLISH'],
  DATEFORMAT: ['MDY', 'mdy'],
  DATEFIRST: ['7'],
  NOEXEC: ['OFF'],
  PARSEONLY: ['OFF'],
  SHOWPLAN_TEXT: ['OFF'],
  SHOWPLAN_ALL: ['OFF'],
};

/** Options that change nothing that the practice server shows. */
const IGNORED = new Set([
  // There are no cursors to close.
  'CURSOR_CLOSE_ON_COMMIT',
  'DEADLOCK_PRIORITY',
  'QUERY_GOVERNOR_COST_LIMIT',
  'ANSI_DEFAULTS',
  'FIPS_FLAGGER',
  'FORCEPLAN',
]);

/** Options that SQL Server has besides, and whose effect the practice server doesn't have. */
const REFUSED = new Set([
  'ANSI_NULL_DFLT_OFF',
  'CONTEXT_INFO',
  'DISABLE_DEF_CNST_CHK',
  'OFFSETS',
  'REMOTE_PROC_TRANSACTIONS',
  'RESULT_SET_CACHING',
  'SHOWPLAN_XML',
]);

/** SET option value, as clients send it at login and scripts at their top. @throws a refusal, or SqlError 195 */
export function setOption(options: string, value: string, state: SessionState): void {
  demandOptions(options, value, state);
  for (const option of options.split(',')) apply(option, value, state);
}

/** That the options are there and can have the value. @throws a refusal, or SqlError 195 */
export function demandOptions(options: string, value: string, state: SessionState): void {
  for (const option of options.split(',')) demandOption(option, value, state);
}

function demandOption(option: string, value: string, state: SessionState): void {
  if (option === 'ISOLATION' && value === 'SNAPSHOT') {
    throw failure(
      3952,
      `Snapshot isolation transaction failed accessing database '${state.database.name}' because snapshot isolation is not allowed in this database. Use ALTER DATABASE to allow snapshot isolation.`,
    );
  }
  if (APPLIED.has(option) || IGNORED.has(option)) return;
  if (REFUSED.has(option)) throw unsupported(`SET ${option}`);
  const values = FIXED[option];
  if (values === undefined)
    throw failure(195, `'${option}' is not a recognized SET option.`, { severity: 15, state: 5 });
  if (!values.includes(value)) throw unsupported(`SET ${option} ${value}`);
}

/** What readers keep until their transaction ends, by its isolation level. */
const READ_LOCKS: { readonly [level: string]: Lock } = { 'REPEATABLE READ': 'rows', SERIALIZABLE: 'all' };

const APPLIED = new Set([
  'NOCOUNT',
  'IMPLICIT_TRANSACTIONS',
  'XACT_ABORT',
  'FMTONLY',
  'ISOLATION',
  'QUOTED_IDENTIFIER',
  'LOCK_TIMEOUT',
  'TEXTSIZE',
]);

function apply(option: string, value: string, state: SessionState): void {
  const on = value === 'ON';
  switch (option) {
    case 'NOCOUNT':
      state.noCount = on;
      return;
    case 'IMPLICIT_TRANSACTIONS':
      state.implicitTransactions = on;
      return;
    case 'XACT_ABORT':
      state.abortOnError = on;
      return;
    case 'FMTONLY':
      state.formatOnly = on;
      return;
    case 'ISOLATION':
      state.readLock = READ_LOCKS[value];
      return;
    case 'QUOTED_IDENTIFIER':
      state.quotedIdentifiers = on;
      return;
    case 'LOCK_TIMEOUT':
      state.lockTimeout = Number(value);
      return;
    case 'TEXTSIZE':
      // SQL Server docs, SET TEXTSIZE: 0 stands for 4 KB, -1 for no limit.
      state.textSize = value === '0' ? 4096 : value === '-1' ? MOST_TEXT : Number(value);
      return;
    default:
      return;
  }
}

/** @throws SqlError 1088, 8106, 8107 */
export function setIdentityInsert(name: Name, on: boolean, state: SessionState): void {
  const table = objectNamed(name, state);
  if (table?.kind !== 'table') {
    throw failure(
      1088,
      `Cannot find the object "${name.join('.')}" because it does not exist or you do not have permissions.`,
      { state: 11 },
    );
  }
  if (table.identity === undefined) {
    throw failure(8106, `Table '${name.join('.')}' does not have the identity property. Cannot perform SET operation.`);
  }
  if (!on) {
    if (state.identityInsert === table) state.identityInsert = undefined;
    return;
  }
  if (state.identityInsert !== undefined && state.identityInsert !== table) {
    throw failure(
      8107,
      `IDENTITY_INSERT is already ON for table '${state.database.name}.${state.identityInsert.schema}.${state.identityInsert.name}'. Cannot perform SET operation for table '${name.join('.')}'.`,
    );
  }
  state.identityInsert = table;
}
