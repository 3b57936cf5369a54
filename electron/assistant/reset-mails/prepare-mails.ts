import { UserferryError } from '../../common/userferry-error.ts';
import type { MailCount } from '../../journal/mailings.ts';
import type { MailingEnds } from '../../migration/reset-mails/mailing-types.ts';
import { goesOn, waitingIn } from '../../migration/reset-mails/reset-mails-over.ts';
import type { MailingStanding } from '../../migration/worker/mailing.ts';
import type { EmailProvider } from '../../tenant/tenant-mails.ts';
import { findConnection, type WorkspaceSession } from '../session.ts';
import { chooseApplication } from './choose-application.ts';

/** What asking for e-mails needs a yes for. */
export const mailConsents = ['send', 'remind', 'send-uncertain'] as const;
export type MailConsent = (typeof mailConsents)[number];

/** A mailing that has been worked out; nothing was asked for, and nothing written. */
export interface PreparedMails {
  readonly ends: Omit<MailingEnds, 'application'>;
  readonly provider: EmailProvider;
  /** Client id; null where it isn't clear which. */
  readonly application: string | null;
  /** Those that it may be. */
  readonly applications: readonly string[];
  /** The list that would be gone on with; null where a new one would begin. */
  readonly list: MailingStanding | null;
  /** Of the list as it is, or as it would be. */
  readonly counts: readonly MailCount[];
  /** E-mails that would be asked for. */
  readonly toAsk: number;
  /** What stands against it; the first is what asking for them is refused with. */
  readonly obstacles: readonly UserferryError[];
}

/**
 * Works out what asking for password-change e-mails would do: whom they would be for, who sends them and what stands against it.
 * @throws UserferryError what `ResetMails.preview` throws, or what the tenant refuses
 */
export async function prepareMails(
  session: WorkspaceSession,
  run: string,
  {
    application: named,
    consents,
    first,
    signal,
  }: {
    readonly application: string | null;
    readonly consents: ReadonlySet<MailConsent>;
    readonly first: number | null;
    readonly signal: AbortSignal;
  },
): Promise<PreparedMails> {
  const { resetMails } = await session.migration();
  const tenant = session.tenant();
  const mails = session.tenantMails();
  const { id, name } = findConnection(await tenant.connections(signal), session.environment.connection);
  const provider = await mails.provider(signal);
  const enabled = await mails.applications(id, signal);
  const application = chooseApplication({
    named,
    enabled,
    deployed: session.environment.deploy?.applications ?? [],
    own: session.environment.clientId,
  });
  const remind = consents.has('remind');
  const latest = await resetMails.standing(run);
  const list = goesOn(latest, remind) ? latest : null;
  const connection = { id, name };
  const counts = list?.counts ?? (await resetMails.preview(run, { tenant, connection }, { remind, signal }));
  const waiting = waitingIn({ counts }) + (consents.has('send-uncertain') ? uncertainIn(counts) : 0);
  const toAsk = Math.min(waiting, first ?? waiting);
  return {
    ends: { tenant, mails, connection },
    provider,
    application: application.kind === 'chosen' ? application.clientId : null,
    applications: enabled.filter((clientId) => clientId !== session.environment.clientId),
    list,
    counts,
    toAsk,
    obstacles: [
      ...(provider.kind === 'built-in' ? [builtInProvider(toAsk)] : []),
      ...(application.kind === 'chosen' ? [] : [application.refusal]),
      ...(consents.has('send') ? [] : [withoutYes(toAsk)]),
    ],
  };
}

/** People of whose request nobody knows the end. */
export function uncertainIn(counts: readonly MailCount[]): number {
  return counts.reduce(
    (sum, { state, accounts }) => (state === 'uncertain' || state === 'intended' ? sum + accounts : sum),
    0,
  );
}

const kept = 'No e-mail was asked for, and nothing was written down.';

function builtInProvider(people: number): UserferryError {
  return new UserferryError({
    code: 'UF-4301',
    message: `The tenant has no e-mail provider of its own, and Auth0’s built-in one is not meant for this: it sends ten e-mails a minute, in words nobody can change, and may be blocked when some bounce (${people} were to be sent).`,
    kept,
    next: 'Set one up in the Auth0 dashboard under Branding, Email Provider, look at the template “Change Password” under Branding, Email Templates, then try again.',
  });
}

function withoutYes(people: number): UserferryError {
  return new UserferryError({
    code: 'UF-4302',
    message: `Auth0 would send ${people === 1 ? 'an e-mail to one person' : `e-mails to ${people} people`}, and that can’t be taken back.`,
    kept,
    next: 'See with --dry-run whom and how; if it is as it should be, give the same command with --yes send, and --first 10 to begin with a few.',
  });
}
