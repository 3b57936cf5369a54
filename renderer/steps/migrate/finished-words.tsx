import { plural, t } from '@lingui/core/macro';
import type { RunSnapshot, Verification } from '../../../electron/assistant/contract/index.ts';
import { Standing } from '../../wizard/standing.tsx';
import { accounts } from '../../words/counts.ts';
import { count } from '../../words/numbers.ts';
import { duration } from '../../words/times.ts';

/** The finding of a run that is over. */
export function finishedHeading({ counts }: RunSnapshot): string {
  const there = counts.present + counts.updated;
  if (counts.imported === 0 && counts.rejected === 0 && there > 0) {
    const number = count(there);
    return plural(there, {
      one: `Nobody had to be imported: ${number} account was there before`,
      other: `Nobody had to be imported: ${number} accounts were there before`,
    });
  }
  return t`${{ accounts: accounts(counts.imported) }} imported`;
}

/** What the finding rests on. */
export function finishedSentence({ activeMs }: RunSnapshot): string {
  return t`The run took ${{ activeMs: duration(activeMs) }}. Auth0 has confirmed every file; counting in the tenant itself is the proof.`;
}

/** Where a finished run stands. */
export function finishedStanding({ counts }: RunSnapshot, verification: Verification | undefined, verifying: boolean) {
  if (verifying) return <Standing fact={t`The tenant is being counted.`} more={t`It is only read.`} />;
  if (verification === undefined) {
    return (
      <Standing fact={t`Not verified yet.`} more={t`Verification reads the whole connection back and compares it.`} />
    );
  }
  const behind = counts.held + counts.skipped + counts.rejected;
  return verification.reconciled ? (
    <Standing
      fact={t`Counted: nobody is missing without a reason.`}
      more={behind === 0 ? t`Nobody stayed behind.` : t`${{ accounts: accounts(behind) }} stayed behind.`}
    />
  ) : (
    <Standing fact={t`Counted: not everyone is accounted for.`} more={t`The next step names each of them.`} />
  );
}
