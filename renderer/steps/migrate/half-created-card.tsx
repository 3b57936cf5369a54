import { Button, Checkbox, makeStyles, tokens } from '@fluentui/react-components';
import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import type { RunSnapshot } from '../../../electron/assistant/contract/index.ts';
import { useSnapshot } from '../../client/use-assistant.tsx';
import { useCommand } from '../../client/use-command.ts';
import { Card } from '../../components/card.tsx';
import { RefusedCommand } from '../../components/refused-command.tsx';
import { endsOpenWhen } from '../../wizard/ends-open-when.ts';
import { count } from '../../words/numbers.ts';

const useStyles = makeStyles({
  text: { margin: 0 },
  list: { margin: '8px 0 0', paddingLeft: '18px', display: 'grid', gap: '4px' },
  strong: { fontWeight: tokens.fontWeightSemibold },
  foot: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 12px', marginTop: '8px' },
  when: { color: tokens.colorNeutralForeground3 },
});

/** Records that are in the way of a finished run's accounts: what they are, what settling them does and loses, and the button for it. */
export function HalfCreatedCard({ run }: { readonly run: RunSnapshot }) {
  const styles = useStyles();
  const snapshot = useSnapshot();
  const start = useCommand('startRun');
  const [yes, setYes] = useState(false);
  const accounts = run.rejectedBy.find(({ reason }) => reason === 'half-created-user')?.accounts ?? 0;
  // The host carries a delta's plan out for that delta alone; another delta settles what is in the way of who is new.
  if (run.state !== 'finished' || accounts === 0 || run.delta !== undefined) return null;
  const number = count(accounts);
  const opensWhen = start.running
    ? t`Starting`
    : (endsOpenWhen(snapshot, 'both') ?? (yes ? undefined : t`Opens with your yes`));
  return (
    <Card
      title={plural(accounts, {
        one: 'A half-created record is in the way',
        other: `${number} half-created records are in the way`,
      })}
      hint={plural(accounts, {
        one: 'of an account that is not in Auth0 yet',
        other: 'of accounts that are not in Auth0 yet',
      })}
    >
      <p className={styles.text}>
        <Trans>
          Between choosing a new password and the next sign-in Auth0 may hold a record that is not yet a user. Whoever
          signs in with that password completes it; otherwise it can be removed here, and the account imported.
        </Trans>
      </p>
      <ol className={styles.list}>
        <li>
          <Trans>A run of the same plan begins. Whoever is in Auth0 already is not sent again.</Trans>
        </li>
        <li>
          <Trans>
            After a rest (ten minutes, on the practice environment a moment) each record is looked for once more, by id
            and by address, right before each of the two deletes that Auth0 names. Whoever turns out to be somebody is
            left alone.
          </Trans>
        </li>
        <li>
          {plural(accounts, {
            one: 'The account is sent again: the old password works, and “forgot password” does.',
            other: 'The accounts are sent again: the old password works, and “forgot password” does.',
          })}
        </li>
        <li>
          <Trans>
            <span className={styles.strong}>It can’t be undone:</span> a new password that was chosen and never used is
            lost with its record. The application needs the right delete:users; without it nothing is removed.
          </Trans>
        </li>
      </ol>
      <RefusedCommand error={start.error} />
      <div className={styles.foot}>
        <Checkbox
          checked={yes}
          onChange={(_, { checked }) => setYes(checked === true)}
          label={plural(accounts, {
            one: 'Remove it where nobody is proven to have it',
            other: 'Remove those that nobody is proven to have',
          })}
        />
        {opensWhen !== undefined && <span className={styles.when}>{opensWhen}</span>}
        <Button
          disabledFocusable={opensWhen !== undefined}
          onClick={() => {
            if (opensWhen === undefined) void start.give({ plan: run.plan, settleHalfCreated: true });
          }}
        >
          {plural(accounts, {
            one: `Settle ${number} half-created record`,
            other: `Settle ${number} half-created records`,
          })}
        </Button>
      </div>
    </Card>
  );
}
