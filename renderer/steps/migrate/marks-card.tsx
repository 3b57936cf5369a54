import { Field, Input } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { exportWish } from '../../../electron/assistant/contract/index.ts';
import { ExportCard } from '../../components/export-card.tsx';
import { useKeptDraft } from '../../drafts/use-draft.ts';
import { accounts } from '../../words/counts.ts';

/** A script for the DBA that marks in the legacy database who has moved. */
export function MarksCard({ moved }: { readonly moved: number }) {
  const [table, setTable] = useKeptDraft<'marks-table', string>('marks-table', 'dbo.userferry_migrated');
  const wish = exportWish.safeParse({ kind: 'mark-migrated', table: table.trim() });
  return (
    <ExportCard
      title={t`Mark in the old database who has moved`}
      hint={t`optional; Userferry needs no marks`}
      what={t`Writes T-SQL for whoever looks after the database: it marks ${{ accounts: accounts(moved) }}, as the tenant is when it is written, in a table of its own, lists who has not moved, and takes the marks back. Userferry runs none of it, and deletes nothing there.`}
      label={t`Write the script`}
      wish={wish.success ? wish.data : undefined}
    >
      <Field
        label={t`Table for the marks`}
        {...(wish.success
          ? { hint: t`A new one, or that of an earlier script` }
          : { validationMessage: t`It is schema.name, in letters, digits and underscores.` })}
      >
        <Input value={table} onChange={(_, { value }) => setTable(value)} />
      </Field>
    </ExportCard>
  );
}
