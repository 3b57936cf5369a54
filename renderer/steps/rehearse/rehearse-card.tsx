import { Field, Input, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import {
  modeWords,
  type RehearsedMode,
  rehearsedMode,
  rehearsedModes,
} from '../../../electron/assistant/contract/index.ts';
import { Card } from '../../components/card.tsx';
import { SecretField } from '../../components/secret-field.tsx';
import { TextButton } from '../../components/text-button.tsx';
import { WayLine } from '../scripts/deploy/way-line.tsx';
import { reaches } from './rehearse-words.ts';

const useStyles = makeStyles({
  row: { display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: '4px 12px' },
  modes: { flexGrow: 1, flexWrap: 'wrap' },
  quiet: {
    margin: '2px 0 0',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  known: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(220px, 1fr))',
    gap: '10px 16px',
    marginTop: '8px',
  },
});

/** Somebody whose password the administrator knows, as it is typed. */
export interface TestAccount {
  readonly account: string;
  readonly password: string;
}

interface RehearseCardProps {
  readonly mode: RehearsedMode;
  readonly onMode: (mode: RehearsedMode) => void;
  readonly known: TestAccount;
  readonly onKnown: (known: TestAccount) => void;
}

/** What is rehearsed, where its scripts go, and whose right password is tried. */
export function RehearseCard({ mode, onMode, known, onKnown }: RehearseCardProps) {
  const styles = useStyles();
  const [asking, setAsking] = useState(false);
  return (
    <Card
      title={t`What is rehearsed`}
      hint={t`the scripts as they are saved, on a practice tenant that is gone afterwards`}
    >
      <div className={styles.row}>
        <RadioGroup
          className={styles.modes}
          layout="horizontal"
          aria-label={t`Mode to rehearse`}
          value={mode}
          onChange={(_, { value }) => {
            const chosen = rehearsedMode.safeParse(value);
            if (chosen.success) onMode(chosen.data);
          }}
        >
          {rehearsedModes.map((each) => (
            <Radio key={each} value={each} label={modeWords[each].name} />
          ))}
        </RadioGroup>
        <TextButton
          aria-expanded={asking}
          onClick={() => {
            setAsking(!asking);
            // What nobody sees is not tried.
            onKnown({ account: '', password: '' });
          }}
        >
          <Trans>Try a right password too</Trans>
        </TextButton>
      </div>
      <p className={styles.quiet}>{reaches[mode]}</p>
      <WayLine />
      {asking && (
        <>
          <p className={styles.quiet}>
            <Trans>
              Nobody can read a password out of its hash. If you know somebody’s, such as a test account’s, it is tried
              too; it is used for that and forgotten.
            </Trans>
          </p>
          <div className={styles.known}>
            <Field label={t`Somebody whose password you know`}>
              <Input
                value={known.account}
                autoComplete="off"
                onChange={(_, { value }) => onKnown({ ...known, account: value })}
              />
            </Field>
            <SecretField
              label={t`The password that you know`}
              known={false}
              value={known.password}
              onChange={(password) => onKnown({ ...known, password })}
            />
          </div>
        </>
      )}
    </Card>
  );
}
