import { Field, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({ label: { fontWeight: tokens.fontWeightSemibold } });

interface RuleChoiceProps<V extends string> {
  readonly title: string;
  /** What is at stake, small and grey. */
  readonly why: string;
  readonly value: V;
  readonly locked: boolean;
  readonly choices: readonly { readonly value: V; readonly label: string }[];
  readonly onChange: (value: V) => void;
}

/** One rule of the plan, as a choice among few. */
export function RuleChoice<V extends string>({ title, why, value, locked, choices, onChange }: RuleChoiceProps<V>) {
  const styles = useStyles();
  return (
    <Field label={{ children: title, className: styles.label }} hint={why}>
      <RadioGroup
        value={value}
        disabled={locked}
        onChange={(_, data) => {
          const chosen = choices.find((choice) => choice.value === data.value);
          if (chosen !== undefined) onChange(chosen.value);
        }}
      >
        {choices.map((choice) => (
          <Radio key={choice.value} value={choice.value} label={choice.label} />
        ))}
      </RadioGroup>
    </Field>
  );
}
