import { Button, Field, makeStyles, Spinner, Textarea, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import type { StoreChoice } from '../../../../electron/assistant/contract/index.ts';
import { Card } from '../../../components/card.tsx';
import { FailurePanel } from '../../../components/failure-panel.tsx';
import { useDraft } from '../../../drafts/use-draft.ts';
import { DescribedColumns } from './described-columns.tsx';
import { useDescribedSelect } from './use-described-select.ts';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 320px), 1fr))',
    gap: '12px 16px',
    alignItems: 'start',
  },
  text: { fontFamily: tokens.fontFamilyMonospace },
  buttons: { display: 'flex', gap: '8px', flexWrap: 'wrap', marginTop: '8px' },
  result: { minWidth: 0 },
  note: { margin: 0, color: tokens.colorNeutralForeground3 },
});

interface OwnSelectProps {
  readonly choice: StoreChoice | undefined;
  readonly locked: boolean;
  readonly onChoose: (choice: StoreChoice) => void;
}

/** A SELECT of the administrator's own as the place of the accounts: described by the server before anything is read. */
export function OwnSelect({ choice, locked, onChoose }: OwnSelectProps) {
  const styles = useStyles();
  const [text, setText] = useDraft('own-select', choice?.kind === 'select' ? choice.sql : '');
  const [checked, setChecked] = useState<string>();
  const sql = text.trim();
  const described = useDescribedSelect(checked);
  const isDescribed = checked === sql && described.columns !== undefined;
  return (
    <Card
      title={t`A SELECT of your own`}
      hint={t`one row for each account; the server says what it gives, and it is refused if it writes`}
    >
      <div className={styles.columns}>
        <div>
          <Field label={t`SELECT`} hint={t`Without ORDER BY, WITH and parameters; each column with a name of its own`}>
            <Textarea
              value={text}
              rows={7}
              resize="vertical"
              maxLength={65_536}
              spellCheck={false}
              autoComplete="off"
              textarea={{ className: styles.text }}
              placeholder={t`SELECT u.Id, u.Email, u.PasswordHash FROM dbo.Users AS u`}
              onChange={(_, { value }) => setText(value)}
            />
          </Field>
          <div className={styles.buttons}>
            <Button
              disabledFocusable={locked || sql === '' || isDescribed}
              onClick={() => (checked === sql ? described.askAgain() : setChecked(sql))}
            >
              <Trans>Check the SELECT</Trans>
            </Button>
            <Button disabledFocusable={locked || !isDescribed} onClick={() => onChoose({ kind: 'select', sql })}>
              <Trans>Survey what it gives</Trans>
            </Button>
          </div>
        </div>
        <div className={styles.result} aria-live="polite">
          {checked !== sql && (
            <p className={styles.note}>
              <Trans>The check only asks the server for the columns. It does not run the SELECT.</Trans>
            </p>
          )}
          {checked === sql && described.asking && (
            <Spinner size="tiny" labelPosition="after" label={t`Asking the server`} />
          )}
          {isDescribed && <DescribedColumns columns={described.columns ?? []} />}
          {checked === sql && described.failure !== undefined && <FailurePanel failure={described.failure} />}
        </div>
      </div>
    </Card>
  );
}
