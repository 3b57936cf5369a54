import type { ReactNode } from 'react';
import type { Snapshot } from '../../../electron/assistant/contract/index.ts';
import { Term } from '../../help/term.tsx';
import { Standing } from '../../wizard/standing.tsx';
import { canPlan, planIsCurrent } from '../../wizard/step-state.ts';
import { count, counted } from '../../words/numbers.ts';
import { durationInWords } from '../../words/times.ts';
import { soughtIn } from './store-choice/candidate-words.ts';
import { soughtHeading, soughtSentence, soughtStanding } from './store-choice/sought-words.ts';

/** The finding of step 2. */
export function accountsHeading({ accounts, activity }: Snapshot): string {
  const sought = activity?.kind === 'survey' ? undefined : soughtIn(accounts);
  if (sought !== undefined) return soughtHeading(sought);
  if (accounts.survey === undefined) {
    return activity?.kind === 'survey' ? 'Reading the legacy database' : 'Find out what is in the legacy database';
  }
  return `${counted(accounts.survey.accounts, 'account', 'accounts')} found`;
}

/** What happens on step 2. */
export function accountsSentence({ accounts, activity }: Snapshot): ReactNode {
  if (accounts.scans?.asked === true) {
    return 'The survey waits for your word, because something large can’t be read in short pages.';
  }
  const sought = activity?.kind === 'survey' ? undefined : soughtIn(accounts);
  if (sought !== undefined) return soughtSentence(sought);
  if (accounts.survey === undefined) {
    return (
      <>
        The <Term word="survey">survey</Term> looks at a few rows of every table that may hold people, and reads the
        accounts in short pages. It locks nothing and changes nothing.
      </>
    );
  }
  const how = accounts.scans === undefined ? ', in short pages' : '';
  return `Read in ${durationInWords(accounts.survey.tookMs)}${how}. Nothing was locked and nothing was changed.`;
}

/** Where step 2 stands. */
export function accountsStanding(snapshot: Snapshot) {
  const { accounts, plan, activity } = snapshot;
  if (activity?.kind === 'plan') {
    return <Standing fact="The plan is being made." more="Every account gets one decision; nothing is sent." />;
  }
  if (activity?.kind === 'survey') {
    return (
      <Standing
        fact="The survey is under way."
        more="Every account is read once; nothing is locked and nothing is changed."
      />
    );
  }
  const sought = soughtIn(accounts);
  if (sought !== undefined) return <Standing {...soughtStanding(sought)} />;
  if (accounts.survey === undefined)
    return <Standing fact="Nothing has been read yet." more="A survey reads every account once." />;
  if (plan === undefined && !canPlan(snapshot)) {
    return (
      <Standing fact="No plan yet." more="It comes after the tenant, because it asks the connection what it takes." />
    );
  }
  if (plan === undefined) {
    return (
      <Standing fact="No plan yet." more="It reads every account and decides; nothing is sent before you start." />
    );
  }
  if (!planIsCurrent(snapshot)) {
    return <Standing fact="Something has changed since the plan." more="Make it again before you go on." />;
  }
  return (
    <Standing
      fact={`${count(plan.import)} of ${counted(plan.total, 'account', 'accounts')} will be imported.`}
      more="Nothing has been sent."
    />
  );
}
