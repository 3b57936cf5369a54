import { Button, makeStyles } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { useSnapshot } from '../client/use-assistant.tsx';
import { Card } from '../components/card.tsx';
import { deltaSentence } from './delta-words.ts';

const useStyles = makeStyles({ text: { margin: '0 0 10px' } });

/** The way to what changed in the old application since its people moved, or to how that stands. */
export function DeltaCard({ onOpen }: { readonly onOpen: () => void }) {
  const styles = useStyles();
  const { delta } = useSnapshot();
  return (
    <Card title={t`What changes in the old application meanwhile`} hint={t`until it is switched off`}>
      <p className={styles.text}>
        {delta === undefined
          ? t`People go on changing passwords and addresses there, and Auth0 never asks for any of it again. The next page finds out what changed; nothing is sent by looking.`
          : deltaSentence(delta)}
      </p>
      <Button onClick={onOpen}>{delta === undefined ? t`Find out what changed` : t`See how it stands`}</Button>
    </Card>
  );
}
