import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { useCommand } from '../client/use-command.ts';
import { Card } from '../components/card.tsx';
import { RefusedCommand } from '../components/refused-command.tsx';
import { Term } from '../help/term.tsx';

const useStyles = makeStyles({
  text: { margin: '0 0 12px', color: tokens.colorNeutralForeground2 },
  form: { display: 'grid', gap: '12px', justifyItems: 'start' },
  field: { width: '100%' },
});

/** What a workspace is called until somebody names it. */
const UNNAMED = t`New migration`;

interface BeginCardProps {
  /** Why none can be begun now. */
  readonly closed: string | undefined;
  /** The first thing to do where there is nothing yet. */
  readonly first: boolean;
}

/** A migration of one's own begins with a name. */
export function BeginCard({ closed, first }: BeginCardProps) {
  const styles = useStyles();
  const [name, setName] = useState('');
  const { give, error, running } = useCommand('beginWorkspace');
  return (
    <Card title={t`A new migration`}>
      <p className={styles.text}>
        <Trans>
          One user store to one Auth0 <Term word="tenant">tenant</Term>, with a test tenant before it where you have
          one. Nothing is sent until you have seen and confirmed a plan.
        </Trans>
      </p>
      <RefusedCommand error={error} />
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (closed === undefined) void give({ name: name.trim() || UNNAMED });
        }}
      >
        <Field label={t`Name`} className={styles.field} hint={closed ?? t`Such as the application whose users move.`}>
          <Input maxLength={120} value={name} placeholder={UNNAMED} onChange={(_, { value }) => setName(value)} />
        </Field>
        <Button
          type="submit"
          appearance={first ? 'primary' : 'secondary'}
          disabledFocusable={running || closed !== undefined}
        >
          <Trans>Begin a migration</Trans>
        </Button>
      </form>
    </Card>
  );
}
