import type { WorkspaceEntry } from '../../electron/assistant/contract/index.ts';
import { assertNever } from '../components/assert-never.ts';
import type { Standing } from '../components/state-icon.tsx';
import { count, counted } from '../words/numbers.ts';

/** How a migration stands, in a line. */
export interface StandingLine {
  readonly standing: Standing;
  readonly text: string;
}

/**
 * How a workspace stands, from its journal.
 * @param active a run of the open workspace goes on at this moment
 */
export function standingLine({ standing, mode }: WorkspaceEntry, active: boolean): StandingLine {
  switch (standing.kind) {
    case 'not-planned':
      return {
        standing: 'waiting',
        text: mode === 'legacy' ? 'Nobody moves; the old database stays' : 'Nothing planned yet, nothing sent',
      };
    case 'planned':
      return {
        standing: 'waiting',
        text: `${counted(standing.accounts, 'account', 'accounts')} planned, nothing sent`,
      };
    case 'look':
      return {
        standing: standing.moved < standing.accounts ? 'waiting' : 'done',
        text: `${count(standing.moved)} of ${count(standing.accounts)} moved at the latest look`,
      };
    case 'run':
      return runLine(standing, active);
    case 'unreadable':
      return unreadableLine(standing.why);
    default:
      return assertNever(standing);
  }
}

type RunStanding = Extract<WorkspaceEntry['standing'], { kind: 'run' }>;

function runLine({ state, inTenant, toImport, waits }: RunStanding, active: boolean): StandingLine {
  const done = `${count(inTenant)} of ${count(toImport)} are in Auth0`;
  if (waits !== null && !active && state !== 'finished') return waitingLine(waits, done);
  switch (state) {
    case 'running':
      if (active) return { standing: 'running', text: `Migrating: ${done}` };
      return { standing: 'attention', text: `Cut off: ${done}. Open it to resume; nobody is imported twice` };
    case 'paused':
      return { standing: 'attention', text: `Paused: ${done}` };
    case 'stopped':
      return { standing: 'attention', text: `Stopped: ${done}. Open it to see why, and to resume` };
    case 'finished':
      return { standing: 'done', text: `Finished: ${done}` };
    default:
      return assertNever(state);
  }
}

function waitingLine({ wave, of, exceeded }: NonNullable<RunStanding['waits']>, done: string): StandingLine {
  return exceeded
    ? { standing: 'attention', text: `Stopped by a limit: ${done}. Open it to see why` }
    : { standing: 'attention', text: `Waits for a yes to wave ${count(wave)} of ${count(of)}: ${done}` };
}

function unreadableLine(why: 'older' | 'newer' | 'damaged'): StandingLine {
  switch (why) {
    case 'older':
      return { standing: 'waiting', text: 'Kept by an older Userferry: opening it brings it up to date' };
    case 'newer':
      return { standing: 'attention', text: 'Kept by a newer Userferry: open it with that one' };
    case 'damaged':
      return { standing: 'trouble', text: 'Its journal is damaged: restore it from a backup' };
    default:
      return assertNever(why);
  }
}

export const environmentWords: Readonly<Record<WorkspaceEntry['environment'], string>> = {
  practice: 'Practice',
  test: 'Test',
  production: 'Production',
};

/** From where to where, as far as it is known. */
export function wayOf({ database, tenant }: WorkspaceEntry): string {
  const from = database === undefined ? undefined : `${database.name} on ${database.server}`;
  if (from === undefined && tenant === undefined) return 'No database and no tenant named yet';
  return `${from ?? 'No database named yet'} → ${tenant ?? 'no tenant named yet'}`;
}
