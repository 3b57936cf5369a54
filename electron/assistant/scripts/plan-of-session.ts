import type { ScriptPlan } from '../../scripts/render/script-plan.ts';
import type { WorkspaceSession } from '../session.ts';
import { scriptPlanOf } from './script-plan.ts';

/** What the scripts of a session are rendered from: read once, so that going from one action to the next costs nothing. */
const plans = new WeakMap<WorkspaceSession, Promise<ScriptPlan>>();

/** @throws what `scriptPlanOf` throws */
export function planOfSession(session: WorkspaceSession): Promise<ScriptPlan> {
  const known = plans.get(session);
  if (known !== undefined) return known;
  const reading = scriptPlanOf(session);
  plans.set(session, reading);
  // What failed is tried again: the database may be back.
  reading.catch(() => {
    if (plans.get(session) === reading) plans.delete(session);
  });
  return reading;
}

/** The same, without asking the database: null while nobody has. */
export async function knownPlan(session: WorkspaceSession): Promise<ScriptPlan | null> {
  return (await plans.get(session)?.catch(() => null)) ?? null;
}

/** Reads it anew the next time: the database may have changed. */
export function forgetPlan(session: WorkspaceSession): void {
  plans.delete(session);
}
