import { makeStyles, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { RunSnapshot } from '../../../electron/assistant/contract/index.ts';
import { Card } from '../../components/card.tsx';
import { LocalTime } from '../../components/local-time.tsx';
import { MomentsInText } from '../../components/moments-in-text.tsx';

type EventKind = RunSnapshot['events'][number]['kind'];

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  event: {
    display: 'grid',
    gridTemplateColumns: '60px 11px minmax(0, 1fr)',
    columnGap: '12px',
    paddingBottom: '10px',
    position: 'relative',
    // The line that joins one event's dot with the next one's.
    '&:not(:last-child)::before': {
      content: '""',
      position: 'absolute',
      left: '77px',
      top: '14px',
      bottom: '-6px',
      width: '1px',
      backgroundColor: tokens.colorNeutralStroke2,
    },
  },
  time: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    fontVariantNumeric: 'tabular-nums',
  },
  dot: {
    width: '11px',
    height: '11px',
    borderRadius: '50%',
    marginTop: '5px',
    position: 'relative',
    forcedColorAdjust: 'none',
    '@media (forced-colors: active)': { backgroundColor: 'CanvasText' },
  },
  info: { backgroundColor: tokens.colorNeutralStroke1 },
  good: { backgroundColor: tokens.colorStatusSuccessBackground3 },
  attention: { backgroundColor: tokens.colorStatusWarningBackground3 },
  trouble: { backgroundColor: tokens.colorStatusDangerBackground3 },
  detail: {
    display: 'block',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
  },
  none: { margin: 0, color: tokens.colorNeutralForeground3 },
});

/** What happened in a run, the newest last. */
export function EventsCard({ events }: { readonly events: RunSnapshot['events'] }) {
  const styles = useStyles();
  const dots: Readonly<Record<EventKind, string>> = {
    info: styles.info,
    good: styles.good,
    attention: styles.attention,
    trouble: styles.trouble,
  };
  return (
    <Card title={t`What happened`}>
      {events.length === 0 && (
        <p className={styles.none}>
          <Trans>Nothing worth telling.</Trans>
        </p>
      )}
      <ol className={styles.list}>
        {events.map(({ at, kind, text, detail }) => (
          <li key={`${at} ${text}`} className={styles.event}>
            <span className={styles.time}>
              <LocalTime at={at} />
            </span>
            <span className={`${styles.dot} ${dots[kind]}`} />
            <span>
              {text}
              {detail !== undefined && (
                <span className={styles.detail}>
                  <MomentsInText text={detail} />
                </span>
              )}
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
