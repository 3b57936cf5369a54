import { Field, makeStyles, Radio, RadioGroup, Select } from '@fluentui/react-components';
import { Trans } from '@lingui/react/macro';
import type { StoreQuestion } from '../../../../electron/assistant/contract/index.ts';

/** More than these are a list to open, not a row of buttons. */
const RADIOS = 6;

/** So many letters fit into a closed list; of more the end is cut off, and there options differ. */
const FITS = 70;

const useStyles = makeStyles({
  field: { maxWidth: '640px' },
  radios: { marginLeft: '-8px' },
});

interface QuestionFieldProps {
  readonly question: StoreQuestion;
  readonly locked: boolean;
  readonly onAnswer: (option: string) => void;
}

/** One question with its options; nothing is chosen beforehand. */
export function QuestionField({ question, locked, onAnswer }: QuestionFieldProps) {
  const styles = useStyles();
  const { id, text, options, answer } = question;
  const chosen = options.find((option) => option.id === answer)?.label;
  return (
    <div className={styles.field} data-question={id}>
      {options.length > RADIOS ? (
        <Field label={text} {...(chosen !== undefined && chosen.length > FITS ? { hint: chosen } : {})}>
          <Select
            value={answer ?? ''}
            disabled={locked}
            onChange={(_, { value }) => {
              if (value !== '') onAnswer(value);
            }}
          >
            {answer === null && (
              <option value="">
                <Trans>Choose one</Trans>
              </option>
            )}
            {options.map((option) => (
              <option key={option.id} value={option.id}>
                {option.label}
              </option>
            ))}
          </Select>
        </Field>
      ) : (
        <Field label={text}>
          <RadioGroup
            className={styles.radios}
            value={answer ?? ''}
            disabled={locked}
            onChange={(_, { value }) => onAnswer(value)}
          >
            {options.map((option) => (
              <Radio key={option.id} value={option.id} label={option.label} />
            ))}
          </RadioGroup>
        </Field>
      )}
    </div>
  );
}
