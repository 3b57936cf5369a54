import { join } from 'node:path';
import { writeOwnFile } from '../../common/own-file.ts';
import { plainFailure } from '../../common/userferry-error.ts';
import type { SentMailing } from '../../migration/reset-mails/mailing-types.ts';
import type { MailingStanding } from '../../migration/worker/mailing.ts';
import { resetMailsReport } from '../../reports/reset-mails-report.ts';
import type { MailsManner, MailsState, MailsWish, WorkedOutMails } from '../contract/index.ts';
import { inReportFolder } from '../report/report-files.ts';
import { type MailConsent, type PreparedMails, prepareMails } from '../reset-mails/prepare-mails.ts';
import { noRun } from '../wizard/refusals.ts';
import type { Wizard } from '../wizard/wizard.ts';
import { workspaceFolder } from '../workspace/home.ts';

/**
 * Works out whom of the run that is shown Auth0 would send a password-change e-mail. Asks for none, and writes nothing down.
 * @throws UserferryError what `prepareMails` throws
 */
export async function workOutMails(wizard: Wizard, wish: MailsWish, signal: AbortSignal): Promise<WorkedOutMails> {
  const run = shownRun(wizard);
  const { ends, provider, application, applications, list, counts, toAsk, obstacles } = await prepared(wizard, {
    ...wish,
    run,
    first: null,
    signal,
  });
  return {
    run,
    tenant: wizard.session().environment.domain,
    connection: ends.connection.name,
    provider: provider.kind === 'own' ? provider.name : null,
    application,
    applications: [...applications],
    list: list?.number ?? null,
    counts: [...counts],
    toAsk,
    // Which of several applications it is the page asks.
    obstacles: obstacles.filter(({ code }) => code !== 'UF-4305' || applications.length === 0).map(plainFailure),
  };
}

/**
 * Has Auth0 send e-mails to people of the run that is shown, never more than were wished. What became of everybody shows in the state,
 * however it ends.
 * @throws UserferryError UF-6201, UF-6202, UF-6203
 */
export function sendMails(wizard: Wizard, manner: MailsManner): Promise<void> {
  const run = shownRun(wizard);
  return wizard.begin('reset-mails', async ({ signal, progress }) => {
    const { first, perMinute, remind, uncertainAgain } = manner;
    const { ends, application, toAsk, obstacles } = await prepared(wizard, { ...manner, run, signal });
    const [obstacle] = obstacles;
    if (obstacle !== undefined || application === null) throw obstacle;
    progress(0, toAsk);
    const { resetMails } = await wizard.session().migration();
    wizard.powers.runActive(true);
    try {
      const { end } = await resetMails.send(
        run,
        { ...ends, application },
        { first, perMinute, remind, uncertainAgain },
        { signal, onProgress: ({ requests }) => progress(requests, toAsk) },
      );
      throwFailed(end);
    } finally {
      wizard.powers.runActive(false);
      await showMails(wizard, run);
    }
  });
}

function throwFailed(end: SentMailing['end']): void {
  if (end.kind === 'failed') throw end.failure;
}

/** Shows how the run's latest list stands, by the journal alone. */
export async function showMails(wizard: Wizard, run: string): Promise<void> {
  const { resetMails } = await wizard.session().migration();
  const standing = await resetMails.standing(run);
  wizard.state.update({ mails: standing === null ? undefined : shown(run, standing) });
}

function shown(run: string, { number, begun, counts }: MailingStanding): MailsState {
  return { run, number, begun, counts: [...counts] };
}

/** Writes everybody on the run's latest list as CSV into the workspace's folder, and opens it where the host can. */
export async function saveMails(wizard: Wizard): Promise<{ opened: boolean; path: string }> {
  const run = shownRun(wizard);
  const session = wizard.session();
  const { resetMails } = await session.migration();
  const path = join(workspaceFolder(wizard.powers.home, session.workspace.id).lists, `run-${run}-reset-mails.csv`);
  await inReportFolder(join(path, '..'), () => writeOwnFile(path, resetMailsReport(resetMails.entries(run))));
  return { opened: await wizard.powers.openFile(path), path };
}

/** The page gives its yes by the command. */
function prepared(
  wizard: Wizard,
  wish: MailsWish & { readonly run: string; readonly first: number | null; readonly signal: AbortSignal },
): Promise<PreparedMails> {
  const { run, application = null, remind, uncertainAgain, first, signal } = wish;
  const consents: MailConsent[] = [
    'send',
    ...(remind ? (['remind'] as const) : []),
    ...(uncertainAgain ? (['send-uncertain'] as const) : []),
  ];
  return prepareMails(wizard.session(), run, { application, consents: new Set(consents), first, signal });
}

/** @throws UserferryError UF-6203 */
function shownRun({ state }: Wizard): string {
  const run = state.state.run?.id;
  if (run === undefined) throw noRun();
  return run;
}
