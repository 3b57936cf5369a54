import { makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import type { PlanSummary, ProvenFormat, Survey } from '../../../electron/assistant/contract/index.ts';
import { FormatsCard } from '../../components/formats-card.tsx';
import { TextButton } from '../../components/text-button.tsx';
import { inUtc, timeAndMaybeDay } from '../../words/times.ts';
import { ProveDialog } from './prove-dialog.tsx';

type Format = PlanSummary['formats'][number];

const useStyles = makeStyles({
  state: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '0 8px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  proven: { display: 'flex', alignItems: 'center', gap: '4px', color: tokens.colorStatusSuccessForeground1 },
  open: { color: tokens.colorStatusWarningForeground1 },
  button: { marginLeft: '-8px' },
  letters: {
    margin: '12px 0 0',
    paddingTop: '8px',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
});

interface ProvenFormatsCardProps {
  readonly survey: Survey;
  readonly proven: readonly ProvenFormat[];
  readonly locked: boolean;
}

/** How the passwords are stored, and of which kinds an account with a known password has shown that they are read rightly. */
export function ProvenFormatsCard({ survey, proven, locked }: ProvenFormatsCardProps) {
  const styles = useStyles();
  const [proving, setProving] = useState<Format>();
  const beyondAscii = proven.find((known) => known.beyondAscii && survey.formats.some(isOf(known)));
  return (
    <FormatsCard
      formats={survey.formats}
      total={survey.accounts}
      underFormat={(format) => {
        // Whoever has no password has none that could be tried.
        if (format.format === 'none') return undefined;
        const known = proven.find((one) => isOf(one)(format));
        const label = known === undefined ? t`Prove it with a test account` : t`Prove again`;
        return (
          <div className={styles.state} data-proof={format.format}>
            <ProofState known={known} />
            <TextButton
              className={styles.button}
              disabledFocusable={locked}
              aria-label={`${label}: ${format.label}`}
              onClick={() => setProving(format)}
            >
              {label}
            </TextButton>
          </div>
        );
      }}
    >
      <p className={styles.letters} data-figure="beyond-ascii">
        {beyondAscii === undefined ? (
          t`Let one of the accounts be one whose password has a letter beyond ASCII, such as ä, é or ß: plain letters can’t show how those were written. Not done yet.`
        ) : (
          <Trans>
            An account whose password has a letter beyond ASCII has shown how those were written:{' '}
            <Moment at={beyondAscii.at} />
          </Trans>
        )}
      </p>
      {proving !== undefined && <ProveDialog format={proving} onClose={() => setProving(undefined)} />}
    </FormatsCard>
  );
}

function isOf(known: ProvenFormat): (format: Format) => boolean {
  return ({ format }) => format === known.format;
}

function ProofState({ known }: { readonly known: ProvenFormat | undefined }) {
  const styles = useStyles();
  if (known === undefined)
    return (
      <span className={styles.open}>
        <Trans>Not proven yet</Trans>
      </span>
    );
  return (
    <span className={styles.proven}>
      <CheckmarkRegular aria-hidden />
      <span>
        <Trans>
          Proven <Moment at={known.at} />
        </Trans>
      </span>
    </span>
  );
}

function Moment({ at }: { readonly at: number }) {
  return (
    <time dateTime={new Date(at).toISOString()} title={inUtc(at)}>
      {timeAndMaybeDay(at, Date.now())}
    </time>
  );
}
