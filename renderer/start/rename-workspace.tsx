import { Button, Field, Input, makeStyles } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { useCommand } from '../client/use-command.ts';
import { RefusedCommand } from '../components/refused-command.tsx';

const useStyles = makeStyles({
  form: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: '8px', marginTop: '8px' },
  field: { flexGrow: 1, maxWidth: '360px' },
});

interface RenameWorkspaceProps {
  readonly id: string;
  readonly name: string;
  readonly onDone: () => void;
}

/** A new name for a workspace; its folder, its journal and its user ids stay as they are. */
export function RenameWorkspace({ id, name, onDone }: RenameWorkspaceProps) {
  const styles = useStyles();
  const [typed, setTyped] = useState(name);
  const { give, error, running } = useCommand('renameWorkspace');
  const wanted = typed.trim();
  return (
    <form
      className={styles.form}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onDone();
      }}
      onSubmit={async (event) => {
        event.preventDefault();
        if (wanted === '') return;
        if (wanted !== name) await give({ id, name: wanted });
        onDone();
      }}
    >
      <RefusedCommand error={error} />
      <Field
        label={t`New name`}
        className={styles.field}
        {...(wanted === '' ? { validationMessage: t`A name of at least one character` } : {})}
      >
        <Input autoFocus maxLength={120} value={typed} onChange={(_, { value }) => setTyped(value)} />
      </Field>
      <Button type="submit" disabledFocusable={running || wanted === ''}>
        <Trans>Keep this name</Trans>
      </Button>
      <Button appearance="subtle" onClick={onDone}>
        <Trans>Leave it as it is</Trans>
      </Button>
    </form>
  );
}
