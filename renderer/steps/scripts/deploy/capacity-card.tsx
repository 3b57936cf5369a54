import { Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useAssistant } from '../../../client/use-assistant.tsx';
import { useSettled } from '../../../client/use-settled.ts';
import { Card } from '../../../components/card.tsx';
import { useKeptDraft } from '../../../drafts/use-draft.ts';
import { capacitySentence } from './deploy-words.ts';

const useStyles = makeStyles({
  field: { maxWidth: '320px' },
  sentence: { margin: '10px 0 0' },
  note: { margin: '4px 0 0', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** A number is asked about when nobody has typed for so long. */
const PAUSE_MS = 300;

/** Whether the tenant carries the sign-ins of the busiest minute, for which somebody types how many those are. */
export function CapacityCard({ mode }: { readonly mode: string }) {
  const styles = useStyles();
  const answer = useId();
  const assistant = useAssistant();
  const [typed, setTyped] = useKeptDraft<'peak-sign-ins', string>('peak-sign-ins', '');
  const peak = signInsTyped(useSettled(typed, PAUSE_MS));
  const { data } = useQuery({
    queryKey: ['capacity', peak],
    queryFn: () => assistant.call((client) => client.capacity(peak === undefined ? {} : { peakSignIns: peak })),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  const wrong = typed.trim() !== '' && signInsTyped(typed) === undefined;
  return (
    <Card title={t`The busiest minute`}>
      <Field
        className={styles.field}
        label={t`Sign-ins a second on a Monday morning`}
        {...(mode === 'legacy' ? {} : { hint: t`Only of people who have not moved yet` })}
        {...(wrong ? { validationMessage: t`Type a number, such as 20 or 2.5.` } : {})}
      >
        <Input
          inputMode="decimal"
          value={typed}
          aria-describedby={answer}
          onChange={(_, { value }) => setTyped(value)}
        />
      </Field>
      <p id={answer} className={styles.sentence} role="status" data-capacity={data?.tenant}>
        {data === undefined ? '' : capacitySentence(data, peak)}
      </p>
      <p className={styles.note}>
        <Trans>Measured from this computer; from Auth0’s machines the way to the database is longer.</Trans>
      </p>
    </Card>
  );
}

/** Up to a million, with a point or a comma; undefined for what is no such number. */
function signInsTyped(text: string): number | undefined {
  const value = Number(text.trim().replace(',', '.'));
  return text.trim() !== '' && value > 0 && value <= 1_000_000 ? value : undefined;
}
