import { Button, Field, Input, makeStyles } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { StoreChoice } from '../../../../electron/assistant/contract/index.ts';
import { Card } from '../../../components/card.tsx';
import { useKeptDraft } from '../../../drafts/use-draft.ts';

const useStyles = makeStyles({
  line: { display: 'flex', gap: '8px', alignItems: 'flex-end', flexWrap: 'wrap' },
  field: { flexGrow: 1, flexBasis: '240px', maxWidth: '420px' },
});

interface NamedTableProps {
  readonly locked: boolean;
  readonly onChoose: (choice: StoreChoice) => void;
}

/** A table or view that the survey does not propose, by its name. */
export function NamedTable({ locked, onChoose }: NamedTableProps) {
  const styles = useStyles();
  const [name, setName] = useKeptDraft<'named-table', string>('named-table', '');
  const table = name.trim();
  return (
    <Card
      title={t`A table or view by its name`}
      hint={t`its first rows are looked at, and what they don’t tell is asked`}
    >
      <form
        className={styles.line}
        onSubmit={(event) => {
          event.preventDefault();
          if (table !== '' && !locked) onChoose({ kind: 'table', table });
        }}
      >
        <Field className={styles.field} label={t`Name`}>
          <Input
            value={name}
            maxLength={300}
            placeholder={t`dbo.vw_Members`}
            spellCheck={false}
            onChange={(_, { value }) => setName(value)}
          />
        </Field>
        <Button type="submit" disabledFocusable={locked || table === ''}>
          <Trans>Survey this table</Trans>
        </Button>
      </form>
    </Card>
  );
}
