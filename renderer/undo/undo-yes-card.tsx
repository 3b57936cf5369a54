import { Checkbox, makeStyles } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { undoCauseTexts } from '../../electron/assistant/contract/index.ts';
import { Card } from '../components/card.tsx';
import { WhoAsksCard } from '../components/who-asks-card.tsx';
import { users } from '../words/counts.ts';
import { theWord } from './undo-words.ts';
import type { useUndo } from './use-undo.ts';

const useStyles = makeStyles({
  causes: { border: 0, margin: 0, padding: 0, display: 'grid' },
  legend: { padding: 0, marginBottom: '2px' },
});

/** What the word does. With nobody left to delete it brings one that has stopped to its end. */
function wordLabel({ meant, standing }: ReturnType<typeof useUndo>): string {
  return meant === 0 && standing?.state === 'under-way'
    ? t`Type “${theWord}” to end it; nobody is left to be deleted`
    : t`Type “${theWord}” to delete ${{ users: users(meant) }}`;
}

/** Who asks for it, whom they want deleted all the same, and the word that does it. */
export function UndoYesCard({ undo }: { readonly undo: ReturnType<typeof useUndo> }) {
  const styles = useStyles();
  const { waivable, asks } = undo;
  const causes = waivable.length > 0 && (
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
  );
  // Nobody is asked for a yes to nothing.
  if (undo.meant === 0 && undo.standing?.state === 'finished') return <Card title={t`Who was kept`}>{causes}</Card>;
  return (
    <WhoAsksCard asks={asks} wordLabel={wordLabel(undo)}>
      {causes}
    </WhoAsksCard>
  );
}
