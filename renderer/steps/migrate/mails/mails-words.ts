import { plural, t } from '@lingui/core/macro';
import {
  type Failure,
  type MailsState,
  mailReasonTexts,
  mailStateTexts,
  type RunSnapshot,
  type Snapshot,
  type WorkedOutMails,
} from '../../../../electron/assistant/contract/index.ts';
import { count } from '../../../words/numbers.ts';
import { sentenceCase } from '../../../words/reasons.ts';

type Counts = WorkedOutMails['counts'];

/** People of a list in these states. */
export function peopleIn(counts: Counts, ...states: readonly Counts[number]['state'][]): number {
  return counts.reduce((sum, { state, accounts }) => (states.includes(state) ? sum + accounts : sum), 0);
}

export function peopleOnList(counts: Counts): number {
  return counts.reduce((sum, { accounts }) => sum + accounts, 0);
}

/** A request that a killed process left is uncertain. */
export function uncertainIn(counts: Counts): number {
  return peopleIn(counts, 'uncertain', 'intended');
}

/** People whom the plan of a run imports without a password; undefined where that plan is not the one that is shown. */
export function withoutPassword({ plan }: Pick<Snapshot, 'plan'>, run: RunSnapshot): number | undefined {
  if (plan?.id !== run.plan) return undefined;
  return plan.experiences.find(({ experience }) => experience === 'needs-reset')?.accounts ?? 0;
}

/** The list of the run that is shown. */
export function mailsOf({ mails }: Pick<Snapshot, 'mails'>, run: string): MailsState | undefined {
  return mails?.run === run ? mails : undefined;
}

/** How a list stands, in one sentence. */
export function listSentence({ counts }: Pick<MailsState, 'counts'>): string {
  const asked = t`${{ asked: count(peopleIn(counts, 'asked')) }} of ${{ all: count(peopleOnList(counts)) }} asked for`;
  const waiting = peopleIn(counts, 'waiting');
  const uncertain = uncertainIn(counts);
  return [
    asked,
    ...(waiting > 0 ? [t`${{ waiting: count(waiting) }} wait`] : []),
    ...(uncertain > 0 ? [t`${{ uncertain: count(uncertain) }} uncertain`] : []),
  ].join(', ');
}

/** The finding of the page. */
export function mailsHeading(
  mails: WorkedOutMails | undefined,
  failure: Failure | undefined,
  sending: boolean,
): string {
  if (sending) return t`Auth0 is being asked for e-mails`;
  if (mails === undefined) {
    return failure === undefined
      ? t`Working out whom the e-mails are for`
      : t`Whom they are for could not be worked out`;
  }
  const number = count(mails.toAsk);
  if (mails.toAsk > 0)
    return plural(mails.toAsk, {
      one: `${number} person waits for an e-mail`,
      other: `${number} people wait for an e-mail`,
    });
  return peopleOnList(mails.counts) === 0 ? t`Nobody needs an e-mail` : t`Everybody on the list has an outcome`;
}

/** Why people are where they are, one line each. */
export function reasonLines(counts: Counts): readonly { readonly text: string; readonly accounts: number }[] {
  return counts.flatMap(({ state, reason, accounts }) =>
    reason === null ? [] : [{ text: sentenceCase(`${mailStateTexts[state]}: ${mailReasonTexts[reason]}`), accounts }],
  );
}

/** Who sends them, as one line. */
export function providerWords({ provider }: WorkedOutMails): string {
  return provider === null ? t`Auth0’s built-in provider` : t`the tenant’s own provider, ${provider}`;
}
