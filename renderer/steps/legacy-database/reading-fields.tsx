import { Field, Input, Select } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import {
  LEAST_ROWS_PER_SECOND,
  type LegacyForm,
  MOST_ROWS_PER_SECOND,
  QUIET_ROWS_PER_SECOND,
  readingTime,
} from '../../../electron/assistant/contract/index.ts';
import { count } from '../../words/numbers.ts';
import { durationInWords } from '../../words/times.ts';
import { wholeNumber } from '../../words/whole-number.ts';

/** What the price of quiet reading is told on. */
const EXAMPLE = 500_000;

interface ReadingFieldsProps {
  readonly form: LegacyForm;
  readonly onChange: (form: LegacyForm) => void;
}

/** How fast the database is read: for one that others work with in the meantime. */
export function ReadingFields({ form, onChange }: ReadingFieldsProps) {
  const { rowsPerSecond } = form;
  const [typed, setTyped] = useState<string>();
  const quiet = rowsPerSecond !== undefined;
  const text = typed ?? String(rowsPerSecond ?? '');
  const given = wholeNumber(text, LEAST_ROWS_PER_SECOND, MOST_ROWS_PER_SECOND);
  return (
    <>
      <Field label={t`Reading`}>
        <Select
          value={quiet ? 'quiet' : 'full'}
          onChange={(_, { value }) => {
            setTyped(undefined);
            onChange(withPace(form, value === 'quiet' ? QUIET_ROWS_PER_SECOND : undefined));
          }}
        >
          <option value="full">
            <Trans>As fast as the server gives</Trans>
          </option>
          <option value="quiet">
            <Trans>Quietly, with a limit</Trans>
          </option>
        </Select>
      </Field>
      {quiet && (
        <Field
          label={t`Rows a second, at most`}
          hint={t`${{ accounts: count(EXAMPLE) }} accounts take about ${{ time: durationInWords(readingTime(EXAMPLE, rowsPerSecond)) }} each time they are read, more where roles and claims are read with them.`}
          {...(given === undefined
            ? {
                validationMessage: t`A whole number from ${{ least: count(LEAST_ROWS_PER_SECOND) }} to ${{ most: count(MOST_ROWS_PER_SECOND) }}`,
              }
            : {})}
        >
          <Input
            inputMode="numeric"
            value={text}
            onChange={(_, { value }) => {
              setTyped(value);
              const next = wholeNumber(value, LEAST_ROWS_PER_SECOND, MOST_ROWS_PER_SECOND);
              if (next !== undefined) onChange(withPace(form, next));
            }}
            onBlur={() => setTyped(undefined)}
          />
        </Field>
      )}
    </>
  );
}

function withPace({ rowsPerSecond: _, ...form }: LegacyForm, rowsPerSecond: number | undefined): LegacyForm {
  return rowsPerSecond === undefined ? form : { ...form, rowsPerSecond };
}
