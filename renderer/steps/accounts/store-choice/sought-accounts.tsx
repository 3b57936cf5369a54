import { makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import { Trans } from '@lingui/react/macro';
import type { Snapshot, StoreChoice } from '../../../../electron/assistant/contract/index.ts';
import { CandidateList } from './candidate-list.tsx';
import type { Sought } from './candidate-words.ts';
import { NamedTable } from './named-table.tsx';
import { OwnSelect } from './own-select.tsx';
import { QuestionsCard } from './questions-card.tsx';

const useStyles = makeStyles({
  head: { display: 'flex', alignItems: 'baseline', gap: '8px', flexWrap: 'wrap' },
  hint: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

interface SoughtAccountsProps {
  readonly sought: Sought;
  readonly accounts: Snapshot['accounts'];
  readonly locked: boolean;
  readonly onChoose: (choice: StoreChoice) => void;
}

/** A survey's end before any accounts are surveyed: what was found, and what only the administrator knows. */
export function SoughtAccounts({ sought, accounts, locked, onChoose }: SoughtAccountsProps) {
  const styles = useStyles();
  const { found = [], meant = null } = accounts.candidates ?? {};
  const others = found.filter(({ id }) => id !== meant);
  return (
    <>
      {sought.kind === 'asking' && (
        <QuestionsCard key={sought.candidate.id} candidate={sought.candidate} locked={locked} />
      )}
      {sought.kind === 'asking' && (
        <div className={styles.head}>
          <Subtitle2 as="h2">
            <Trans>Somewhere else?</Trans>
          </Subtitle2>
          <span className={styles.hint}>
            <Trans>Your answers are kept, whatever you choose.</Trans>
          </span>
        </div>
      )}
      <CandidateList candidates={others} meant={meant} locked={locked} onChoose={onChoose} />
      <NamedTable locked={locked} onChoose={onChoose} />
      <OwnSelect choice={accounts.choice} locked={locked} onChoose={onChoose} />
    </>
  );
}
