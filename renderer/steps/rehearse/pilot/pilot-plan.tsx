import { Button, Checkbox, Field, Input, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import type { PilotWish } from '../../../../electron/assistant/contract/index.ts';
import { FailurePanel } from '../../../components/failure-panel.tsx';
import { SecretField } from '../../../components/secret-field.tsx';
import { useKeptDraft } from '../../../drafts/use-draft.ts';
import { accounts } from '../../../words/counts.ts';
import { previewSentences } from './pilot-words.ts';
import { usePreviewedPilot } from './use-previewed-pilot.ts';

const useStyles = makeStyles({
  plan: { marginTop: '12px', borderTop: `1px solid ${tokens.colorNeutralStroke3}`, paddingTop: '8px' },
  quiet: { margin: '8px 0', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  fields: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 240px), 1fr))', gap: '10px 16px' },
  will: { margin: '8px 0 0', paddingLeft: '18px', display: 'grid', gap: '6px' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginTop: '12px' },
});

interface PilotPlanProps {
  readonly busy: boolean;
  readonly onStart: (wish: PilotWish) => void;
  readonly onLeave: () => void;
}

/** What a pilot would make and how long it takes, to whom its accounts sign in, and the button that begins it. */
export function PilotPlan({ busy, onStart, onLeave }: PilotPlanProps) {
  const styles = useStyles();
  const [measureCap, setMeasureCap] = useState(false);
  const [clientId, setClientId] = useKeptDraft<'pilot-client', string>('pilot-client', '');
  const [clientSecret, setClientSecret] = useState('');
  const { preview, failure, looking } = usePreviewedPilot({ measureCap }, true);
  const application = clientId.trim() === '' ? {} : { application: { clientId: clientId.trim(), clientSecret } };
  return (
    <div className={styles.plan}>
      {failure !== undefined && <FailurePanel failure={failure} />}
      {preview === undefined && looking && <Spinner size="small" label={t`Asking the tenant`} />}
      {preview !== undefined && (
        <ul className={styles.will}>
          {previewSentences(preview).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      <p className={styles.quiet}>
        <Trans>
          Signing in takes an application that has the grant “Password”. Without an id it is the workspace’s own; untick
          the grant afterwards.
        </Trans>
      </p>
      <div className={styles.fields}>
        <Field label={t`Client id of another application`} hint={t`Optional`}>
          <Input value={clientId} autoComplete="off" maxLength={128} onChange={(_, { value }) => setClientId(value)} />
        </Field>
        {clientId.trim() !== '' && (
          <SecretField
            label={t`Its client secret, if it has one`}
            known={false}
            value={clientSecret}
            onChange={setClientSecret}
          />
        )}
      </div>
      <Checkbox
        checked={measureCap}
        label={t`Also measure how large a file may be, with about 1,000 users`}
        onChange={(_, { checked }) => setMeasureCap(checked === true)}
      />
      <div className={styles.buttons}>
        <Button
          appearance="primary"
          disabledFocusable={busy || preview === undefined}
          onClick={() => onStart({ measureCap, ...application })}
        >
          {preview === undefined ? t`Pilot` : t`Make ${{ accounts: accounts(preview.accounts) }} and pilot`}
        </Button>
        <Button onClick={onLeave}>
          <Trans>Not now</Trans>
        </Button>
      </div>
    </div>
  );
}
