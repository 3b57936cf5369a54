import { Button, makeStyles } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Card } from '../../../components/card.tsx';

const useStyles = makeStyles({ text: { margin: '0 0 10px' } });

/** The way to the last thing that is done with a workspace. */
export function CloseOutCard({ onOpen }: { readonly onOpen: () => void }) {
  const styles = useStyles();
  return (
    <Card title={t`Close out`} hint={t`when everything is over`}>
      <p className={styles.text}>
        <Trans>
          Keeps the evidence and deletes the rest: what nobody keeps, nobody leaks. The next page says what exactly is
          deleted; it can’t be taken back.
        </Trans>
      </p>
      <Button onClick={onOpen}>{t`See what would be deleted`}</Button>
    </Card>
  );
}
