import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { PlayRegular } from '@fluentui/react-icons/svg/play';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import {
  type ActionName,
  actions,
  type ScriptCases,
  type ScriptPlace,
} from '../../../electron/assistant/contract/index.ts';
import { useCommand } from '../../client/use-command.ts';
import { Card } from '../../components/card.tsx';
import { RefusedCommand } from '../../components/refused-command.tsx';
import { SecretField } from '../../components/secret-field.tsx';
import { TextButton } from '../../components/text-button.tsx';
import { CaseList } from './case-list.tsx';
import { casesSummary } from './cases-words.ts';

const useStyles = makeStyles({
  top: { display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: '4px 12px', marginBottom: '4px' },
  summary: { margin: '0 0 4px', flexBasis: '100%', color: tokens.colorNeutralForeground2 },
  // Its line is there whether or not it says anything, so that nothing moves.
  when: {
    minHeight: tokens.lineHeightBase200,
    flexBasis: '100%',
    textAlign: 'right',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  also: { marginLeft: '-8px' },
  known: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(220px, 1fr))',
    gap: '10px 16px',
    margin: '4px 0 12px',
  },
  quiet: { margin: '0 0 8px', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

interface CasesCardProps {
  readonly action: ActionName;
  readonly cases: ScriptCases | undefined;
  /** Why they can't be run at the moment. */
  readonly opensWhen: string | undefined;
  readonly onReveal: (place: ScriptPlace) => void;
}

/** What the action's script is held to, with accounts that the survey found: what came of each case, and the way to run them. */
export function CasesCard({ action, cases, opensWhen, onReveal }: CasesCardProps) {
  const styles = useStyles();
  const run = useCommand('runScriptCases');
  const [asking, setAsking] = useState(false);
  const [account, setAccount] = useState('');
  const [password, setPassword] = useState('');
  const when = opensWhen ?? (run.running ? t`Beginning` : undefined);
  const begin = (which: { readonly action?: ActionName }) => {
    if (when !== undefined) return;
    const known =
      !asking || account.trim() === '' || password === '' ? {} : { known: { account: account.trim(), password } };
    setPassword('');
    void run.give({ ...which, ...known });
  };
  const where = actions[action].writes
    ? t`on copies of a few accounts, in memory and gone afterwards`
    : t`real accounts, which it only reads`;
  return (
    <Card title={t`Test cases`} hint={`${action} · ${where}`}>
      <div className={styles.top}>
        <p className={styles.summary} role="status">
          {casesSummary(cases)}
        </p>
        <Button icon={<PlayRegular />} disabledFocusable={when !== undefined} onClick={() => begin({ action })}>
          <Trans>Run the cases</Trans>
        </Button>
        <Button disabledFocusable={when !== undefined} onClick={() => begin({})}>
          <Trans>Run all seven</Trans>
        </Button>
        {action === 'login' && (
          <TextButton className={styles.also} aria-expanded={asking} onClick={() => setAsking(!asking)}>
            <Trans>Try a right password too</Trans>
          </TextButton>
        )}
        <span className={styles.when}>{when}</span>
      </div>
      <RefusedCommand error={run.error} />
      {action === 'login' && asking && (
        <>
          <p className={styles.quiet}>
            <Trans>
              Nobody can read a password out of its hash. If you know somebody’s, such as a test account’s, the cases
              try it too; it is used for them and forgotten.
            </Trans>
          </p>
          <div className={styles.known}>
            <Field label={t`Somebody whose password you know`}>
              <Input value={account} autoComplete="off" onChange={(_, { value }) => setAccount(value)} />
            </Field>
            <SecretField label={t`The password that you know`} known={false} value={password} onChange={setPassword} />
          </div>
        </>
      )}
      {cases !== undefined && <CaseList action={action} cases={cases.list} onReveal={onReveal} />}
    </Card>
  );
}
