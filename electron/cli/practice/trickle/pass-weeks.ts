import { z } from 'zod';
import type { WorkspaceSession } from '../../../assistant/session.ts';
import type { PracticeTenant } from '../../../practice/practice.ts';
import type { AdvancedClock } from '../../../practice/tenant/clock/advanced-clock.ts';
import { plural } from '../../../reports/wording.ts';
import type { VerbContext } from '../../context.ts';
import { tenantEvents } from '../tenant-events.ts';
import { type Happened, type LivedLife, liveThrough, nothingYet } from './live-through.ts';
import { type Week, weekOf, weeksOf } from './weeks.ts';

const DAY = 86_400_000;

export interface WeeksOptions {
  /** Simulated. */
  readonly days: number;
  /** The tenant's clock as this process and its session have it. */
  readonly clock: AdvancedClock;
}

/** What came of the weeks before the run. */
export interface PassedWeeks {
  readonly days: number;
  readonly happened: Happened;
  readonly scriptsRun: number;
  /** Of real time. */
  readonly seconds: number;
  /** By the mark of the scripts, as an export shows it. */
  readonly weeks: readonly Week[];
  /** Whether those are the people who came. */
  readonly weeksAsLived: boolean;
}

/** Lets the days go by, each with what people do on it, then counts who came over by the mark that the scripts set. */
export async function passWeeks(
  lives: readonly LivedLife[],
  tenant: PracticeTenant,
  session: WorkspaceSession,
  { days, clock }: WeeksOptions,
  { terminal, signal }: VerbContext,
): Promise<PassedWeeks> {
  const start = clock.now();
  const began = performance.now();
  const target = { origin: tenant.origin, clientId: tenant.signInClientId, connection: tenant.connection };
  const happened = nothingYet();
  const ofDay = Map.groupBy(
    lives.flatMap(({ visits }) => visits),
    ({ day }) => day,
  );
  for (let day = 0; day < days; day += 1) {
    signal.throwIfAborted();
    // A token lasts a day.
    const events = await tenantEvents(tenant);
    await liveThrough(ofDay.get(day) ?? [], target, events, happened);
    await advance(tenant, DAY);
    clock.advance(DAY);
    terminal.progress(`Day ${day + 1} of ${days}: ${plural(happened.signIns, 'sign-in', 'sign-ins')} so far`);
  }
  const seconds = Math.round((performance.now() - began) / 100) / 10;
  const weeks = await weeksOf(session.tenant().exportUsers(tenant.connectionId, signal), { start, days });
  const lived = movedInWeeks(lives, weeks.length);
  const weeksAsLived = weeks.every(({ moved }, index) => moved === lived[index]);
  return { days, happened, scriptsRun: await scriptsRunAt(tenant), seconds, weeks, weeksAsLived };
}

/** How many came over for good in each week, as the simulation knows it. */
function movedInWeeks(lives: readonly LivedLife[], weeks: number): readonly number[] {
  const moved = new Array<number>(weeks).fill(0);
  for (const { fate } of lives) {
    if (fate.movedOn === null) continue;
    const index = weekOf(fate.movedOn) - 1;
    moved[index] = (moved[index] ?? 0) + 1;
  }
  return moved;
}

async function advance({ control }: PracticeTenant, milliseconds: number): Promise<void> {
  const response = await fetch(`${control}/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ milliseconds }),
  });
  if (!response.ok) throw new Error(`The practice tenant's clock can't be advanced: ${response.status}`);
}

const state = z.looseObject({ scriptsRun: z.number() });

async function scriptsRunAt({ control }: PracticeTenant): Promise<number> {
  return state.parse(await (await fetch(`${control}/state`)).json()).scriptsRun;
}
