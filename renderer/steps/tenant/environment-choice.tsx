import { Field, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { type RealEnvironment, realEnvironment, type Snapshot } from '../../../electron/assistant/contract/index.ts';

const useStyles = makeStyles({
  what: { display: 'block', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

const choices: Readonly<Record<RealEnvironment, { readonly name: string; readonly what: string }>> = {
  test: { name: t`A test tenant`, what: t`For trying: nobody’s real users are in it` },
  production: {
    name: t`Production`,
    what: t`Locked until mapping, rules and scripts were rehearsed. Every page names it`,
  },
};

interface EnvironmentChoiceProps {
  readonly environment: NonNullable<Snapshot['workspace']>['environment'];
  readonly busy: boolean;
  readonly onChoose: (environment: RealEnvironment) => void;
}

/** Which of the workspace's tenants this is about; each keeps what was typed of it. */
export function EnvironmentChoice({ environment, busy, onChoose }: EnvironmentChoiceProps) {
  const styles = useStyles();
  if (environment === 'practice') return null;
  return (
    <Field label={t({ message: 'This is', comment: 'Above two choices: a test tenant, or production' })}>
      <RadioGroup
        value={environment}
        disabled={busy}
        onChange={(_, { value }) => onChoose(realEnvironment.parse(value))}
      >
        {realEnvironment.options.map((each) => (
          <Radio
            key={each}
            value={each}
            label={
              <>
                {choices[each].name}
                <span className={styles.what}>{choices[each].what}</span>
              </>
            }
          />
        ))}
      </RadioGroup>
    </Field>
  );
}
