import type { RunSnapshot, Verification } from '../../../electron/assistant/contract/index.ts';
import { Standing } from '../../wizard/standing.tsx';
import { counted } from '../../words/numbers.ts';
import { duration } from '../../words/times.ts';

/** The finding of a run that is over. */
export function finishedHeading({ counts }: RunSnapshot): string {
  return `${counted(counts.imported, 'account', 'accounts')} imported`;
}

/** What the finding rests on. */
export function finishedSentence({ activeMs }: RunSnapshot): string {
  return `The run took ${duration(activeMs)}. Auth0 has confirmed every file; counting in the tenant itself is the proof.`;
}

/** Where a finished run stands. */
export function finishedStanding({ counts }: RunSnapshot, verification: Verification | undefined, verifying: boolean) {
  if (verifying) return <Standing fact="The tenant is being counted." more="It is only read." />;
  if (verification === undefined) {
    return <Standing fact="Not verified yet." more="Verification reads the whole connection back and compares it." />;
  }
  const behind = counts.held + counts.skipped + counts.rejected;
  return verification.reconciled ? (
    <Standing
      fact="Counted: nobody is missing without a reason."
      more={behind === 0 ? 'Nobody stayed behind.' : `${counted(behind, 'account', 'accounts')} stayed behind.`}
    />
  ) : (
    <Standing fact="Counted: not everyone is accounted for." more="The next step names each of them." />
  );
}
