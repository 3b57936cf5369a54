import { Badge, makeStyles, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { RunSnapshot } from '../../../electron/assistant/contract/index.ts';
import { LocalTime } from '../../components/local-time.tsx';
import { Progress } from '../../components/progress.tsx';
import { users } from '../../words/counts.ts';
import { count } from '../../words/numbers.ts';

type ImportSlot = RunSnapshot['slots'][number];

const words: Readonly<Record<ImportSlot['state'], string>> = {
  sending: t`Sending`,
  queued: t`Queued at Auth0`,
  importing: t`Importing`,
  'reading-errors': t`Reading who was rejected`,
  uncertain: t`Uncertain`,
};

const useStyles = makeStyles({
  line: { display: 'flex', justifyContent: 'space-between', gap: '12px', alignItems: 'baseline', flexWrap: 'wrap' },
  name: { fontWeight: tokens.fontWeightSemibold },
  quiet: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: 'tabular-nums',
  },
  bar: { margin: '6px 0' },
});

interface SlotProps {
  readonly number: number;
  readonly slot: ImportSlot | undefined;
  /** Files of the run, those to come included. */
  readonly files: number;
}

/** One import job: its file, how full it is, and what Auth0 says of it. */
export function Slot({ number, slot, files }: SlotProps) {
  const styles = useStyles();
  return (
    <>
      <div className={styles.line}>
        <span className={styles.name}>
          <Trans>Slot {number}</Trans>
        </span>
        <Badge
          appearance="tint"
          shape="rounded"
          color={slot?.state === 'uncertain' ? 'warning' : slot?.state === 'importing' ? 'brand' : 'informative'}
        >
          {slot === undefined ? t`Free` : words[slot.state]}
        </Badge>
      </div>
      <div className={styles.line}>
        <span>
          {slot === undefined
            ? t`No file`
            : t`File ${{ file: count(slot.file) }} of ${{ Math: count(Math.max(files, slot.file)) }}`}
        </span>
        {slot !== undefined && (
          <span className={styles.quiet}>
            <Trans>
              {{ users: users(slot.accounts) }} · {{ bytes: count(slot.bytes) }} of {{ cap: count(slot.cap) }} bytes
            </Trans>
          </span>
        )}
      </div>
      <Progress
        className={styles.bar}
        value={slot?.percent ?? 0}
        max={100}
        aria-label={t`Slot ${number}, share that Auth0 reports as imported`}
      />
      <div className={styles.line}>
        <span className={styles.quiet}>
          {slot === undefined ? null : slot.sent === undefined ? (
            t`Not sent yet`
          ) : (
            <Trans>
              Sent <LocalTime at={slot.sent} />
            </Trans>
          )}
        </span>
        <span className={styles.quiet}>
          {slot === undefined
            ? null
            : slot.percent === undefined
              ? t`Not started by Auth0 yet`
              : t`Auth0 reports ${{ percent: count(slot.percent) }} %`}
        </span>
      </div>
    </>
  );
}
