import { Button, Field, Input, makeStyles, Select, Spinner, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import type { PracticeStoreName } from '../../electron/assistant/contract/index.ts';
import { useCommand } from '../client/use-command.ts';
import { Card } from '../components/card.tsx';
import { RefusedCommand } from '../components/refused-command.tsx';
import { Term } from '../help/term.tsx';
import { wholeNumber } from '../words/whole-number.ts';

const useStyles = makeStyles({
  text: { margin: '0 0 12px', color: tokens.colorNeutralForeground2 },
  fields: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
    gap: '12px',
    marginBottom: '12px',
  },
  wide: { gridColumn: '1 / -1' },
});

interface PracticeCardProps {
  readonly starting: boolean;
  readonly busy: boolean;
}

/** For whoever wants to see the whole way first: a SQL Server and a tenant on this computer, with sample accounts. */
export function PracticeCard({ starting, busy }: PracticeCardProps) {
  const styles = useStyles();
  const [store, setStore] = useState<PracticeStoreName>('aspnet-identity-core');
  const [accounts, setAccounts] = useState('2000');
  const [seed, setSeed] = useState('1');
  const { give, error } = useCommand('usePractice');
  const accountsNumber = wholeNumber(accounts, 1, 1_000_000);
  const seedNumber = wholeNumber(seed, 0, 2_147_483_647);
  return (
    <Card title={t`Practice environment`}>
      <p className={styles.text}>
        <Trans>
          A SQL Server and a tenant on this computer, filled with sample accounts, in a workspace and an{' '}
          <Term word="environment">environment</Term> of their own. The whole way can be gone with it; no system of
          yours is touched.
        </Trans>
      </p>
      <div className={styles.fields}>
        <Field label={t`Store`} className={styles.wide}>
          <Select value={store} onChange={(_, { value }) => setStore(value as PracticeStoreName)}>
            <option value="aspnet-identity-core">
              <Trans>ASP.NET Identity Core</Trans>
            </option>
            <option value="aspnet-membership">
              <Trans>ASP.NET Membership</Trans>
            </option>
          </Select>
        </Field>
        <Field
          label={t`Accounts`}
          {...(accountsNumber === undefined ? { validationMessage: t`A whole number from 1 to 1,000,000` } : {})}
        >
          <Input inputMode="numeric" value={accounts} onChange={(_, { value }) => setAccounts(value)} />
        </Field>
        <Field label={t`Seed`} {...(seedNumber === undefined ? { validationMessage: t`A whole number` } : {})}>
          <Input inputMode="numeric" value={seed} onChange={(_, { value }) => setSeed(value)} />
        </Field>
      </div>
      <RefusedCommand error={error} />
      <Button
        disabledFocusable={busy || accountsNumber === undefined || seedNumber === undefined}
        {...(starting ? { icon: <Spinner size="extra-tiny" aria-hidden /> } : {})}
        onClick={() => {
          if (accountsNumber === undefined || seedNumber === undefined) return;
          void give({ store, accounts: accountsNumber, seed: seedNumber });
        }}
      >
        {starting ? t`Starting the practice servers` : t`Use the practice environment`}
      </Button>
    </Card>
  );
}
