import {
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import type { Survey } from '../../../electron/assistant/contract/index.ts';
import { useCommand } from '../../client/use-command.ts';
import { AsWritten } from '../../components/as-written.tsx';
import { RefusedCommand } from '../../components/refused-command.tsx';
import { accounts as accountsCounted } from '../../words/counts.ts';

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column' },
  note: { margin: '8px 0 0', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

interface ApplicationsChoiceProps {
  readonly applications: Survey['applications'];
  readonly locked: boolean;
}

/** Which of the applications that share the database are meant; the survey then reads those anew. */
export function ApplicationsChoice({ applications, locked }: ApplicationsChoiceProps) {
  const styles = useStyles();
  const choose = useCommand('chooseApplications');
  const before = applications.filter(({ chosen }) => chosen).map(({ id }) => id);
  const [open, setOpen] = useState(false);
  const [ids, setIds] = useState<readonly string[]>(before);
  const accounts = applications.reduce((sum, { id, accounts: own }) => sum + (ids.includes(id) ? own : 0), 0);
  const same = ids.length === before.length && before.every((id) => ids.includes(id));
  const save = async () => {
    // None named means all, also those that the old application adds later.
    await choose.give({ applications: ids.length === applications.length ? [] : [...ids] });
    setOpen(false);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={(_, data) => {
        setIds(before);
        setOpen(data.open);
      }}
    >
      <DialogTrigger disableButtonEnhancement>
        <Button disabledFocusable={locked}>
          <Trans>Choose applications</Trans>
        </Button>
      </DialogTrigger>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>
            <Trans>Applications</Trans>
          </DialogTitle>
          <DialogContent>
            <RefusedCommand error={choose.error} />
            <div className={styles.list}>
              {applications.map(({ id, name, accounts: own }) => (
                <Checkbox
                  key={id}
                  checked={ids.includes(id)}
                  onChange={(_, { checked }) =>
                    setIds(checked === true ? [...ids, id] : ids.filter((other) => other !== id))
                  }
                  label={
                    <>
                      <AsWritten text={name} />, {accountsCounted(own)}
                    </>
                  }
                />
              ))}
            </div>
            <p className={styles.note}>
              {ids.length === 0
                ? t`Choose at least one.`
                : t`${{ accounts: accountsCounted(accounts) }} chosen. The others stay in the old database, untouched.`}
            </p>
          </DialogContent>
          <DialogActions>
            <DialogTrigger disableButtonEnhancement>
              <Button>
                <Trans>Leave as it was</Trans>
              </Button>
            </DialogTrigger>
            <Button
              appearance="primary"
              disabledFocusable={ids.length === 0 || same || choose.running}
              onClick={() => void save()}
            >
              <Trans>Survey these</Trans>
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
