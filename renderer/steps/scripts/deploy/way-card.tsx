import { Button, Field, Input, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { useSnapshot } from '../../../client/use-assistant.tsx';
import { useCommand } from '../../../client/use-command.ts';
import { Card } from '../../../components/card.tsx';
import { ExportCard } from '../../../components/export-card.tsx';
import { RefusedCommand } from '../../../components/refused-command.tsx';
import { SecretField } from '../../../components/secret-field.tsx';
import { useKeptDraft } from '../../../drafts/use-draft.ts';
import { tenantName } from '../../../words/tenant-name.ts';
import { isAddress, settingsWithWay, type WayForm, wayFormOf } from './way-form.ts';

const useStyles = makeStyles({
  matter: { display: 'grid', gap: '12px' },
  name: { fontWeight: tokens.fontWeightSemibold },
  what: { display: 'block', color: tokens.colorNeutralForeground2 },
  fields: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(200px, 1fr))', gap: '10px 16px' },
  note: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  foot: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 12px' },
});

interface WayCardProps {
  /** Another way, or other values, hold from here on. */
  readonly onSaved?: () => void;
}

/** Whether scripts ask the account service or SQL Server itself, with what each means, and where the service is. */
export function WayCard({ onSaved }: WayCardProps) {
  const styles = useStyles();
  const { deployment, strategy, tenant } = useSnapshot();
  const { settings, given } = deployment;
  const save = useCommand('saveDeploySettings');
  const [form, setForm] = useKeptDraft('way', wayFormOf(settings));
  const [secret, setSecret] = useState('');
  const wished = settingsWithWay(form, settings);
  const set = (change: Partial<WayForm>) => setForm({ ...form, ...change });
  const changed = JSON.stringify(wished) !== JSON.stringify(settings) || secret !== '';
  const opensWhen =
    wished === undefined ? t`Opens when the fields are filled in` : changed ? undefined : t`As it is now`;
  const service = form.way === 'service';
  return (
    <>
      <Card title={t`How scripts reach the accounts`}>
        <form
          className={styles.matter}
          onSubmit={(event) => {
            event.preventDefault();
            if (wished === undefined || opensWhen !== undefined || save.running) return;
            // The secret of the way that is left is nobody's any more.
            const values = !service
              ? { API_CLIENT_SECRET: '' }
              : { SQL_PASSWORD: '', ...(secret === '' ? {} : { API_CLIENT_SECRET: secret }) };
            setSecret('');
            void save.give({ settings: wished, values }).then(() => onSaved?.());
          }}
        >
          <RadioGroup
            aria-label={t`How scripts reach the accounts`}
            value={form.way}
            onChange={(_, { value }) => set({ way: value === 'service' ? 'service' : 'direct' })}
          >
            <Radio
              value="service"
              label={
                <>
                  <span className={styles.name}>
                    <Trans>Through the account service, recommended</Trans>
                  </span>
                  <span className={styles.what}>
                    <Trans>
                      A small service beside SQL Server that only reads. Auth0 reaches it by HTTPS with a token; the
                      database stays closed, and its password stays with you.
                    </Trans>
                  </span>
                </>
              }
            />
            <Radio
              value="direct"
              label={
                <>
                  <span className={styles.name}>
                    <Trans>SQL Server direct</Trans>
                  </span>
                  <span className={styles.what}>
                    <Trans>
                      Auth0 signs in to the database: it must be open to Auth0’s addresses, and a password for it is
                      kept there, encrypted.
                    </Trans>
                  </span>
                </>
              }
            />
          </RadioGroup>
          {service && (
            <>
              {strategy.mode === 'legacy' && (
                <p className={styles.note}>
                  <Trans>
                    What writes exists only direct: through the service, people in legacy mode can sign in, and no more.
                  </Trans>
                </p>
              )}
              <div className={styles.fields}>
                <Field
                  label={t`Address of the service`}
                  {...(form.url.trim() !== '' && !isAddress(form.url)
                    ? { validationMessage: t`An address begins with https://` }
                    : { hint: t`As Auth0’s machines reach it` })}
                >
                  <Input
                    value={form.url}
                    placeholder={t`https://accounts.example.com`}
                    autoComplete="off"
                    onChange={(_, { value }) => set({ url: value })}
                  />
                </Field>
                <Field label={t`Identifier of its API`} hint={t`As it is registered in Auth0, under APIs`}>
                  <Input
                    value={form.audience}
                    autoComplete="off"
                    onChange={(_, { value }) => set({ audience: value })}
                  />
                </Field>
                <Field label={t`Client ID that asks it`} hint={t`Of a machine-to-machine application for it alone`}>
                  <Input
                    value={form.clientId}
                    autoComplete="off"
                    onChange={(_, { value }) => set({ clientId: value })}
                  />
                </Field>
                <SecretField
                  label={t`Secret of that application`}
                  hint={t`Kept in memory, and at Auth0 encrypted`}
                  known={given.includes('API_CLIENT_SECRET')}
                  value={secret}
                  onChange={setSecret}
                />
                <Field label={t`Where it has a token`} hint={t`Only where it is not the tenant’s own`}>
                  <Input
                    value={form.tokenUrl}
                    placeholder={t`https://${{ domain: tenantName(tenant.form.domain) }}/oauth/token`}
                    autoComplete="off"
                    onChange={(_, { value }) => set({ tokenUrl: value })}
                  />
                </Field>
              </div>
            </>
          )}
          <RefusedCommand error={save.error} />
          <div className={styles.foot}>
            <Button type="submit" disabledFocusable={opensWhen !== undefined || save.running}>
              {service ? t`Let scripts ask the service` : t`Let scripts ask SQL Server`}
            </Button>
            {opensWhen !== undefined && <span className={styles.note}>{opensWhen}</span>}
          </div>
        </form>
      </Card>
      {service && (
        <ExportCard
          title={t`The account service itself`}
          hint={t`to be set up beside SQL Server`}
          what={t`Writes the service for your mapping, ready to run with Node or IIS, with its API’s description and how it is set up. It only reads, opens nothing by itself, and is taken back by stopping it.`}
          label={t`Write the account service`}
          wish={{ kind: 'account-service' }}
        />
      )}
    </>
  );
}
