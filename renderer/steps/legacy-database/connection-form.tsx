import { makeStyles } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import type { LegacyForm, Snapshot } from '../../../electron/assistant/contract/index.ts';
import { Card } from '../../components/card.tsx';
import { PastePanel } from './paste-panel.tsx';
import { PlaceFields } from './place-fields.tsx';
import { ProtectionFields } from './protection-fields.tsx';
import { ReadingFields } from './reading-fields.tsx';
import { SignInFields } from './sign-in-fields.tsx';

const useStyles = makeStyles({ fields: { display: 'grid', gap: '12px' } });

interface ConnectionFormProps {
  readonly legacy: Snapshot['legacy'];
  readonly form: LegacyForm;
  readonly onChange: (form: LegacyForm) => void;
  readonly password: string;
  readonly onPassword: (password: string) => void;
  readonly busy: boolean;
}

/** How the SQL Server is reached and who signs in there. */
export function ConnectionForm({ legacy, form, onChange, password, onPassword, busy }: ConnectionFormProps) {
  const styles = useStyles();
  return (
    <Card title={t`Connection`}>
      <div className={styles.fields}>
        <PastePanel busy={busy} onPasted={() => onPassword('')} />
        <PlaceFields form={form} onChange={onChange} />
        <SignInFields
          form={form}
          onChange={onChange}
          password={password}
          passwordKnown={legacy.passwordKnown}
          windowsUser={legacy.windowsUser}
          onPassword={onPassword}
        />
        <ProtectionFields form={form} onChange={onChange} />
        <ReadingFields form={form} onChange={onChange} />
      </div>
    </Card>
  );
}
