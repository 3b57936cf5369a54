import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { Snapshot } from '../../../electron/assistant/contract/index.ts';
import { Term } from '../../help/term.tsx';
import { planWasUndone } from '../../undo/open-undo.ts';
import { proofOf } from '../../wizard/proof-of-format.ts';
import { Standing } from '../../wizard/standing.tsx';
import { canPlan, planIsCurrent } from '../../wizard/step-state.ts';
import { accounts as accountsCounted } from '../../words/counts.ts';
import { count } from '../../words/numbers.ts';
import { durationInWords } from '../../words/times.ts';
import { soughtIn } from './store-choice/candidate-words.ts';
import { soughtHeading, soughtSentence, soughtStanding } from './store-choice/sought-words.ts';

/** The finding of step 2. */
export function accountsHeading({ accounts, activity }: Snapshot): string {
  const sought = activity?.kind === 'survey' ? undefined : soughtIn(accounts);
  if (sought !== undefined) return soughtHeading(sought);
  if (accounts.survey === undefined) {
    return activity?.kind === 'survey' ? t`Reading the legacy database` : t`Find out what is in the legacy database`;
  }
  return t`${{ accounts: accountsCounted(accounts.survey.accounts) }} found`;
}

/** What happens on step 2. */
export function accountsSentence({ accounts, activity }: Snapshot): ReactNode {
  if (accounts.scans?.asked === true) {
    return t`The survey waits for your word, because something large can’t be read in short pages.`;
  }
  const sought = activity?.kind === 'survey' ? undefined : soughtIn(accounts);
  if (sought !== undefined) return soughtSentence(sought);
  if (accounts.survey === undefined) {
    return (
      <Trans>
        The <Term word="survey">survey</Term> looks at a few rows of every table that may hold people, and reads the{' '}
        <Term word="account-and-user">accounts</Term> in short pages. It locks nothing and changes nothing.
      </Trans>
    );
  }
  const time = durationInWords(accounts.survey.tookMs);
  return accounts.scans === undefined
    ? t`Read in ${time}, in short pages. Nothing was locked and nothing was changed.`
    : t`Read in ${time}. Nothing was locked and nothing was changed.`;
}

/** Where step 2 stands. */
export function accountsStanding(snapshot: Snapshot) {
  const { accounts, plan, activity } = snapshot;
  if (activity?.kind === 'plan') {
    return <Standing fact={t`The plan is being made.`} more={t`Every account gets one decision; nothing is sent.`} />;
  }
  if (activity?.kind === 'survey') {
    return (
      <Standing
        fact={t`The survey is under way.`}
        more={t`Every account is read once; nothing is locked and nothing is changed.`}
      />
    );
  }
  const sought = soughtIn(accounts);
  if (sought !== undefined) return <Standing {...soughtStanding(sought)} />;
  if (accounts.survey === undefined)
    return <Standing fact={t`Nothing has been read yet.`} more={t`A survey reads every account once.`} />;
  if (plan === undefined && !canPlan(snapshot)) {
    return (
      <Standing
        fact={t`No plan yet.`}
        more={told(t`It comes after the tenant, because it asks the connection what it takes.`, toProve(snapshot))}
      />
    );
  }
  if (plan === undefined) {
    return (
      <Standing
        fact={t`No plan yet.`}
        more={told(t`It reads every account and decides; nothing is sent before you start.`, toProve(snapshot))}
      />
    );
  }
  if (planWasUndone(snapshot)) {
    return (
      <Standing
        fact={t`The run of this plan was undone.`}
        more={t`Whoever is to move after all goes with a new plan and a new run.`}
      />
    );
  }
  if (!planIsCurrent(snapshot)) {
    return <Standing fact={t`Something has changed since the plan.`} more={t`Make it again before you go on.`} />;
  }
  return (
    <Standing
      fact={t`${{ import: count(plan.import) }} of ${{ accounts: accountsCounted(plan.total) }} will be imported.`}
      more={told(t`Nothing has been sent.`, toProve(snapshot))}
    />
  );
}

/** What is left to prove before anybody's password moves; undefined where nothing is. */
function toProve(snapshot: Snapshot): string | undefined {
  const { survey } = snapshot.accounts;
  const moving = survey?.formats.filter(({ format, treatment }) => format !== 'none' && treatment !== 'held') ?? [];
  const open = moving.filter(({ format }) => proofOf(format, snapshot) === undefined).length;
  const formats = count(open);
  if (open === 0) return undefined;
  return plural(open, {
    one: `${formats} password format that moves is not proven yet.`,
    other: `${formats} password formats that move are not proven yet.`,
  });
}

/** Sentences after one another, without those that there are not. */
function told(...sentences: readonly (string | undefined)[]): string {
  return sentences.filter((sentence) => sentence !== undefined).join(' ');
}
