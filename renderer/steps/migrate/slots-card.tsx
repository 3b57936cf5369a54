import { makeStyles, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { RunSnapshot } from '../../../electron/assistant/contract/index.ts';
import { Card } from '../../components/card.tsx';
import { Term } from '../../help/term.tsx';
import { files as filesCounted } from '../../words/counts.ts';
import { Slot } from './slot.tsx';

const useStyles = makeStyles({
  slot: {
    '&:not(:first-child)': { borderTop: `1px solid ${tokens.colorNeutralStroke3}`, paddingTop: '12px' },
    paddingBottom: '12px',
  },
  foot: {
    display: 'flex',
    justifyContent: 'space-between',
    gap: '12px',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    paddingTop: '10px',
  },
});

/** Auth0's two import jobs at a time: what is in each of them. */
export function SlotsCard({ run }: { readonly run: RunSnapshot }) {
  const styles = useStyles();
  return (
    <Card
      title={t`Import jobs`}
      aside={
        <Trans>
          Auth0 takes two <Term word="import-job">jobs</Term> at a time
        </Trans>
      }
    >
      <div>
        {[0, 1].map((index) => (
          <div key={index} className={styles.slot}>
            <Slot
              number={index + 1}
              slot={run.slots[index]}
              files={run.filesSettled + run.slots.length + run.filesToSend}
            />
          </div>
        ))}
      </div>
      <div className={styles.foot}>
        <span>{run.packedAhead ? t`The next file is packed and waits` : t`No file waits`}</span>
        <span>
          <Trans>{{ files: filesCounted(run.filesSettled) }} settled</Trans>
        </span>
      </div>
    </Card>
  );
}
