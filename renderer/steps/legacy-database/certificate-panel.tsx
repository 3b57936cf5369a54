import { Badge, Button, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { Check, LegacyForm } from '../../../electron/assistant/contract/index.ts';
import { CertificateFacts } from './certificate-facts.tsx';

const useStyles = makeStyles({
  question: { fontWeight: tokens.fontWeightSemibold, margin: '12px 0 4px' },
  hint: { display: 'block', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  choice: { fontWeight: tokens.fontWeightSemibold },
  badge: { marginLeft: '8px' },
  button: { marginTop: '8px' },
});

type Choice = 'fingerprint' | 'unchecked';

interface CertificatePanelProps {
  readonly certificate: NonNullable<Check['certificate']>;
  readonly busy: boolean;
  readonly onTrust: (trust: LegacyForm['trust']) => void;
}

/** What the server showed, and the ways on, each with its price. */
export function CertificatePanel({ certificate, busy, onTrust }: CertificatePanelProps) {
  const styles = useStyles();
  const [choice, setChoice] = useState<Choice>('fingerprint');
  return (
    <>
      <CertificateFacts certificate={certificate} />
      <div className={styles.question} id="certificate-question">
        What would you like to do?
      </div>
      <RadioGroup
        aria-labelledby="certificate-question"
        value={choice}
        onChange={(_, { value }) => setChoice(value as Choice)}
      >
        <Radio
          value="fingerprint"
          label={
            <>
              <span className={styles.choice}>Trust this certificate, and no other</span>
              <span className={styles.hint}>
                Compare the fingerprint with your DBA first. SQL Server makes a new one when it restarts; you will then
                be asked again.
              </span>
            </>
          }
        />
        <Radio
          value="unchecked"
          label={
            <>
              <span className={styles.choice}>Connect without checking</span>
              <Badge className={styles.badge} appearance="tint" color="warning" shape="rounded">
                Risk, named in the report
              </Badge>
              <span className={styles.hint}>
                Somebody on the network path could pose as the server and read the login’s password.
              </span>
            </>
          }
        />
      </RadioGroup>
      <Button
        className={styles.button}
        appearance="primary"
        disabledFocusable={busy}
        onClick={() =>
          onTrust(
            choice === 'fingerprint'
              ? { kind: 'fingerprint', fingerprint256: certificate.fingerprint256 }
              : { kind: 'unchecked' },
          )
        }
      >
        {choice === 'fingerprint' ? 'Trust and run the checks again' : 'Run the checks without checking it'}
      </Button>
    </>
  );
}
