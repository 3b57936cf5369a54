import { Button, makeStyles } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import type { DeploySettings } from '../../../../electron/assistant/contract/index.ts';
import { useCommand } from '../../../client/use-command.ts';
import { Card } from '../../../components/card.tsx';
import { RefusedCommand } from '../../../components/refused-command.tsx';
import { SecretField } from '../../../components/secret-field.tsx';

const useStyles = makeStyles({
  text: { margin: '0 0 10px' },
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(220px, 1fr))',
    gap: '10px 16px',
    alignItems: 'end',
  },
  foot: { marginTop: '12px' },
});

interface ValuesCardProps {
  readonly keys: readonly string[];
  readonly settings: DeploySettings;
  readonly onSaved: () => void;
}

/** Values of the connection's configuration that only Auth0 knows, for whoever knows them too. */
export function ValuesCard({ keys, settings, onSaved }: ValuesCardProps) {
  const styles = useStyles();
  const save = useCommand('saveDeploySettings');
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const values = Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== ''));
  const ready = Object.keys(values).length > 0;
  return (
    <Card title={t`Values that only Auth0 knows`}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!ready || save.running) return;
          setTyped({});
          void save.give({ settings, values }).then(onSaved);
        }}
      >
        <p className={styles.text}>
          <Trans>
            Somebody gave the connection values that Auth0 shows to nobody, and a change has to send them all again.
            Type them, or let go of them below.
          </Trans>
        </p>
        <div className={styles.fields}>
          {keys.map((key) => (
            <SecretField
              key={key}
              label={key}
              known={false}
              value={typed[key] ?? ''}
              onChange={(value) => setTyped({ ...typed, [key]: value })}
            />
          ))}
        </div>
        <RefusedCommand error={save.error} />
        <div className={styles.foot}>
          <Button type="submit" disabledFocusable={!ready || save.running}>
            <Trans>Keep these and look again</Trans>
          </Button>
        </div>
      </form>
    </Card>
  );
}
