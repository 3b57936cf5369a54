import type { AssignedRole, AssignmentRecord } from '../../journal/assignments.ts';
import type { TenantRole } from '../../tenant/tenant-roles.ts';
import { RateMeter } from '../bulk/rate-meter.ts';
import type { Engine } from '../engine.ts';
import { pages, REPORT_PAGE } from '../pages.ts';
import { placeOfEnds } from '../runs-in-hand.ts';
import { toEnd } from '../work-end.ts';
import { callsASecond, toGive } from './calls-of.ts';
import { type GivingParts, giveRole, readHolders } from './give-roles.ts';
import { matchRoles, type RoleMatch } from './match-roles.ts';
import { lackedRights } from './rights.ts';
import { listedAnew, mayNotGive, roleGone, roleUnknown } from './roles-errors.ts';
import type { GivenRoles, RolesEnds, RolesYes, RunRoles, WatchedRoles } from './roles-types.ts';

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

  /** Scopes that giving roles needs and the application lacks, where it may look at all. */
  const missingScopes = async ({ tenant }: RolesEnds, signal: AbortSignal): Promise<readonly string[]> => {
    const granted = await plainPatience(signal).tenant(() => tenant.scopes(signal));
    const { missing, mayLook } = lackedRights(granted);
    if (!mayLook) throw mayNotGive(missing);
    return missing;
  };

  /** The tenant's role for each name: by what was chosen, or those of a list that was shown, as long as they are what they were. */
  const matcher = async (run: string, to: RolesYes['to'], tenantRoles: readonly TenantRole[]) => {
    if (to.kind === 'named-then') {
      for (const [old, chosen] of to.chosen) {
        if (chosen !== null && matchRoles([chosen], tenantRoles, new Map()).some(({ role }) => role === null))
          throw roleUnknown(old, chosen);
      }
      return (names: readonly string[]) => matchRoles(names, tenantRoles, to.chosen);
    }
    const shown = await worker.assignmentStanding(run);
    if (shown?.listed !== to.listed) throw listedAnew(run);
    for (const { role } of shown.roles.filter(isMatched))
      if (!tenantRoles.some(({ id, name }) => id === role.id && name === role.name)) throw roleGone(role.name);
    const byName = new Map(shown.roles.map(({ name, role }) => [name, role]));
    return (names: readonly string[]): readonly RoleMatch[] =>
      names.map((name) => ({ name, role: byName.get(name) ?? null }));
  };

  /** Lists who has which role by their metadata of now, finds the tenant's roles for them, and who has those already. */
  const list = async (run: string, ends: RolesEnds, to: RolesYes['to'], signal: AbortSignal) => {
    const { tenant, connection, roles } = ends;
    const patience = plainPatience(signal);
    const tenantRoles = await patience.tenant(() => roles.all(signal));
    const matching = await matcher(run, to, tenantRoles);
    const whom = to.kind === 'as-listed' ? 'who-is-listed' : 'everybody';
    await worker.beginAssignmentList(run, clock.now());
    try {
      await patience.tenant(async () => {
        for await (const users of tenant.exportUsers(connection.id, signal)) await worker.listRoles(run, users, whom);
      });
      await worker.dropUnnamedRoles(run);
    } finally {
      await worker.endAssignmentList();
    }
    const names = (await standingOf(run)).roles.map(({ name }) => name);
    await worker.matchRoles(run, matching(names));
    for (const { number, role } of (await standingOf(run)).roles.filter(isMatched)) {
      await readHolders({ roles, patience, signal }, role.id, (holders) =>
        worker.noteRoleHolders(run, number, holders),
      );
    }
    return { standing: await standingOf(run), tenantRoles: tenantRoles.map(({ name }) => name) };
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
    named: (run) => worker.namesRoles(run),
    standing: (run) => worker.assignmentStanding(run),
    preview(run, ends, chosen, given) {
      const signal = either(given);
      return holding(run, ends, async () => {
        const missing = await missingScopes(ends, signal);
        const listed = await list(run, ends, { kind: 'named-then', chosen }, signal);
        return { ...listed, pace: callsASecond(ends.roles.burst()), missingScopes: missing };
      });
    },
    carryOut(
      run,
      ends,
      { consents, by, to },
      { signal: given, onProgress = () => undefined, onNote = () => undefined } = {},
    ) {
      const signal = either(given);
      return holding(run, ends, async (): Promise<GivenRoles> => {
        const missing = await missingScopes(ends, signal);
        if (missing.length > 0) throw mayNotGive(missing);
        onNote('The connection is read: who has which role by their metadata?');
        await list(run, ends, to, signal);
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
    page: (run, filter, after, limit) => worker.assignmentPage(run, after, limit, filter),
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
