import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
  Field,
  Input,
  makeStyles,
  Spinner,
  tokens,
} from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import type { PasswordProof, PlanSummary } from '../../../electron/assistant/contract/index.ts';
import { useCommand } from '../../client/use-command.ts';
import { RefusedCommand } from '../../components/refused-command.tsx';
import { SecretField } from '../../components/secret-field.tsx';
import { ProofResult } from './proof-result.tsx';

const useStyles = makeStyles({
  content: { display: 'grid', gap: '12px' },
  note: {
    margin: 0,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
});

interface ProveDialogProps {
  /** The one that somebody wants to see proven; the account decides which one it is. */
  readonly format: PlanSummary['formats'][number];
  readonly onClose: () => void;
}

/** Tries a password that somebody knows on one account, and says what that shows of all that were made like it. */
export function ProveDialog({ format, onClose }: ProveDialogProps) {
  const styles = useStyles();
  const prove = useCommand('provePassword');
  const use = useCommand('useRecipe');
  const [account, setAccount] = useState('');
  const [password, setPassword] = useState('');
  const [proof, setProof] = useState<PasswordProof>();

  async function attempt() {
    // Sent, and nowhere on the page from here on.
    setPassword('');
    setProof(undefined);
    setProof(await prove.give({ account, password }));
  }

  async function readSo(recipe: Extract<PasswordProof, { kind: 'other-recipe' }>['recipe']) {
    await use.give({ recipe });
    onClose();
  }

  return (
    <Dialog
      open
      onOpenChange={(_, { open }) => {
        if (!open) onClose();
      }}
    >
      <DialogSurface>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (account.trim() !== '' && password !== '' && !prove.running) void attempt();
          }}
        >
          <DialogBody>
            <DialogTitle>
              <Trans>Prove it with a test account: {{ label: format.label }}</Trans>
            </DialogTitle>
            <DialogContent className={styles.content}>
              <p className={styles.note}>
                <Trans>
                  Take an account whose password you know and that was kept like these. Userferry reads it once more and
                  tries the password in memory: it is written down nowhere and sent nowhere.
                </Trans>
              </p>
              <Field label={t`Account`} hint={t`Its e-mail address, or its key in the legacy database`}>
                <Input value={account} autoComplete="off" onChange={(_, { value }) => setAccount(value)} />
              </Field>
              <SecretField label={t`Its password`} known={false} value={password} onChange={setPassword} />
              <div role="status">
                {prove.running && (
                  <Spinner size="tiny" label={t`Trying it; where nothing fits at once, this takes minutes`} />
                )}
                {proof !== undefined && (
                  <ProofResult
                    proof={proof}
                    wanted={format}
                    busy={use.running}
                    onUse={(recipe) => void readSo(recipe)}
                  />
                )}
              </div>
              <RefusedCommand error={prove.error ?? use.error} />
            </DialogContent>
            <DialogActions>
              <DialogTrigger disableButtonEnhancement>
                <Button>
                  <Trans>Close</Trans>
                </Button>
              </DialogTrigger>
              <Button
                type="submit"
                appearance="primary"
                disabledFocusable={account.trim() === '' || password === '' || prove.running}
              >
                <Trans>Try this password</Trans>
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
