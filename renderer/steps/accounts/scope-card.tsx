import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { ScopeSettings } from '../../../electron/assistant/contract/index.ts';
import { useCommand } from '../../client/use-command.ts';
import { Card } from '../../components/card.tsx';
import { RefusedCommand } from '../../components/refused-command.tsx';
import { useKeptDraft } from '../../drafts/use-draft.ts';
import { Term } from '../../help/term.tsx';
import { readScope, typedScope } from './scope-form.ts';

const useStyles = makeStyles({
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(200px, 1fr))',
    gap: '12px 16px',
    alignItems: 'start',
  },
  foot: { display: 'flex', alignItems: 'center', gap: '12px', flexWrap: 'wrap', marginTop: '12px' },
  note: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** Which accounts the plan covers: everybody, or those that meet every condition. */
export function ScopeCard({ scope, locked }: { readonly scope: ScopeSettings; readonly locked: boolean }) {
  const styles = useStyles();
  const save = useCommand('saveScope');
  const saved = typedScope(scope);
  const [typed, setTyped] = useKeptDraft('scope', saved);
  const read = readScope(typed, scope);
  const changed = JSON.stringify(typed) !== JSON.stringify(saved);
  return (
    <Card
      title={t`Whom the plan covers`}
      hint={
        <Trans>
          its <Term word="scope">scope</Term>: everybody, unless you set a limit; whoever is outside stays in the old
          database
        </Trans>
      }
    >
      <RefusedCommand error={save.error} />
      <div className={styles.fields}>
        <Field label={t`Only with one of these roles`} hint={t`Several with commas`}>
          <Input
            value={typed.roles}
            disabled={locked}
            onChange={(_, { value }) => setTyped({ ...typed, roles: value })}
          />
        </Field>
        <Field label={t`Only who signed in since`} hint={t`Whose last sign-in is unknown stays in`}>
          <Input
            type="date"
            value={typed.signedInSince}
            disabled={locked}
            onChange={(_, { value }) => setTyped({ ...typed, signedInSince: value })}
          />
        </Field>
        <Field
          label={t`Only the first`}
          hint={t`Accounts that would be imported, in the order of their keys`}
          {...(read.kind === 'wrong' ? { validationMessage: read.why } : {})}
        >
          <Input
            inputMode="numeric"
            value={typed.first}
            disabled={locked}
            onChange={(_, { value }) => setTyped({ ...typed, first: value })}
          />
        </Field>
      </div>
      {changed && (
        <div className={styles.foot}>
          <Button
            disabledFocusable={locked || read.kind === 'wrong' || save.running}
            onClick={() => {
              if (read.kind === 'scope') void save.give({ scope: read.scope });
            }}
          >
            <Trans>Keep these limits</Trans>
          </Button>
          <Button appearance="subtle" onClick={() => setTyped(saved)}>
            <Trans>Leave as it was</Trans>
          </Button>
          <span className={styles.note}>
            <Trans>The plan is then made again; nothing has been sent.</Trans>
          </span>
        </div>
      )}
    </Card>
  );
}
