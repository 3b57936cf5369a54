import { makeStyles, Title2, tokens } from '@fluentui/react-components';
import { plural, t } from '@lingui/core/macro';
import type { RunSnapshot } from '../../../electron/assistant/contract/index.ts';
import { useNow } from '../../client/use-now.ts';
import { Card } from '../../components/card.tsx';
import { files as filesCounted } from '../../words/counts.ts';
import { count } from '../../words/numbers.ts';
import { dateAndTime, hoursAndMinutes, inUtc } from '../../words/times.ts';

const useStyles = makeStyles({
  left: { fontVariantNumeric: 'tabular-nums' },
  what: { margin: '4px 0 0', fontWeight: tokens.fontWeightSemibold },
  quiet: { margin: '4px 0 0', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** So often the countdown is drawn anew: it shows minutes. */
const EVERY_MS = 15_000;

interface ForgottenCardProps {
  readonly kept: NonNullable<RunSnapshot['reasonsKept']>;
  readonly filesSettled: number;
}

/** How long a stopped run may wait before Auth0 forgets why it rejected people of the files that it has. */
export function ForgottenCard({ kept: { until, files }, filesSettled }: ForgottenCardProps) {
  const styles = useStyles();
  const left = until - useNow(EVERY_MS);
  const number = count(files);
  return (
    <Card>
      <Title2 as="h2" block className={styles.left} data-figure="reasons-kept">
        {left > 0 ? hoursAndMinutes(left) : t`Forgotten by now`}
      </Title2>
      <p className={styles.what}>
        {left > 0
          ? plural(files, {
              one: 'until Auth0 forgets why it rejected people in this file',
              other: `until Auth0 forgets why it rejected people in these ${number} files`,
            })
          : plural(files, {
              one: 'Auth0 no longer tells why it rejected people in this file; who of them is there is seen all the same.',
              other: `Auth0 no longer tells why it rejected people in these ${number} files; who of them is there is seen all the same.`,
            })}
      </p>
      <p className={styles.quiet}>
        <time dateTime={new Date(until).toISOString()} title={inUtc(until)}>
          {dateAndTime(until)}
        </time>
        .{' '}
        {filesSettled > 0 &&
          t`The reasons of the ${{ files: filesCounted(filesSettled) }} before are kept here already.`}
      </p>
    </Card>
  );
}
