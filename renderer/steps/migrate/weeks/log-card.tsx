import { makeStyles } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { TrickleLook } from '../../../../electron/assistant/contract/index.ts';
import { Card } from '../../../components/card.tsx';
import { StateIcon } from '../../../components/state-icon.tsx';
import { dateAndTime, inUtc } from '../../../words/times.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: '8px' },
  line: { display: 'grid', gridTemplateColumns: '20px 1fr', gap: '10px', alignItems: 'start' },
});

/** What is not known of sign-ins, because the tenant's log could not be read, or not in time. */
export function LogCard({ log }: Pick<TrickleLook, 'log'>) {
  const styles = useStyles();
  if (log.readable && log.gaps.length === 0) return null;
  return (
    <Card title={t`What the log does not tell`}>
      <ul className={styles.list}>
        {!log.readable && (
          <li className={styles.line}>
            <StateIcon standing="attention" />
            <span>
              <Trans>
                The application may not read the tenant’s log. Grant it read:logs: until then refused sign-ins and new
                passwords are not known.
              </Trans>
            </span>
          </li>
        )}
        {log.gaps.map(({ after, before }) => (
          <li key={after} className={styles.line} data-gap={after}>
            <StateIcon standing="attention" />
            <span>
              <Trans>
                From <span title={inUtc(after)}>{dateAndTime(after)}</span> to{' '}
                <span title={inUtc(before)}>{dateAndTime(before)}</span> it was not read in time, and Auth0 has
                forgotten what happened. Leave Userferry open, or look more often.
              </Trans>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
