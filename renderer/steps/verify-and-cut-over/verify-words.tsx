import type { ReactNode } from 'react';
import type { RunSnapshot, Verification } from '../../../electron/assistant/contract/index.ts';
import { Term } from '../../help/term.tsx';
import { Standing } from '../../wizard/standing.tsx';
import { count, counted } from '../../words/numbers.ts';

/** The finding of a verification. */
export function verifiedHeading(verification: Verification | undefined): string {
  if (verification === undefined) return 'Not verified yet';
  return verification.reconciled ? 'Everyone is accounted for' : 'Not everyone is accounted for';
}

/** What the finding rests on. */
export function verifiedSentence({ counts }: RunSnapshot, verification: Verification | undefined): ReactNode {
  if (verification === undefined)
    return (
      <>
        <Term word="verification">Verification</Term> reads the whole connection back and compares it, account by
        account.
      </>
    );
  const others = counts.held + counts.skipped + counts.rejected + counts.updated + counts.present;
  const sentence = `${counted(counts.total, 'account', 'accounts')} in the plan, ${count(counts.imported)} imported`;
  if (others === 0) return `${sentence}, and nobody was left behind.`;
  return others === 1
    ? `${sentence}, and the other one is listed with its reason.`
    : `${sentence}, and each of the other ${count(others)} is listed with its reason.`;
}

/** Where a verification stands. */
export function verifiedStanding({ counts }: RunSnapshot, verification: Verification | undefined, verifying: boolean) {
  if (verifying) return <Standing fact="The tenant is being counted." more="It is only read." />;
  if (verification === undefined) return <Standing fact="Not verified yet." more="Nothing is changed by counting." />;
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
