import { Button, Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import type { Snapshot } from '../../../../electron/assistant/contract/index.ts';
import { useCommand } from '../../../client/use-command.ts';
import { Card } from '../../../components/card.tsx';
import { RefusedCommand } from '../../../components/refused-command.tsx';
import { SecretField } from '../../../components/secret-field.tsx';
import { sameValue } from '../../../drafts/draft-store.ts';
import { useKeptDraft } from '../../../drafts/use-draft.ts';
import { type ReachForm, reachFormOf, reachLines, settingsOf } from './reach-form.ts';

const useStyles = makeStyles({
  lines: { display: 'grid', gridTemplateColumns: 'max-content minmax(0, 1fr)', gap: '4px 20px', margin: 0 },
  word: { color: tokens.colorNeutralForeground3 },
  value: { margin: 0, overflowWrap: 'anywhere' },
  note: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(200px, 1fr))',
    gap: '10px 16px',
    marginTop: '12px',
    alignItems: 'start',
  },
  wide: { gridColumn: '1 / -1' },
  foot: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginTop: '12px' },
});

interface ReachCardProps {
  readonly snapshot: Snapshot;
  /** Other settings hold from here on. */
  readonly onSaved: () => void;
}

/** How Auth0's machines reach the legacy database and sign in there, and the way to change it. */
export function ReachCard({ snapshot, onSaved }: ReachCardProps) {
  const styles = useStyles();
  const { deployment, legacy } = snapshot;
  const saved = reachFormOf(deployment.settings);
  const [typed, setTyped] = useKeptDraft('reach', saved);
  // What was typed and not saved before a reload is shown as it was left.
  const [isOpen, setOpen] = useState(!sameValue(typed, saved));
  return (
    <Card
      title={deployment.settings.service === undefined ? t`The way to the database` : t`Who uses the connection`}
      aside={
        !isOpen && (
          <Button size="small" onClick={() => setOpen(true)}>
            <Trans>Change</Trans>
          </Button>
        )
      }
    >
      <dl className={styles.lines}>
        {reachLines(deployment.settings, legacy.form).map(({ word, value, note }) => (
          <ReachEntry key={word} word={word}>
            <bdi>{value}</bdi>
            {note !== undefined && <span className={styles.note}> {note}</span>}
          </ReachEntry>
        ))}
      </dl>
      {isOpen && (
        <ReachFields
          form={typed}
          snapshot={snapshot}
          onChange={setTyped}
          onDone={(isSaved) => {
            setOpen(false);
            setTyped(saved);
            if (isSaved) onSaved();
          }}
        />
      )}
    </Card>
  );
}

function ReachEntry({ word, children }: { readonly word: string; readonly children: React.ReactNode }) {
  const styles = useStyles();
  return (
    <>
      <dt className={styles.word}>{word}</dt>
      <dd className={styles.value}>{children}</dd>
    </>
  );
}

interface ReachFieldsProps {
  readonly form: ReachForm;
  readonly snapshot: Snapshot;
  readonly onChange: (form: ReachForm) => void;
  readonly onDone: (saved: boolean) => void;
}

function ReachFields({ form, snapshot: { deployment, legacy }, onChange, onDone }: ReachFieldsProps) {
  const styles = useStyles();
  const save = useCommand('saveDeploySettings');
  const [password, setPassword] = useState('');
  const settings = settingsOf(form, deployment.settings);
  const set = (change: Partial<ReachForm>) => onChange({ ...form, ...change });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (settings === null || save.running) return;
        // Without a login of their own scripts sign in as this computer does, with its password.
        const values =
          settings.user === undefined ? { SQL_PASSWORD: '' } : password === '' ? {} : { SQL_PASSWORD: password };
        void save.give({ settings, values }).then(() => onDone(true));
      }}
    >
      <div className={styles.fields}>
        {deployment.settings.service === undefined && (
          <>
            {' '}
            <Field label={t`Server`} hint={t`A name or address that is reached from the internet`}>
              <Input
                value={form.server}
                placeholder={legacy.form.server}
                onChange={(_, { value }) => set({ server: value })}
              />
            </Field>
            <Field
              label={t`Port`}
              {...(settings === null ? { validationMessage: t`A port is a number up to 65,535.` } : {})}
            >
              <Input value={form.port} inputMode="numeric" onChange={(_, { value }) => set({ port: value })} />
            </Field>
            <Field label={t`Login for the scripts`} hint={t`A SQL login that may do no more than they need`}>
              <Input
                value={form.user}
                autoComplete="off"
                placeholder={legacy.form.user}
                onChange={(_, { value }) => set({ user: value })}
              />
            </Field>
            {form.user.trim() !== '' && (
              <SecretField
                label={t`Password of that login`}
                hint={t`Kept in memory, and at Auth0 encrypted`}
                known={deployment.given.includes('SQL_PASSWORD')}
                value={password}
                onChange={setPassword}
              />
            )}
            <Field label={t`Its certificate`}>
              <Select value={form.trust} onChange={(_, { value }) => set({ trust: value as ReachForm['trust'] })}>
                <option value="as-here">
                  <Trans>As this computer does</Trans>
                </option>
                <option value="checked">
                  <Trans>Checked by a public authority</Trans>
                </option>
                <option value="unchecked">
                  <Trans>Not checked: a risk</Trans>
                </option>
              </Select>
            </Field>
          </>
        )}
        <Field
          className={styles.wide}
          label={t`Applications`}
          hint={t`Client ids of those that are to sign people in through the connection; none loses it`}
        >
          <Input
            value={form.applications}
            autoComplete="off"
            onChange={(_, { value }) => set({ applications: value })}
          />
        </Field>
      </div>
      <RefusedCommand error={save.error} />
      <div className={styles.foot}>
        <Button type="submit" disabledFocusable={settings === null || save.running}>
          <Trans>Use this and look again</Trans>
        </Button>
        <Button appearance="subtle" onClick={() => onDone(false)}>
          <Trans>Leave it as it is</Trans>
        </Button>
      </div>
    </form>
  );
}
