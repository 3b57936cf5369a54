import { makeStyles, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useSnapshot } from '../../client/use-assistant.tsx';
import { Card } from '../../components/card.tsx';

const useStyles = makeStyles({
  list: { margin: 0, paddingLeft: '18px', display: 'grid', gap: '6px' },
  note: {
    margin: '10px 0 0',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
});

/** What a migration in bulk leaves that nobody needs any more once the old application signs people in at Auth0. */
export function LeftToRemoveCard() {
  const styles = useStyles();
  const { legacy, tenant } = useSnapshot();
  const { signIn, user } = legacy.form;
  return (
    <Card title={t`What is left to remove`} hint={t`by you`}>
      <ol className={styles.list}>
        <li>
          <Trans>The old application’s own sign-in, once it asks Auth0.</Trans>
        </li>
        <li>
          {signIn === 'sql-login' && user !== '' ? (
            <Trans>
              The SQL login <bdi>{user}</bdi> with which Userferry read.
            </Trans>
          ) : (
            t`Userferry’s right to read the database.`
          )}
        </li>
        <li>
          <Trans>
            The application <bdi>{tenant.form.clientId}</bdi> in Auth0, or its secret.
          </Trans>
        </li>
      </ol>
      <p className={styles.note}>
        <Trans>Keep both until you need to count no more. Userferry deletes neither accounts nor the database.</Trans>
      </p>
    </Card>
  );
}
