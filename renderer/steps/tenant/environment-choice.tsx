import { Field, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { type RealEnvironment, realEnvironment, type Snapshot } from '../../../electron/assistant/contract/index.ts';

const useStyles = makeStyles({
  what: { display: 'block', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

const choices: Readonly<Record<RealEnvironment, { readonly name: string; readonly what: string }>> = {
  test: { name: 'A test tenant', what: 'For trying: nobody’s real users are in it' },
  production: {
    name: 'Production',
    what: 'Locked until mapping, rules and scripts were rehearsed. Every page names it',
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
    <Field label="This is">
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
