import type { AssignedRole, AssignmentRecord } from '../../journal/assignments.ts';
import { RateMeter } from '../bulk/rate-meter.ts';
import type { Engine } from '../engine.ts';
import { pages, REPORT_PAGE } from '../pages.ts';
import { placeOfEnds } from '../runs-in-hand.ts';
import { toEnd } from '../work-end.ts';
import { callsASecond, callsOf, toGive } from './calls-of.ts';
import { type GivingParts, giveRole, readHolders } from './give-roles.ts';
import { matchRoles } from './match-roles.ts';
import { roleUnknown } from './roles-errors.ts';
import type { GivenRoles, RolesEnds, RolesWish, RunRoles, WatchedRoles } from './roles-types.ts';

type Matched = AssignedRole & { readonly role: NonNullable<AssignedRole['role']> };

const isMatched = (role: AssignedRole): role is Matched => role.role !== null;

/** Giving roles over the worker that has the journal open. */
export function rolesOver(engine: Engine): RunRoles {
  const { worker, clock, settings, either, plainPatience, refuseOtherConnection } = engine;
  const { withRunsInHand, refuseUndone, refuseBesideUndo } = engine;

  const standingOf = async (run: string): Promise<AssignmentRecord> => {
    const standing = await worker.assignmentStanding(run);
    if (standing === null) throw new Error(`run ${run} has no list of roles`);
    return standing;
  };

  /** No other may come or go on meanwhile, and nobody's users be deleted. */
  const holding = async <Result>(run: string, ends: RolesEnds, work: () => Promise<Result>): Promise<Result> => {
    refuseOtherConnection(await worker.readRun(run), ends);
    return withRunsInHand(async () => {
      await refuseUndone(run);
      await refuseBesideUndo(placeOfEnds(ends));
      return work();
    });
  };

  /** Lists who has which role by their metadata of now, finds the tenant's roles for them, and who has those already. */
  const list = async (run: string, ends: RolesEnds, { given }: RolesWish, signal: AbortSignal) => {
    const { tenant, connection, roles } = ends;
    const patience = plainPatience(signal);
    const tenantRoles = await patience.tenant(() => roles.all(signal));
    for (const [old, wished] of given) {
      if (matchRoles([wished], tenantRoles, new Map()).some(({ role }) => role === null))
        throw roleUnknown(old, wished);
    }
    await worker.beginAssignmentList(run, clock.now());
    try {
      await patience.tenant(async () => {
        for await (const users of tenant.exportUsers(connection.id, signal)) await worker.listRoles(run, users);
      });
      await worker.dropUnnamedRoles(run);
    } finally {
      await worker.endAssignmentList();
    }
    const names = (await standingOf(run)).roles.map(({ name }) => name);
    await worker.matchRoles(run, matchRoles(names, tenantRoles, given));
    for (const { number, role } of (await standingOf(run)).roles.filter(isMatched)) {
      await readHolders({ roles, patience, signal }, role.id, (holders) =>
        worker.noteRoleHolders(run, number, holders),
      );
    }
    return standingOf(run);
  };

  /** Asks the tenant who has each role now, and once more where somebody lacks it. */
  const readBack = async (run: string, ends: RolesEnds, signal: AbortSignal, onNote: (text: string) => void) => {
    const patience = plainPatience(signal, onNote);
    for (const { number, role } of (await standingOf(run)).roles.filter(isMatched)) {
      const see = () =>
        readHolders({ roles: ends.roles, patience, signal }, role.id, (holders) =>
          worker.noteRoleSeen(run, number, holders),
        );
      await worker.forgetRoleSeen(run, number);
      await see();
      // A list that lags behind what was just written is looked at twice.
      if ((await worker.unseenOfRole(run, number)) > 0) {
        onNote(`Not everybody is seen to have ${role.name} yet; a second look follows.`);
        await clock.sleep(settings.secondLook, signal);
        await see();
      }
      await worker.loseRoleUnseen(run, number);
    }
  };

  return {
    standing: (run) => worker.assignmentStanding(run),
    preview(run, ends, wish, given) {
      const signal = either(given);
      return holding(run, ends, async () => {
        const standing = await list(run, ends, wish, signal);
        const calls = callsOf(standing, wish.consents.includes('present'));
        const pace = callsASecond(ends.roles.burst());
        return { standing, calls, takesMs: pace === null ? null : (calls / pace) * 1_000 };
      });
    },
    carryOut(run, ends, wish, { signal: given, onProgress = () => undefined, onNote = () => undefined } = {}) {
      const signal = either(given);
      return holding(run, ends, async (): Promise<GivenRoles> => {
        onNote('The connection is read: who has which role by their metadata?');
        await list(run, ends, wish, signal);
        const { consents, by } = wish;
        await worker.askAssignment(run, { at: clock.now(), by, consents });
        const withPresent = consents.includes('present');
        const asked = await standingOf(run);
        const patience = plainPatience(signal, onNote);
        const parts: GivingParts = { worker, run, roles: ends.roles, withPresent, patience, signal };
        const onDone = watching(toGive(asked, withPresent), ends, onProgress);
        const end = await toEnd(signal, async () => {
          for (const role of asked.roles.filter(isMatched)) await giveRole(parts, role, onDone);
          onNote('The tenant is asked who has each role …');
          await readBack(run, ends, signal, onNote);
          await worker.finishAssignment(run, clock.now());
        });
        return { standing: await standingOf(run), end };
      });
    },
    entries: (run) => pages((last) => worker.assignmentPage(run, last, REPORT_PAGE)),
  };

  function watching(
    toBeGiven: number,
    { roles }: RolesEnds,
    onProgress: NonNullable<WatchedRoles['onProgress']>,
  ): (users: number) => void {
    const began = clock.now();
    const meter = new RateMeter(began, 0, 0);
    let done = 0;
    return (users) => {
      done += users;
      const now = clock.now();
      meter.sample(now, now - began, done);
      const waiting = Math.max(0, toBeGiven - done);
      onProgress({ done, waiting, remainingMs: meter.remaining(waiting), pausedUntil: roles.pausedUntil() });
    };
  }
}
