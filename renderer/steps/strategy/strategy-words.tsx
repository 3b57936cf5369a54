import { type Mode, modeWords, type PlanSummary, type Snapshot } from '../../../electron/assistant/contract/index.ts';
import { Standing } from '../../wizard/standing.tsx';
import { count, counted } from '../../words/numbers.ts';

/** The finding of step 4. */
export function strategyHeading({ strategy }: Snapshot): string {
  return strategy.mode === undefined ? 'How should they move?' : modeWords[strategy.mode].finding;
}

/** Whose help is needed before people come to work, for the bottom bar; `mode` is the one that is looked at. */
export function strategyStanding(summary: PlanSummary | undefined, mode: Mode, { activity, run }: Snapshot) {
  if (summary === undefined)
    return <Standing fact="Nothing has been counted yet." more="The survey does it, on Accounts." />;
  if (activity?.kind === 'plan')
    return <Standing fact="The plan is being made." more="Every account gets one decision; nothing is sent." />;
  if (run !== undefined) return <Standing fact="A run has begun." more="What it sent is on Migrate." />;
  if (modeWords[mode].needsScripts)
    return (
      <Standing fact="Nothing has been sent." more={`${modeWords[mode].name} begins when its scripts are deployed.`} />
    );
  const accounts = summary.experiences.find(({ experience }) => experience === 'no-account')?.accounts ?? 0;
  if (accounts === 0) return <Standing fact="Nobody is left without an account." more="Nothing has been sent." />;
  return (
    <Standing
      fact={`${counted(accounts, 'person', 'people')} would have no account in Auth0 on Monday.`}
      more="They are listed below, each with its reason."
    />
  );
}

/** On what the numbers were counted, for the corner of the table. */
export function basisOf(of: 'plan' | 'survey', { total, skipped }: PlanSummary): string {
  const people = `${counted(total, 'account', 'accounts')} − ${count(skipped)} that ${skipped === 1 ? 'stays' : 'stay'} out = ${counted(total - skipped, 'person', 'people')}`;
  return `${of === 'plan' ? 'On your plan' : 'On your survey'}: ${skipped === 0 ? counted(total, 'person', 'people') : people}`;
}
