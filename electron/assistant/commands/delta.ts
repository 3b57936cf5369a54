import { join } from 'node:path';
import { deltaShownForMs } from '../../common/delta-words.ts';
import { named } from '../../common/named.ts';
import { writeOwnFile } from '../../common/own-file.ts';
import type { DeltaFilter } from '../../journal/delta-records.ts';
import type { DeltaStanding } from '../../migration/delta/delta-types.ts';
import { deltaReport } from '../../reports/delta-report.ts';
import type { DeltaList, DeltaRow, DeltaState, DeltaWish } from '../contract/index.ts';
import { deltaEnds, notAsShown, refuseUnnamed } from '../delta/prepare-delta.ts';
import { inReportFolder } from '../report/report-files.ts';
import type { Wizard } from '../wizard/wizard.ts';
import { workOnPeople } from '../wizard/work-on-people.ts';
import { workspaceFolder } from '../workspace/home.ts';
import { examineAgain } from './cutover.ts';
import { connectionOfForms } from './deployments.ts';
import { showReports } from './reports.ts';
import { showLatestRun } from './show-latest-run.ts';

/** Reads the legacy database and the connection once more and shows what changed; sends nothing. */
export function lookForChanges(wizard: Wizard): Promise<void> {
  return wizard.begin('delta-look', async ({ signal, progress }) => {
    const session = wizard.session();
    const { delta } = await session.migration();
    const { plan, run } = wizard.state.state;
    const expected = plan?.total ?? run?.counts.total;
    const ends = await deltaEnds(session, signal);
    try {
      const { standing, pace } = await delta.preview(ends, {
        signal,
        onReading: (done) => progress(done, ...(expected === undefined ? [] : [Math.max(expected, done)])),
      });
      wizard.state.update({ delta: shown(standing, pace) });
    } catch (error) {
      // A list that was shown before may be gone.
      await showDelta(wizard);
      throw error;
    }
    await examineAgain(wizard, signal);
  });
}

/** Carries a list over, or goes on with it. What became of everybody shows in the state, however it ends. */
export function carryOver(wizard: Wizard, { delta: pass, by, why, settleHalfCreated }: DeltaWish): Promise<void> {
  return wizard.begin('delta', async (watch) => {
    const { signal } = watch;
    const session = wizard.session();
    const wish = { by: named(by), why: named(why) };
    refuseUnnamed(session, wish);
    const { delta } = await session.migration();
    const { clock } = wizard.powers;
    const ends = await deltaEnds(session, signal);
    const { tenant, connection } = ends;
    const known = (await delta.passes({ name: connection.name, tenant: tenant.domain })).at(-1);
    // A yes is for the list that was seen.
    const isShown = known?.state === 'listed' && clock.now() - known.begun < deltaShownForMs;
    if (known?.id !== pass || (!isShown && known.state !== 'under-way')) throw notAsShown();
    const show = async () => {
      const standing = await delta.standing(pass);
      wizard.state.update({ delta: shown(standing, wizard.state.state.delta?.pace) });
    };
    try {
      await workOnPeople(wizard, watch, show, ({ onProgress }) =>
        delta.carryOver(
          ends,
          wish,
          {
            signal,
            onProgress: ({ done, listed, waiting, pausedUntil }) =>
              onProgress({ done: done + listed, waiting, pausedUntil }),
          },
          { settleHalfCreated },
        ),
      );
    } finally {
      await showDelta(wizard);
      // New accounts came with a run of their own, which is the latest from now on.
      await showLatestRun(wizard);
      await showReports(wizard);
    }
    await examineAgain(wizard, signal);
  });
}

/** Shows how it stands with the latest pass of the connection that the forms name, by the journal alone. */
export async function showDelta(wizard: Wizard): Promise<void> {
  wizard.state.update({ delta: await deltaNow(wizard) });
}

export async function deltaNow(wizard: Wizard): Promise<DeltaState | undefined> {
  const here = connectionOfForms(wizard);
  if (here === null) return undefined;
  const { delta } = await wizard.session().migration();
  const latest = (await delta.passes(here)).at(-1);
  if (latest === undefined) return undefined;
  const { id, pace } = wizard.state.state.delta ?? {};
  return shown(latest, id === latest.id ? pace : undefined);
}

function shown(standing: DeltaStanding, pace: number | null | undefined): DeltaState | undefined {
  const { id, state, begun, ended, by, why, run, left } = standing;
  // Not whole: whoever was reading it was ended.
  if (state === 'listing') return undefined;
  const counts = standing.counts.map(({ kinds, state, listed, accounts }) => ({
    kinds: [...kinds],
    state,
    listed: [...listed],
    accounts,
  }));
  return { id, state, begun, ended, by, why, run, counts, left: [...left], ...(pace === undefined ? {} : { pace }) };
}

/** A page of the accounts that a pass found changed. */
export async function changedAccounts(
  wizard: Wizard,
  { delta: pass, kind, standing, reason, after, limit }: DeltaList & { readonly after: number; readonly limit: number },
): Promise<{ rows: DeltaRow[] }> {
  const { delta } = await wizard.session().migration();
  const filter: DeltaFilter = {
    ...(kind === undefined ? {} : { kind }),
    ...(standing === undefined ? {} : { standing }),
    ...(reason === undefined ? {} : { reason }),
  };
  const rows = await delta.page(pass, filter, after, limit);
  return {
    rows: rows.map(({ number, key, email, userId, kinds, state, listed, detail }) => ({
      number,
      key,
      email,
      userId,
      kinds,
      state,
      listed,
      detail,
    })),
  };
}

/** Writes everybody whose account changed as CSV into the workspace's folder, and opens it where the host can. */
export async function saveChanges(wizard: Wizard, pass: string): Promise<{ opened: boolean; path: string }> {
  const session = wizard.session();
  const { delta } = await session.migration();
  const path = join(workspaceFolder(wizard.powers.home, session.workspace.id).lists, `delta-${pass}.csv`);
  await inReportFolder(join(path, '..'), () => writeOwnFile(path, deltaReport(delta.entries(pass))));
  return { opened: await wizard.powers.openFile(path), path };
}
