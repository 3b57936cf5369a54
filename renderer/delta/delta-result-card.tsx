import { makeStyles, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import type { ReactNode } from 'react';
import type { DeltaState } from '../../electron/assistant/contract/index.ts';
import { Card } from '../components/card.tsx';
import { LocalTime } from '../components/local-time.tsx';
import { isEmpty } from './delta-words.ts';

const useStyles = makeStyles({
  text: { margin: 0 },
  more: { margin: '8px 0 0', color: tokens.colorNeutralForeground3 },
  ways: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginTop: '12px' },
});

interface DeltaResultCardProps {
  readonly delta: DeltaState;
  /** What can be done about who is left. */
  readonly children?: ReactNode;
}

/** What came of a pass that is at its end, and what that means for the cutover. */
export function DeltaResultCard({ delta, children }: DeltaResultCardProps) {
  const styles = useStyles();
  const { ended, by, why, run, left } = delta;
  return (
    <Card title={t`What that means`} aside={ended !== null && <LocalTime at={ended} />}>
      <p className={styles.text}>
        {isEmpty(delta)
          ? t`Auth0 has everything that can be given it. That counts for a day: what people change after that, a later look finds.`
          : t`What was carried over is at Auth0. Only a look that finds nothing more shows that it was all.`}
      </p>
      {run !== null && (
        <p
          className={styles.text}
        >{t`The accounts that were new came with run ${run}, which is verified, reported and undone as any other.`}</p>
      )}
      {left.map((other) => (
        <p key={other} className={styles.text}>
          {t`Run ${other} read other tables or applications: whom it brought was not looked at.`}
        </p>
      ))}
      {by !== null && (
        <p className={styles.more}>{why === null ? t`Asked for by ${by}.` : t`Asked for by ${by}: ${why}`}</p>
      )}
      {children !== undefined && <div className={styles.ways}>{children}</div>}
    </Card>
  );
}
