import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
} from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import type { ActionName, ScriptWriting } from '../../../electron/assistant/contract/index.ts';
import { SecretField } from '../../components/secret-field.tsx';
import { argumentFields } from './scripts-words.ts';
import { StatementList } from './statement-list.tsx';

const useStyles = makeStyles({
  content: { display: 'grid', gap: '12px' },
  text: { margin: 0 },
  button: { whiteSpace: 'nowrap' },
});

interface WriteFormProps {
  readonly action: ActionName;
  readonly writing: ScriptWriting;
  readonly onClose: () => void;
  readonly onWrite: (passwords: Readonly<Record<string, string>>) => void;
}

/** The yes to the very statements that are shown, for the database that is named. */
export function WriteDialog({ open, ...form }: WriteFormProps & { readonly open: boolean }) {
  return (
    <Dialog
      modalType="alert"
      open={open}
      onOpenChange={(_, { open: wanted }) => {
        if (!wanted) form.onClose();
      }}
    >
      <DialogSurface>
        <WriteForm {...form} />
      </DialogSurface>
    </Dialog>
  );
}

/** Gone with its passwords when the dialog closes. */
function WriteForm({ action, writing, onClose, onWrite }: WriteFormProps) {
  const styles = useStyles();
  const { statements, server, database } = writing;
  const passwords = argumentFields[action].filter(({ kind }) => kind === 'password');
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const ready = passwords.every(({ name }) => (typed[name] ?? '') !== '');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) onWrite(typed);
      }}
    >
      <DialogBody>
        <DialogTitle>
          <Trans>
            Run {action} on {database}?
          </Trans>
        </DialogTitle>
        <DialogContent className={styles.content}>
          <p className={styles.text}>
            <Trans>
              This changes the legacy database {database} on {server}, and Userferry can’t take it back. It sends what
              it sent to the copies:
            </Trans>
          </p>
          <StatementList statements={statements} label={t`What is written`} />
          <p className={styles.text}>
            <Trans>
              It is run on fresh copies once more before. If the account, the script or a statement is another one then,
              nothing is written.
            </Trans>
          </p>
          {passwords.map(({ name, label }) => (
            <SecretField
              key={name}
              label={label}
              hint={t`It was forgotten with the call: type it again`}
              known={false}
              value={typed[name] ?? ''}
              onChange={(value) => setTyped({ ...typed, [name]: value })}
            />
          ))}
        </DialogContent>
        <DialogActions>
          <Button className={styles.button} onClick={onClose}>
            <Trans>Write nothing</Trans>
          </Button>
          <Button className={styles.button} type="submit" appearance="primary" disabledFocusable={!ready}>
            <Trans>Write to {database}</Trans>
          </Button>
        </DialogActions>
      </DialogBody>
    </form>
  );
}
