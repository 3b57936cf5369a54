import { dirname } from 'node:path';
import { inReportFolder } from '../assistant/report/report-files.ts';
import {
  type MailConsent,
  type PreparedMails,
  prepareMails,
  uncertainIn,
} from '../assistant/reset-mails/prepare-mails.ts';
import type { WorkspaceSession } from '../assistant/session.ts';
import { assertNever } from '../common/assert-never.ts';
import { mailReasonTexts, mailStates, mailStateTexts } from '../common/mail-words.ts';
import { writeOwnFile } from '../common/own-file.ts';
import { plainFailure } from '../common/userferry-error.ts';
import type { MailCount } from '../journal/mailings.ts';
import type { SentMailing } from '../migration/reset-mails/mailing-types.ts';
import { resetMailsReport } from '../reports/reset-mails-report.ts';
import { countText, durationText, plural } from '../reports/wording.ts';
import { type VerbContext, type WorkspaceOptions, withSession } from './context.ts';
import { noRun } from './migrate.ts';
import { type ExitCode, exitCode, failureLines, type VerbResult } from './output.ts';

interface ResetMailsOptions extends WorkspaceOptions {
  readonly run?: string;
  readonly first?: number;
  readonly perMinute: number;
  readonly application?: string;
  readonly dryRun?: boolean;
  readonly yes?: readonly MailConsent[];
  /** The CSV file for everybody on the list. */
  readonly out?: string;
}

/** `reset-mails [RUN]`: has Auth0 send password-change e-mails to a run's people who have no password there. */
export function resetMailsVerb(options: ResetMailsOptions, context: VerbContext): Promise<VerbResult> {
  return withSession(options, context, async (session) => {
    const migration = await session.migration();
    const run = options.run ?? (await migration.latestRun())?.id;
    if (run === undefined) throw noRun();
    const consents = new Set(options.yes);
    const first = options.first ?? null;
    const { signal } = context;
    const prepared = await prepareMails(session, run, {
      application: options.application ?? null,
      consents,
      first,
      signal,
    });
    const told = {
      run,
      tenant: prepared.ends.tenant.domain,
      connection: prepared.ends.connection.name,
      provider: prepared.provider,
      application: prepared.application,
      perMinute: options.perMinute,
      first,
      dryRun: options.dryRun === true,
    };
    if (options.dryRun === true) return dryRun(session, run, options, prepared, told);
    const { ends, application, obstacles } = prepared;
    const [obstacle] = obstacles;
    if (obstacle !== undefined || application === null) throw obstacle;
    for (const line of mannerLines(prepared, options)) context.terminal.note(line);
    const sent = await sending(context, prepared.toAsk, (onProgress) =>
      migration.resetMails.send(
        run,
        { ...ends, application },
        {
          perMinute: options.perMinute,
          first,
          remind: consents.has('remind'),
          uncertainAgain: consents.has('send-uncertain'),
        },
        { signal, onProgress, onNote: (text) => context.terminal.note(text) },
      ),
    );
    return result(sent, told, await listed(session, run, options));
  });
}

/** Shows how far it is, keeps the machine awake, and says what Ctrl+C does. */
async function sending(
  { powers, terminal, signal }: VerbContext,
  toAsk: number,
  send: (onProgress: (progress: { readonly requests: number }) => void) => Promise<SentMailing>,
): Promise<SentMailing> {
  const stopping = () => terminal.note('Stopping after the e-mail that is being asked for. Nothing is lost.');
  signal.addEventListener('abort', stopping, { once: true });
  powers.runActive(true);
  try {
    return await send(({ requests }) =>
      terminal.progress(`${countText(requests)} of ${plural(toAsk, 'e-mail', 'e-mails')} asked for`),
    );
  } finally {
    powers.runActive(false);
    signal.removeEventListener('abort', stopping);
  }
}

async function dryRun(
  session: WorkspaceSession,
  run: string,
  options: ResetMailsOptions,
  prepared: PreparedMails,
  told: Readonly<Record<string, unknown>>,
): Promise<VerbResult> {
  const { list, counts, toAsk, obstacles } = prepared;
  const written = await listed(session, run, options);
  // Not to say yes is what a dry run is for.
  const against = obstacles.filter(({ code }) => code !== 'UF-4302');
  return {
    json: {
      ...told,
      list: list?.number ?? null,
      ...peopleJson(counts),
      toAsk,
      seconds: Math.round(secondsFor(toAsk, options.perMinute)),
      obstacles: against.map(plainFailure),
      ...written.json,
    },
    lines: [
      list === null
        ? `Run ${run}: ${plural(total(counts), 'person was', 'people were')} imported without a password.`
        : `List ${list.number} of run ${run}, begun ${new Date(list.begun).toISOString()}:`,
      ...countLines(counts),
      ...mannerLines(prepared, options),
      'No e-mail was asked for: this was a dry run.',
      ...against.map(({ code, message, next }) => `${message} (${code}) ${next}`),
      ...written.lines,
    ],
    exit: exitCode.done,
  };
}

function result(
  { standing, requests, settledByLog, end }: SentMailing,
  told: Readonly<Record<string, unknown>>,
  written: Written,
): VerbResult {
  const { counts, number } = standing;
  return {
    json: {
      ...told,
      list: number,
      ...peopleJson(counts),
      requests,
      settledByLog,
      ended: end.kind,
      ...(end.kind === 'failed' ? { failure: plainFailure(end.failure) } : {}),
      ...written.json,
    },
    lines: [
      `List ${number}: ${plural(requests, 'request', 'requests')} now.`,
      ...countLines(counts),
      ...(settledByLog === 0
        ? []
        : [`The tenant’s log told what became of ${plural(settledByLog, 'earlier request', 'earlier requests')}.`]),
      ...(uncertainIn(counts) === 0
        ? []
        : [
            'Who is uncertain may have an e-mail or not: ask once more with --yes send send-uncertain, and some get two.',
          ]),
      ...endLines(end),
      ...written.lines,
    ],
    exit: exitOf(counts, end),
  };
}

function endLines(end: SentMailing['end']): readonly string[] {
  switch (end.kind) {
    case 'done':
      return ['Everybody on the list has an outcome.'];
    case 'enough':
      return ['As many as were wished. The same command goes on with the next.'];
    case 'stopped':
      return ['Stopped. The same command goes on.'];
    case 'failed':
      return failureLines(end.failure);
    default:
      return assertNever(end);
  }
}

function exitOf(counts: readonly MailCount[], end: SentMailing['end']): ExitCode {
  if (end.kind === 'failed' || end.kind === 'stopped') return exitCode.failed;
  const refused = counts.some(({ state }) => state === 'refused');
  return refused || uncertainIn(counts) > 0 ? exitCode.doneWithExceptions : exitCode.done;
}

/** How many, how long, and who sends it in whose words. */
function mannerLines({ toAsk, provider, application }: PreparedMails, { perMinute }: ResetMailsOptions) {
  return [
    `${plural(toAsk, 'e-mail', 'e-mails')} to ask for; at ${countText(perMinute)} a minute that takes ${durationText(secondsFor(toAsk, perMinute) * 1000)}.`,
    `Auth0 sends them, not Userferry: from the tenant’s template “Change Password”, ${provider.kind === 'own' ? `through its own e-mail provider (${provider.name})` : 'through its built-in e-mail provider'}${application === null ? '' : `, for the application ${application}`}.`,
  ];
}

const secondsFor = (mails: number, perMinute: number) => (mails * 60) / perMinute;

const total = (counts: readonly MailCount[]) => counts.reduce((sum, { accounts }) => sum + accounts, 0);

/** One outcome for everybody: these add up to `total`. A request that a killed process left is uncertain. */
function peopleJson(counts: readonly MailCount[]) {
  const of = (wanted: MailCount['state']) => total(counts.filter(({ state }) => state === wanted));
  return {
    people: {
      total: total(counts),
      waiting: of('waiting'),
      asked: of('asked'),
      skipped: of('skipped'),
      refused: of('refused'),
      uncertain: uncertainIn(counts),
    },
    reasons: counts.flatMap(({ state, reason, accounts }) => (reason === null ? [] : [{ state, reason, accounts }])),
  };
}

function countLines(counts: readonly MailCount[]): readonly string[] {
  return mailStates.flatMap((state) =>
    counts
      .filter((count) => count.state === state)
      .map(
        ({ reason, accounts }) =>
          `  ${countText(accounts).padStart(9)}  ${mailStateTexts[state]}${reason === null ? '' : `: ${mailReasonTexts[reason]}`}`,
      ),
  );
}

interface Written {
  readonly json: Readonly<Record<string, unknown>>;
  readonly lines: readonly string[];
}

/** `--out`: everybody on the list, for a spreadsheet. */
async function listed(session: WorkspaceSession, run: string, { out }: ResetMailsOptions): Promise<Written> {
  if (out === undefined) return { json: {}, lines: [] };
  const { resetMails } = await session.migration();
  await inReportFolder(dirname(out), () => writeOwnFile(out, resetMailsReport(resetMails.entries(run))));
  return { json: { out }, lines: [`Everybody on the list, one by one (personal data): ${out}`] };
}
