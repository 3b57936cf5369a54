import { Button, makeStyles } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import type { RunSnapshot } from '../../electron/assistant/contract/index.ts';
import { useSnapshot } from '../client/use-assistant.tsx';
import { Card } from '../components/card.tsx';
import { rolesSentence } from './roles-words.ts';

const useStyles = makeStyles({ text: { margin: '0 0 10px' } });

/** The way to giving a run's people their roles at Auth0; nothing where nobody's metadata names one. */
export function RolesCard({ run, onOpen }: { readonly run: RunSnapshot; readonly onOpen: () => void }) {
  const styles = useStyles();
  const { roles } = useSnapshot();
  if (roles?.run !== run.id) return null;
  const isUnseen = roles.state === 'unseen';
  return (
    <Card title={t`Roles at Auth0`} hint={t`where they decide what people may do`}>
      <p className={styles.text}>
        {isUnseen
          ? t`People brought the names of their roles along in app_metadata. An import gives nobody a role of Auth0’s own; the next page finds out who would be given which, and gives nothing by looking.`
          : rolesSentence(roles)}
      </p>
      <Button onClick={onOpen}>{isUnseen ? t`See who could be given roles` : t`See how the roles stand`}</Button>
    </Card>
  );
}
