import type { RunSnapshot, Verification } from '../../../electron/assistant/contract/index.ts';
import { Standing } from '../../wizard/standing.tsx';
import { count, counted } from '../../words/numbers.ts';
import { duration } from '../../words/times.ts';

/** The finding of a run that is over. */
export function finishedHeading({ counts }: RunSnapshot, verification: Verification | undefined): string {
  if (verification === undefined) return `${counted(counts.imported, 'account', 'accounts')} imported`;
  return verification.reconciled ? 'Everyone is accounted for' : 'Not everyone is accounted for';
}

/** What the finding rests on. */
export function finishedSentence({ counts, activeMs }: RunSnapshot, verification: Verification | undefined): string {
  const behind = counts.held + counts.skipped + counts.rejected;
  if (verification === undefined) {
    return `The run took ${duration(activeMs)}. Auth0 has confirmed every file; counting in the tenant itself is the proof.`;
  }
  const others = behind + counts.updated + counts.present;
  const sentence = `${counted(counts.total, 'account', 'accounts')} in the plan, ${count(counts.imported)} imported`;
  if (others === 0) return `${sentence}, and nobody was left behind.`;
  return others === 1
    ? `${sentence}, and the other one is listed with its reason.`
    : `${sentence}, and each of the other ${count(others)} is listed with its reason.`;
}

/** Where a finished run stands. */
export function finishedStanding({ counts }: RunSnapshot, verification: Verification | undefined, verifying: boolean) {
  if (verifying) return <Standing fact="The tenant is being counted." more="It is only read." />;
  if (verification === undefined) {
    return <Standing fact="Not verified yet." more="Verification reads the whole connection back and compares it." />;
  }
  if (!verification.reconciled) {
    const { missing, unexpected, different } = verification;
    return (
      <Standing
        fact={`${count(missing)} missing, ${count(unexpected)} unexpected, ${count(different)} different.`}
        more="The report names each of them."
      />
    );
  }
  return (
    <Standing
      fact="Nobody is missing without a reason."
      more={stayedBehind(counts.held + counts.skipped + counts.rejected)}
    />
  );
}

function stayedBehind(accounts: number): string {
  if (accounts === 0) return 'Nobody stayed behind.';
  return accounts === 1
    ? '1 stayed behind, with its reason.'
    : `${count(accounts)} stayed behind, each with its reason.`;
}
