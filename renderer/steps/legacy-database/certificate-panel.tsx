import { Badge, Button, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import type { Check, LegacyForm } from '../../../electron/assistant/contract/index.ts';
import { AuthorityFile } from './authority-file.tsx';
import { type TrustChoice, trustChoices, withTrust } from './certificate-choices.ts';
import { CertificateFacts } from './certificate-facts.tsx';

const useStyles = makeStyles({
  question: { fontWeight: tokens.fontWeightSemibold, margin: '12px 0 4px' },
  hint: { display: 'block', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
  choice: { fontWeight: tokens.fontWeightSemibold },
  badge: { marginLeft: '8px' },
  button: { marginTop: '8px' },
});

interface CertificatePanelProps {
  readonly check: Check & { readonly certificate: NonNullable<Check['certificate']> };
  readonly form: LegacyForm;
  readonly busy: boolean;
  readonly onTrust: (form: LegacyForm) => void;
}

const texts: Readonly<Record<TrustChoice, { readonly label: string; readonly hint: string; readonly button: string }>> =
  {
    name: {
      label: t`This name is the right one for this server`,
      hint: t`The authority vouches for that name. Check with your DBA that the server is meant.`,
      button: t`Expect this name and run the checks again`,
    },
    fingerprint: {
      label: t`Trust this certificate, and no other`,
      hint: t`Compare the fingerprint with your DBA first. SQL Server makes a new one when it restarts; you will then be asked again.`,
      button: t`Trust and run the checks again`,
    },
    authority: {
      label: t`Use a certificate from our own authority`,
      hint: t`Lasts through restarts. The DBA installs it on the server; you choose the authority’s file here.`,
      button: t`Trust the authority and run the checks again`,
    },
    unchecked: {
      label: t`Connect without checking`,
      hint: t`Somebody on the network path could pose as the server and read the login’s password.`,
      button: t`Run the checks without checking it`,
    },
  };

/** What the server showed, and the ways on, each with its price. */
export function CertificatePanel({ check, form, busy, onTrust }: CertificatePanelProps) {
  const styles = useStyles();
  const choices = trustChoices(check, form);
  const [picked, setPicked] = useState<TrustChoice>();
  const [pem, setPem] = useState('');
  const choice = picked !== undefined && choices.includes(picked) ? picked : (choices[0] ?? 'authority');
  return (
    <>
      <CertificateFacts certificate={check.certificate} />
      <div className={styles.question} id="certificate-question">
        <Trans>What would you like to do?</Trans>
      </div>
      <RadioGroup
        aria-labelledby="certificate-question"
        value={choice}
        onChange={(_, { value }) => setPicked(value as TrustChoice)}
      >
        {choices.map((each) => (
          <Radio
            key={each}
            value={each}
            label={
              <>
                <span className={styles.choice}>
                  {texts[each].label}
                  {each === 'name' && `: ${check.certificate.names[0]}`}
                </span>
                {each === 'unchecked' && (
                  <Badge className={styles.badge} appearance="tint" color="warning" shape="rounded">
                    <Trans>Risk, named in the report</Trans>
                  </Badge>
                )}
                <span className={styles.hint}>{texts[each].hint}</span>
              </>
            }
          />
        ))}
      </RadioGroup>
      {choice === 'authority' && <AuthorityFile chosen={pem !== ''} onChoose={setPem} />}
      <Button
        className={styles.button}
        appearance="primary"
        disabledFocusable={busy || (choice === 'authority' && pem === '')}
        onClick={() => onTrust(withTrust(form, choice, check, pem))}
      >
        {texts[choice].button}
      </Button>
    </>
  );
}
