import { Checkbox, Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { MOST_MAILS_PER_MINUTE, type WorkedOutMails } from '../../../../electron/assistant/contract/index.ts';
import { Card } from '../../../components/card.tsx';
import { people } from '../../../words/counts.ts';
import { count } from '../../../words/numbers.ts';
import { wholeNumber } from '../../../words/whole-number.ts';
import { peopleIn, providerWords, uncertainIn } from './mails-words.ts';

const useStyles = makeStyles({
  fields: { display: 'grid', gap: '10px' },
  line: { margin: 0 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  label: { fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground1 },
  what: { display: 'block', color: tokens.colorNeutralForeground2 },
});

/** How e-mails are to be asked for, as somebody types it. */
export interface MailsForm {
  /** Client id; empty where there is nothing to choose. */
  readonly application: string;
  readonly first: string;
  readonly perMinute: string;
  readonly remind: boolean;
  readonly uncertainAgain: boolean;
  readonly yes: boolean;
}

interface MailsMannerCardProps {
  readonly form: MailsForm;
  readonly mails: WorkedOutMails;
  /** How long so many take at that pace; empty where that isn't known. */
  readonly takes: string;
  readonly locked: boolean;
  readonly onChange: (form: MailsForm) => void;
}

/** Who sends them, how many now and how fast, and the yeses. */
export function MailsMannerCard({ form, mails, takes, locked, onChange }: MailsMannerCardProps) {
  const styles = useStyles();
  const set = (change: Partial<MailsForm>) => onChange({ ...form, ...change });
  const uncertain = uncertainIn(mails.counts);
  const number = count(uncertain);
  const settled = mails.list !== null && peopleIn(mails.counts, 'waiting') === 0;
  return (
    <Card title={t`How they are sent`}>
      <div className={styles.fields}>
        <p className={styles.line}>
          <Trans>
            Through {{ mails: providerWords(mails) }}, in the language of the application for which they are asked.
          </Trans>
        </p>
        {mails.applications.length > 1 && (
          <Field label={t`Application`} hint={t`Its language, and where the link leads; client ids`}>
            <Select
              value={form.application === '' ? (mails.application ?? '') : form.application}
              disabled={locked}
              onChange={(_, { value }) => set({ application: value, yes: false })}
            >
              {mails.application === null && (
                <option value="">
                  <Trans>Choose one</Trans>
                </option>
              )}
              {mails.applications.map((clientId) => (
                <option key={clientId}>{clientId}</option>
              ))}
            </Select>
          </Field>
        )}
        <NumberField
          label={t`How many now`}
          hint={t`Of ${{ people: people(mails.toAsk) }} who would get one; begin with a few`}
          value={form.first}
          most={10_000_000}
          locked={locked}
          onChange={(first) => set({ first, yes: false })}
        />
        <NumberField
          label={t`How many a minute`}
          hint={takes === '' ? t`As many as your e-mail provider takes` : t`That takes ${takes}`}
          value={form.perMinute}
          most={MOST_MAILS_PER_MINUTE}
          locked={locked}
          onChange={(perMinute) => set({ perMinute })}
        />
        {(uncertain > 0 || form.uncertainAgain) && (
          <Choice
            checked={form.uncertainAgain}
            locked={locked}
            label={plural(uncertain, {
              one: `Ask once more for ${number} uncertain one`,
              other: `Ask once more for ${number} uncertain ones`,
            })}
            what={t`Their answer was lost, and the tenant’s log didn’t tell: some get a second e-mail.`}
            onChange={(uncertainAgain) => set({ uncertainAgain, yes: false })}
          />
        )}
        {(settled || form.remind) && (
          <Choice
            checked={form.remind}
            locked={locked}
            label={t`Remind: begin a new list`}
            what={t`Of everybody who still has no password, whoever had an e-mail before.`}
            onChange={(remind) => set({ remind, yes: false })}
          />
        )}
        <Choice
          checked={form.yes}
          locked={locked}
          label={t`Have them sent`}
          what={t`An e-mail that was sent can’t be taken back. It can be stopped between two, and goes on where it ended.`}
          onChange={(yes) => set({ yes })}
        />
        <p className={styles.quiet}>
          <Trans>
            Set the template and the link’s lifetime in the Auth0 dashboard before, and tell people that an e-mail will
            come.
          </Trans>
        </p>
      </div>
    </Card>
  );
}

interface NumberFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly most: number;
  readonly locked: boolean;
  readonly onChange: (value: string) => void;
}

function NumberField({ label, hint, value, most, locked, onChange }: NumberFieldProps) {
  const wrong = wholeNumber(value, 1, most) === undefined;
  return (
    <Field
      label={label}
      hint={hint}
      {...(wrong ? { validationMessage: t`Type a whole number from 1 to ${{ most: count(most) }}.` } : {})}
    >
      <Input value={value} inputMode="numeric" disabled={locked} onChange={(_, data) => onChange(data.value)} />
    </Field>
  );
}

interface ChoiceProps {
  readonly checked: boolean;
  readonly locked: boolean;
  readonly label: string;
  readonly what: string;
  readonly onChange: (checked: boolean) => void;
}

function Choice({ checked, locked, label, what, onChange }: ChoiceProps) {
  const styles = useStyles();
  return (
    <Checkbox
      checked={checked}
      disabled={locked}
      onChange={(_, data) => onChange(data.checked === true)}
      label={
        <>
          <span className={styles.label}>{label}</span>
          <span className={styles.what}>{what}</span>
        </>
      }
    />
  );
}
