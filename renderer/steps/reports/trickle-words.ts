import { t } from '@lingui/core/macro';
import type { TrickleReport } from '../../../electron/assistant/contract/index.ts';
import { accounts } from '../../words/counts.ts';
import { count } from '../../words/numbers.ts';
import { dateAndTime } from '../../words/times.ts';

/** What a report on accounts that move by signing in says first, and the sentence under it. */
export function trickleWords({ counts, cutOver }: TrickleReport): {
  readonly heading: string;
  readonly sentence: string;
} {
  const moment = cutOver === null ? undefined : dateAndTime(cutOver);
  if (counts === null) {
    return {
      heading: t`Nobody has looked yet who has moved`,
      sentence:
        moment === undefined
          ? t`The scripts are deployed. Look on Migrate: it only reads.`
          : t`Cut over on ${moment}: since then Auth0 asks the old database for nobody.`,
    };
  }
  const heading = t`${{ moved: count(counts.moved) }} of ${{ accounts: accounts(counts.total) }} have moved`;
  const left = counts.canCome + counts.cannotCome;
  if (moment !== undefined) {
    return {
      heading,
      sentence:
        left === 0
          ? t`Cut over on ${moment}: since then Auth0 asks the old database for nobody. Nobody was left behind.`
          : t`Cut over on ${moment}: since then Auth0 asks the old database for nobody. Left behind, each with the reason: ${{ left: count(left) }}.`,
    };
  }
  return {
    heading,
    sentence: t`It is not over. Can still come by signing in: ${{ canCome: count(counts.canCome) }}. Can’t come, as the plan says: ${{ cannotCome: count(counts.cannotCome) }}.`,
  };
}
