import { Badge, makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import type { RunSnapshot } from '../../../electron/assistant/contract/index.ts';
import { LocalTime } from '../../components/local-time.tsx';
import { count, counted } from '../../words/numbers.ts';

type ImportSlot = RunSnapshot['slots'][number];

const words: Readonly<Record<ImportSlot['state'], string>> = {
  sending: 'Sending',
  queued: 'Queued at Auth0',
  importing: 'Importing',
  'reading-errors': 'Reading who was rejected',
  uncertain: 'Uncertain',
};

const useStyles = makeStyles({
  line: { display: 'flex', justifyContent: 'space-between', gap: '12px', alignItems: 'baseline', flexWrap: 'wrap' },
  name: { fontWeight: tokens.fontWeightSemibold },
  quiet: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: 'tabular-nums',
  },
  bar: {
    margin: '6px 0',
    // Track and bar would have one colour there.
    '@media (forced-colors: active)': { backgroundColor: 'Canvas', outline: '1px solid CanvasText' },
  },
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
        <span className={styles.name}>Slot {number}</span>
        <Badge
          appearance="tint"
          shape="rounded"
          color={slot?.state === 'uncertain' ? 'warning' : slot?.state === 'importing' ? 'brand' : 'informative'}
        >
          {slot === undefined ? 'Free' : words[slot.state]}
        </Badge>
      </div>
      <div className={styles.line}>
        <span>
          {slot === undefined ? 'No file' : `File ${count(slot.file)} of ${count(Math.max(files, slot.file))}`}
        </span>
        {slot !== undefined && (
          <span className={styles.quiet}>
            {counted(slot.accounts, 'user', 'users')} · {count(slot.bytes)} of {count(slot.cap)} bytes
          </span>
        )}
      </div>
      <ProgressBar
        className={styles.bar}
        thickness="large"
        value={slot?.percent ?? 0}
        max={100}
        aria-label={`Slot ${number}, share that Auth0 reports as imported`}
      />
      <div className={styles.line}>
        <span className={styles.quiet}>
          {slot === undefined ? null : slot.sent === undefined ? (
            'Not sent yet'
          ) : (
            <>
              Sent <LocalTime at={slot.sent} />
            </>
          )}
        </span>
        <span className={styles.quiet}>
          {slot === undefined
            ? null
            : slot.percent === undefined
              ? 'Not started by Auth0 yet'
              : `Auth0 reports ${count(slot.percent)}\u202f%`}
        </span>
      </div>
    </>
  );
}
