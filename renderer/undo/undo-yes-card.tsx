import { Checkbox, Field, Input, makeStyles } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { undoCauseTexts } from '../../electron/assistant/contract/index.ts';
import { Card } from '../components/card.tsx';
import { theWord, users } from './undo-words.ts';
import type { useUndo } from './use-undo.ts';

const useStyles = makeStyles({
  form: { display: 'grid', gap: '12px' },
  causes: { border: 0, margin: 0, padding: 0, display: 'grid' },
  legend: { padding: 0, marginBottom: '2px' },
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 240px), 1fr))',
    gap: '12px 16px',
    alignItems: 'start',
  },
  word: { maxWidth: '340px' },
});

/** Who asks for it, whom they want deleted all the same, and the word that does it. */
export function UndoYesCard({ undo }: { readonly undo: ReturnType<typeof useUndo> }) {
  const styles = useStyles();
  const { waivable, typed, said, needsName } = undo;
  return (
    <Card title={t`Who asks for it`} hint={t`stands in the run’s report`}>
      <div className={styles.form}>
        {waivable.length > 0 && (
          <fieldset className={styles.causes}>
            <legend className={styles.legend}>
              {t`Delete also who is kept because they … (somebody with several causes goes only with all of them)`}
            </legend>
            {waivable.map((cause) => (
              <Checkbox
                key={cause}
                checked={undo.also.includes(cause)}
                label={undoCauseTexts[cause]}
                onChange={(_, data) => undo.setAlso(cause, data.checked === true)}
              />
            ))}
          </fieldset>
        )}
        <div className={styles.fields}>
          <Field
            label={t`Name`}
            required={needsName}
            {...(said.by === undefined ? {} : { validationMessage: said.by })}
          >
            <Input
              value={typed.by}
              maxLength={200}
              autoComplete="name"
              onChange={(_, data) => undo.change({ by: data.value })}
              onBlur={() => undo.leave('by')}
            />
          </Field>
          <Field
            label={t`Reason or change number`}
            required={needsName}
            {...(said.why === undefined ? {} : { validationMessage: said.why })}
          >
            <Input
              value={typed.why}
              maxLength={1000}
              autoComplete="off"
              onChange={(_, data) => undo.change({ why: data.value })}
              onBlur={() => undo.leave('why')}
            />
          </Field>
        </div>
        <Field
          className={styles.word}
          label={t`Type “${theWord}” to delete ${{ users: users(undo.meant) }}`}
          required
          {...(said.word === undefined ? {} : { validationMessage: said.word })}
        >
          <Input
            value={undo.word}
            maxLength={20}
            autoComplete="off"
            onChange={(_, data) => undo.setWord(data.value)}
            onBlur={() => undo.leave('word')}
          />
        </Field>
      </div>
    </Card>
  );
}
