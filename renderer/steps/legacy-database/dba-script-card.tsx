import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { LegacyForm } from '../../../electron/assistant/contract/index.ts';
import { useCommand } from '../../client/use-command.ts';
import { Card } from '../../components/card.tsx';
import { RefusedCommand } from '../../components/refused-command.tsx';

const useStyles = makeStyles({
  text: { margin: '0 0 12px', color: tokens.colorNeutralForeground2 },
  hint: { margin: '4px 0 0', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
});

/** For whoever has no login yet: what to hand to the DBA. */
export function DbaScriptCard({ form }: { readonly form: LegacyForm }) {
  const styles = useStyles();
  const { give, running, error } = useCommand('dbaScript');

  async function save() {
    const script = await give({ form });
    if (script === undefined) return;
    const address = URL.createObjectURL(new Blob([script.text], { type: 'text/plain' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = script.fileName;
    link.click();
    // The download has begun with the click; the address only holds memory afterwards.
    URL.revokeObjectURL(address);
  }

  return (
    <Card title={t`No login yet?`}>
      <p className={styles.text}>
        <Trans>
          The script makes a login that can read the user tables and nothing else. Your DBA can check every line; the
          password is theirs to choose.
        </Trans>
      </p>
      <RefusedCommand error={error} />
      <Button disabledFocusable={running || form.database === ''} onClick={() => void save()}>
        <Trans>Save the script for the DBA</Trans>
      </Button>
      {form.database === '' && (
        <p className={styles.hint}>
          <Trans>Opens when the database is filled in.</Trans>
        </p>
      )}
    </Card>
  );
}
