import { Link } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import type { UndoCounts, UndoPeopleWish } from '../../electron/assistant/contract/index.ts';
import { Figure } from '../components/figure.tsx';
import { FigureRow } from '../components/figure-row.tsx';
import { ReasonRows } from '../components/reason-rows.tsx';
import { count } from '../words/numbers.ts';
import { sentenceCase } from '../words/reasons.ts';
import { lineText, usersIn, usersOnList } from './undo-words.ts';

/** Which of the people set apart somebody wants to see. */
export type WantedPeople = Omit<UndoPeopleWish, 'run'>;

interface UndoFiguresProps {
  readonly counts: UndoCounts;
  readonly begun: boolean;
  /** The whole stands elsewhere already. */
  readonly underBar?: boolean;
  readonly onShow: (wanted: WantedPeople) => void;
}

/** Everybody whom the run brought, by what becomes or became of them; the numbers add up, and lead to the people who are set apart. */
export function UndoFigures({ counts, begun, underBar = false, onShow }: UndoFiguresProps) {
  const kept = usersIn(counts, 'kept');
  const failed = usersIn(counts, 'failed');
  const why = counts.filter(({ state }) => state === 'kept');
  return (
    <>
      <FigureRow>
        {!underBar && <Figure name="undo-brought" value={count(usersOnList(counts))} label={t`brought by the run`} />}
        {begun && <Figure name="undo-deleted" value={count(usersIn(counts, 'deleted'))} label={t`deleted`} />}
        <Figure
          name="undo-kept"
          value={count(kept)}
          label={t`kept`}
          tone="brand"
          note={
            kept > 0 && (
              <Link as="button" onClick={() => onShow({ state: 'kept' })}>
                {t`Show who is kept`}
              </Link>
            )
          }
        />
        <Figure name="undo-gone" value={count(usersIn(counts, 'gone'))} label={t`not there any more`} />
        {failed > 0 && (
          <Figure
            name="undo-failed"
            value={count(failed)}
            label={t`refused by Auth0`}
            tone="danger"
            note={
              <Link as="button" onClick={() => onShow({ state: 'failed' })}>
                {t`Show who was refused`}
              </Link>
            }
          />
        )}
        <Figure name="undo-waiting" value={count(usersIn(counts, 'waiting', 'intended'))} label={t`to be deleted`} />
      </FigureRow>
      <ReasonRows
        label={t`Why they are kept`}
        rows={why.map(({ state, causes, users }) => ({
          text: sentenceCase(lineText({ state, causes })),
          people: users,
          onShow: () => onShow({ state: 'kept', causes }),
        }))}
      />
    </>
  );
}
