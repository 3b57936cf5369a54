import { z } from 'zod';
import { tenantEvents } from '../../../assistant/rehearsal/tenant-events.ts';
import type { WorkspaceSession } from '../../../assistant/session.ts';
import { lookAtTrickle } from '../../../assistant/trickle/look-at-trickle.ts';
import type { TrickleLook } from '../../../migration/trickle/trickle-look.ts';
import type { PracticeTenant } from '../../../practice/practice.ts';
import type { AdvancedClock } from '../../../practice/tenant/clock/advanced-clock.ts';
import { plural } from '../../../reports/wording.ts';
import type { VerbContext } from '../../context.ts';
import { type Happened, type LivedLife, liveThrough, nothingYet } from './live-through.ts';
import { type Week, weekOf, weekOfLook, wrongInLook } from './weeks.ts';

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
  /** As looks at the end of each found them. */
  readonly weeks: readonly Week[];
  /** The last of these looks. */
  readonly look: TrickleLook;
  /** What the last look found otherwise than it was lived. */
  readonly wrongInLook: readonly string[];
}

/** Lets the days go by, each with what people do on it, and looks at the end of each week as an administrator's scheduler does. */
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
  const weeks: Week[] = [];
  let look: TrickleLook | null = null;
  for (let day = 0; day < days; day += 1) {
    signal.throwIfAborted();
    // A token lasts a day.
    const events = await tenantEvents(tenant, tenant.connection);
    await liveThrough(ofDay.get(day) ?? [], target, events, happened);
    await advance(tenant, DAY);
    clock.advance(DAY);
    terminal.progress(`Day ${day + 1} of ${days}: ${plural(happened.signIns, 'sign-in', 'sign-ins')} so far`);
    const isLast = day === days - 1;
    if (!isLast && weekOf(day + 1) === weekOf(day)) continue;
    look = await lookAtTrickle(session, { signal });
    weeks.push(weekOfLook(look, weekOf(day), start));
  }
  if (look === null) throw new Error('Nobody looked.');
  const seconds = Math.round((performance.now() - began) / 100) / 10;
  const scriptsRun = await scriptsRunAt(tenant);
  return { days, happened, scriptsRun, seconds, weeks, look, wrongInLook: wrongInLook(look, lives, start) };
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
