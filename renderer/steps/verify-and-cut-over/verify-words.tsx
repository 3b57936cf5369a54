import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { RunSnapshot, Verification } from '../../../electron/assistant/contract/index.ts';
import { Term } from '../../help/term.tsx';
import { Standing } from '../../wizard/standing.tsx';
import { accounts as accountsCounted } from '../../words/counts.ts';
import { count } from '../../words/numbers.ts';

/** The finding of a verification. */
export function verifiedHeading(verification: Verification | undefined): string {
  if (verification === undefined) return t`Not verified yet`;
  return verification.reconciled ? t`Everyone is accounted for` : t`Not everyone is accounted for`;
}

/** What the finding rests on. */
export function verifiedSentence({ counts }: RunSnapshot, verification: Verification | undefined): ReactNode {
  if (verification === undefined)
    return (
      <Trans>
        <Term word="verification">Verification</Term> reads the whole connection back and compares it, account by
        account.
      </Trans>
    );
  const others = counts.held + counts.skipped + counts.rejected + counts.updated + counts.present;
  const [all, imported, rest] = [accountsCounted(counts.total), count(counts.imported), count(others)];
  if (others === 0) return t`${all} in the plan, ${imported} imported, and nobody was left behind.`;
  return plural(others, {
    one: `${all} in the plan, ${imported} imported, and the other one is listed with its reason.`,
    other: `${all} in the plan, ${imported} imported, and each of the other ${rest} is listed with its reason.`,
  });
}

/** Where a verification stands. */
export function verifiedStanding({ counts }: RunSnapshot, verification: Verification | undefined, verifying: boolean) {
  if (verifying) return <Standing fact={t`The tenant is being counted.`} more={t`It is only read.`} />;
  if (verification === undefined)
    return <Standing fact={t`Not verified yet.`} more={t`Nothing is changed by counting.`} />;
  if (!verification.reconciled) {
    const { missing, unexpected, different } = verification;
    return (
      <Standing
        fact={t`${{ missing: count(missing) }} missing, ${{ unexpected: count(unexpected) }} unexpected, ${{ different: count(different) }} different.`}
        more={t`The report names each of them.`}
      />
    );
  }
  return (
    <Standing
      fact={t`Nobody is missing without a reason.`}
      more={stayedBehind(counts.held + counts.skipped + counts.rejected)}
    />
  );
}

function stayedBehind(accounts: number): string {
  const number = count(accounts);
  if (accounts === 0) return t`Nobody stayed behind.`;
  return plural(accounts, {
    one: `${number} stayed behind, with its reason.`,
    other: `${number} stayed behind, each with its reason.`,
  });
}
