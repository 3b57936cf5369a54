import { makeStyles, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { useState } from 'react';
import { useSnapshot } from '../../../client/use-assistant.tsx';
import { SideDrawer } from '../../../components/side-drawer.tsx';
import { TextButton } from '../../../components/text-button.tsx';
import { WayCard } from './way-card.tsx';
import { wayWords } from './way-form.ts';

const useStyles = makeStyles({
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: '4px',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
  },
});

/** Which way scripts go to the accounts, and where that is changed. */
export function WayLine() {
  const styles = useStyles();
  const { deployment } = useSnapshot();
  const [open, setOpen] = useState(false);
  return (
    <div className={styles.line} data-way={deployment.settings.service === undefined ? 'direct' : 'service'}>
      <span>{wayWords(deployment.settings)}</span>
      <TextButton onClick={() => setOpen(true)}>
        {deployment.settings.service === undefined ? t`Have them ask the account service instead` : t`Change`}
      </TextButton>
      <SideDrawer title={t`How scripts reach the accounts`} open={open} onClose={() => setOpen(false)}>
        <WayCard onSaved={() => setOpen(false)} />
      </SideDrawer>
    </div>
  );
}
