import { Checkbox, makeStyles, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import type { Consent, WorkedOutDeployment } from '../../../../electron/assistant/contract/index.ts';
import { Card } from '../../../components/card.tsx';
import { consentWords } from './deploy-words.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: '8px' },
  label: { fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground1 },
  what: { display: 'block', color: tokens.colorNeutralForeground2 },
});

interface ConsentsCardProps {
  readonly deployment: WorkedOutDeployment;
  /** Those that are asked for, given ones among them. */
  readonly asked: readonly Consent[];
  readonly given: readonly Consent[];
  /** Of the configuration, before any of them was let go of. */
  readonly unknownValues: readonly string[];
  readonly onChange: (consent: Consent, yes: boolean) => void;
}

/** The yeses that a deployment needs, each with what exactly it allows. */
export function ConsentsCard({ deployment, asked, given, unknownValues, onChange }: ConsentsCardProps) {
  const styles = useStyles();
  if (asked.length === 0) return null;
  return (
    <Card title={t`What needs your yes`} hint={t`each allows what it says, this once`}>
      <ul className={styles.list}>
        {asked.map((consent) => {
          const { label, what } = consentWords(consent, deployment, unknownValues);
          return (
            <li key={consent} data-consent={consent}>
              <Checkbox
                checked={given.includes(consent)}
                onChange={(_, { checked }) => onChange(consent, checked === true)}
                label={
                  <>
                    <span className={styles.label}>{label}</span>
                    <span className={styles.what}>{what}</span>
                  </>
                }
              />
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
