import { join } from 'node:path';
import { named } from '../../common/named.ts';
import { writeOwnFile } from '../../common/own-file.ts';
import { givingStates, type RoleConsent } from '../../common/role-words.ts';
import type { AssignmentRecord } from '../../journal/assignments.ts';
import { askedAgain, callsOf, toGive } from '../../migration/roles/calls-of.ts';
import { rolesReport } from '../../reports/roles-report.ts';
import type { AfterRole, RoleRow, RolesList, RolesLook, RolesYes, RunRoles } from '../contract/index.ts';
import { inReportFolder } from '../report/report-files.ts';
import { refuseRolesUnnamed, rolesEnds } from '../roles/prepare-roles.ts';
import type { Wizard } from '../wizard/wizard.ts';
import { workOnPeople } from '../wizard/work-on-people.ts';
import { workspaceFolder } from '../workspace/home.ts';
import { showReport } from './reports.ts';

/** Reads the connection and the tenant's roles, and shows who would be given which; gives nothing. */
export function lookAtRoles(wizard: Wizard, { run, choices }: RolesLook): Promise<void> {
  return wizard.begin('roles-look', async ({ signal }) => {
    const session = wizard.session();
    const { roles } = await session.migration();
    const chosen = new Map(choices.map(({ name, role }) => [name, role]));
    try {
      const { standing, tenantRoles, missingScopes, pace } = await roles.preview(
        run,
        await rolesEnds(session, signal),
        chosen,
        signal,
      );
      const found = { tenantRoles: [...tenantRoles], missingScopes: [...missingScopes], pace };
      wizard.state.update({ roles: shown(run, standing, found) });
    } catch (error) {
      // Where it ended in the middle, the list is not what was shown before.
      await showRoles(wizard, run);
      throw error;
    }
  });
}

/** Gives a run's people the roles of a list that was shown, or goes on with it. How everybody stands shows in the state, however it ends. */
export function giveRoles(wizard: Wizard, { run, yes, listed, present, by }: RolesYes): Promise<void> {
  return wizard.begin('roles', async (watch) => {
    const session = wizard.session();
    const consents: readonly RoleConsent[] = present ? [yes, 'present'] : [yes];
    const wish = { consents, by: named(by), to: { kind: 'as-listed', listed } } as const;
    refuseRolesUnnamed(session, wish);
    const { roles } = await session.migration();
    const ends = await rolesEnds(session, watch.signal);
    const show = () => showRoles(wizard, run);
    try {
      await workOnPeople(wizard, watch, show, (watched) => roles.carryOut(run, ends, wish, watched));
    } finally {
      await showReport(wizard, session, run);
    }
  });
}

/** Shows how it stands with the roles of a run's people, by the journal alone; nothing where nobody has any. */
export async function showRoles(wizard: Wizard, run: string): Promise<void> {
  wizard.state.update({ roles: await rolesNow(wizard, run) });
}

/** The same, for whoever shows it with something else. */
export async function rolesNow(wizard: Wizard, run: string): Promise<RunRoles | undefined> {
  const { roles } = await wizard.session().migration();
  const standing = await roles.standing(run);
  const isAbout = standing !== null && (standing.roles.length > 0 || standing.askings.length > 0);
  if (!isAbout && (await roles.named(run)) === false) return undefined;
  const before = wizard.state.state.roles;
  return shown(run, standing, before?.run === run ? before.found : undefined);
}

type Count = AssignmentRecord['roles'][number]['counts'][number];

function shown(run: string, standing: AssignmentRecord | null, found: RunRoles['found']): RunRoles {
  const { listed = null, finished = null, askings = [], roles = [] } = standing ?? {};
  const asked = askedAgain({ roles });
  const work = (withPresent: boolean) => ({ times: toGive(asked, withPresent), calls: callsOf(asked, withPresent) });
  return {
    run,
    state: stateOf(standing),
    listed,
    finished,
    askings: askings.map(({ at, by, consents }) => ({ at, by, present: consents.includes('present') })),
    roles: roles.map(({ number, name, role, counts }) => ({
      number,
      name,
      role: role?.name ?? null,
      counts: [...counts].sort(byState),
    })),
    toGive: { withoutPresent: work(false), withPresent: work(true) },
    ...(found === undefined ? {} : { found }),
  };
}

/** As they follow one another: who was there before comes behind whom the run brought. */
function byState(one: Count, other: Count): number {
  const byName = givingStates.indexOf(one.state) - givingStates.indexOf(other.state);
  return byName || Number(one.present) - Number(other.present);
}

function stateOf(standing: AssignmentRecord | null): RunRoles['state'] {
  if (standing === null) return 'unseen';
  if (standing.askings.length === 0) return 'listed';
  return standing.finished === null ? 'giving' : 'given';
}

/** A page of everybody and their roles, one role after the other. */
export async function roleHolders(
  wizard: Wizard,
  {
    run,
    number,
    states,
    present,
    after,
    limit,
  }: RolesList & { readonly after?: AfterRole | undefined; readonly limit: number },
): Promise<{ rows: RoleRow[] }> {
  const { roles } = await wizard.session().migration();
  const filter = {
    ...(number === undefined ? {} : { number }),
    ...(states === undefined ? {} : { states }),
    ...(present === undefined ? {} : { present }),
  };
  return { rows: [...(await roles.page(run, filter, after ?? null, limit))] };
}

/** Writes everybody and their roles as CSV into the workspace's folder, and opens it where the host can. */
export async function saveRoles(wizard: Wizard, run: string): Promise<{ opened: boolean; path: string }> {
  const session = wizard.session();
  const { roles } = await session.migration();
  const path = join(workspaceFolder(wizard.powers.home, session.workspace.id).lists, `run-${run}-roles.csv`);
  await inReportFolder(join(path, '..'), () => writeOwnFile(path, rolesReport(roles.entries(run))));
  return { opened: await wizard.powers.openFile(path), path };
}
