import { makeStyles, Title2, tokens } from '@fluentui/react-components';
import type { RunSnapshot } from '../../../electron/assistant/contract/index.ts';
import { useNow } from '../../client/use-now.ts';
import { Card } from '../../components/card.tsx';
import { count, counted } from '../../words/numbers.ts';
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
  const these = files === 1 ? 'this file' : `these ${count(files)} files`;
  const before =
    filesSettled === 0
      ? ''
      : ` The reasons of the ${counted(filesSettled, 'file', 'files')} before are kept here already.`;
  return (
    <Card>
      <Title2 as="h2" block className={styles.left} data-figure="reasons-kept">
        {left > 0 ? hoursAndMinutes(left) : 'Forgotten by now'}
      </Title2>
      <p className={styles.what}>
        {left > 0
          ? `until Auth0 forgets why it rejected people in ${these}`
          : `Auth0 no longer tells why it rejected people in ${these}; who of them is there is seen all the same.`}
      </p>
      <p className={styles.quiet}>
        <time dateTime={new Date(until).toISOString()} title={inUtc(until)}>
          {dateAndTime(until)}
        </time>
        .{before}
      </p>
    </Card>
  );
}
