import { t } from '@lingui/core/macro';
import type { WorkspaceEntry } from '../../electron/assistant/contract/index.ts';
import { assertNever } from '../components/assert-never.ts';
import type { Standing } from '../components/state-icon.tsx';
import { accounts } from '../words/counts.ts';
import { count } from '../words/numbers.ts';
import { tenantName } from '../words/tenant-name.ts';

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
        text: mode === 'legacy' ? t`Nobody moves; the old database stays` : t`Nothing planned yet, nothing sent`,
      };
    case 'planned':
      return {
        standing: 'waiting',
        text: t`${{ accounts: accounts(standing.accounts) }} planned, nothing sent`,
      };
    case 'look':
      return {
        standing: standing.moved < standing.accounts ? 'waiting' : 'done',
        text: t`${{ moved: count(standing.moved) }} of ${{ accounts: count(standing.accounts) }} moved at the latest look`,
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

function runLine({ state, inTenant, toImport, waits, undo }: RunStanding, active: boolean): StandingLine {
  if (undo === 'finished') return { standing: 'waiting', text: t`The run was undone. Open it to make a new plan` };
  if (undo === 'under-way' && active) return { standing: 'running', text: t`The run is being undone` };
  if (undo === 'under-way')
    return { standing: 'attention', text: t`Undoing the run is not at its end. Open it to see how it stands` };
  const done = t`${{ inTenant: count(inTenant) }} of ${{ toImport: count(toImport) }} are in Auth0`;
  if (waits !== null && !active && state !== 'finished') return waitingLine(waits, done);
  switch (state) {
    case 'running':
      if (active) return { standing: 'running', text: t`Migrating: ${done}` };
      return { standing: 'attention', text: t`Cut off: ${done}. Open it to resume; nobody is imported twice` };
    case 'paused':
      return { standing: 'attention', text: t`Paused: ${done}` };
    case 'stopped':
      return { standing: 'attention', text: t`Stopped: ${done}. Open it to see why, and to resume` };
    case 'finished':
      return { standing: 'done', text: t`Finished: ${done}` };
    default:
      return assertNever(state);
  }
}

function waitingLine({ wave, of, exceeded }: NonNullable<RunStanding['waits']>, done: string): StandingLine {
  return exceeded
    ? { standing: 'attention', text: t`Stopped by a limit: ${done}. Open it to see why` }
    : {
        standing: 'attention',
        text: t`Waits for a yes to wave ${{ wave: count(wave) }} of ${{ value: count(of) }}: ${done}`,
      };
}

function unreadableLine(why: 'older' | 'newer' | 'damaged'): StandingLine {
  switch (why) {
    case 'older':
      return { standing: 'waiting', text: t`Kept by an older Userferry: opening it brings it up to date` };
    case 'newer':
      return { standing: 'attention', text: t`Kept by a newer Userferry: open it with that one` };
    case 'damaged':
      return { standing: 'trouble', text: t`Its journal is damaged: restore it from a backup` };
    default:
      return assertNever(why);
  }
}

export const environmentWords: Readonly<Record<WorkspaceEntry['environment'], string>> = {
  practice: t`Practice`,
  test: t`Test`,
  production: t`Production`,
};

/** From where to where, as far as it is known. */
export function wayOf({ database, tenant }: WorkspaceEntry): string {
  const from = database === undefined ? undefined : t`${{ database: database.name }} on ${{ server: database.server }}`;
  if (from === undefined && tenant === undefined) return t`No database and no tenant named yet`;
  return `${from ?? t`No database named yet`} → ${tenant === undefined ? t`no tenant named yet` : tenantName(tenant)}`;
}
