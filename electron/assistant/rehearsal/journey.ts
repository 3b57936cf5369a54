import type { ActionName } from '../../scripts/actions.ts';
import type { HeldContext } from '../../scripts/cases/judge-held.ts';
import type { RehearsalTenant } from '../powers.ts';
import type { LookedAt } from '../scripts/cases/look-at-accounts.ts';
import type { keptPasswords } from '../scripts/cases/what-was-said.ts';
import type { WorkspaceSession } from '../session.ts';
import type { CopiesStage } from './copies-stage.ts';
import { letHappen, type Missing, type ScriptedEvent } from './let-happen.ts';
import type { madeUp } from './person.ts';
import { practiceConnection } from './practice-connection.ts';
import type { Stage } from './stage.ts';
import type { Travel } from './travel.ts';
import type { RehearsalWish } from './wish.ts';

/** Everything that a rehearsal goes by. */
export interface Journey {
  readonly session: WorkspaceSession;
  readonly tenant: RehearsalTenant;
  readonly wish: RehearsalWish;
  readonly context: HeldContext;
  readonly looked: LookedAt;
  readonly travels: readonly Travel[];
  readonly madeUp: ReturnType<typeof madeUp>;
  readonly stored: ReturnType<typeof keptPasswords>;
  readonly signal: AbortSignal | undefined;
  /** When a cell is filled. */
  readonly onCell: () => void;
}

/** A connection with some of the scripts, and what stands behind them. */
export async function openStage(
  { session, tenant, wish, madeUp, stored, signal }: Journey,
  name: string,
  parts: {
    readonly importMode: boolean;
    readonly scripts: ReadonlyMap<ActionName, string>;
    readonly configuration: Readonly<Record<string, string>>;
    readonly copies: CopiesStage | null;
  },
): Promise<Stage> {
  const { importMode, scripts, configuration, copies } = parts;
  const usernames = wish.plan.username;
  const connection = await practiceConnection(
    session,
    tenant,
    { name, importMode, scripts, configuration, usernames },
    signal,
  );
  return { connection, importMode, marked: wish.plan.marked, usernames, copies, madeUp, stored };
}

/** Takes somebody through some events, in this order. */
export async function goThrough(
  { onCell }: Journey,
  stage: Stage,
  { person, traveller, cells }: Travel,
  events: readonly ScriptedEvent[],
  missing: Missing = new Map(),
): Promise<void> {
  for (const event of events) {
    cells.set(event, await letHappen(event, stage, person, traveller, missing));
    onCell();
  }
}
