import type { Viewed } from '../../journal/account-views.ts';
import type { UndoApart, UndoPerson } from '../../journal/undo-records.ts';
import type { MigrationJournal } from './planning.ts';

/** Which of the people set apart are meant; `causes` exactly as they stand together. */
export interface UndoSightWish {
  readonly state: UndoApart['state'];
  readonly causes?: UndoApart['causes'];
  /** Names the looking: as long as it is the same, people keep their places, whatever is deleted meanwhile. */
  readonly opening: string;
  /** How many come before. */
  readonly from: number;
  readonly limit: number;
}

/** Whom an undo keeps, or Auth0 refuses to delete, by name. */
export interface UndoSights {
  /** Looks at a run's list as it stands; that is remembered also when the list goes. */
  seeUndo(run: string): void;
  /** A part of them; nobody of a run that is neither being undone nor was looked at since the journal was opened. */
  undoPeople(run: string, wish: UndoSightWish): Viewed<UndoPerson>;
}

/** Some six bytes a user: any place of a long list is at hand, and of a list that was only looked at nothing is written down. */
interface Sight {
  readonly opening: string | null;
  readonly sequences: Uint32Array;
  /** By the same places, which of `lines` is theirs. */
  readonly lineOf: Uint16Array;
  readonly lines: readonly UndoApart[];
}

/** So many runs are remembered. */
const SIGHTS_KEPT = 2;

export function undoSights({ runs, undos, accountLists }: MigrationJournal): UndoSights {
  const sights = new Map<string, Sight>();

  const look = (run: string, opening: string | null): Sight => {
    const { sequences, lines, lineOf } = undos.apart(run);
    const sight = { opening, sequences: Uint32Array.from(sequences), lineOf: Uint16Array.from(lineOf), lines };
    sights.delete(run);
    sights.set(run, sight);
    const [oldest] = sights.keys();
    if (sights.size > SIGHTS_KEPT && oldest !== undefined) sights.delete(oldest);
    return sight;
  };

  const sightOf = (run: string, opening: string): Sight | undefined => {
    const sight = sights.get(run);
    const isBegun = (undos.read(run)?.state ?? 'listing') !== 'listing';
    return isBegun && sight?.opening !== opening ? look(run, opening) : sight;
  };

  return {
    seeUndo: (run) => void look(run, null),
    undoPeople(run, { opening, state, causes, from, limit }) {
      const sight = sightOf(run, opening);
      if (sight === undefined) return { rows: [], total: 0 };
      const { sequences, lineOf, lines } = sight;
      const meant = lines.map(
        (line) => line.state === state && (causes === undefined || causes.join() === line.causes.join()),
      );
      const lineAt = new Map<number, UndoApart>();
      let total = 0;
      lineOf.forEach((index, place) => {
        const [line, sequence] = [lines[index], sequences[place]];
        if (meant[index] !== true || line === undefined || sequence === undefined) return;
        if (total >= from && total < from + limit) lineAt.set(sequence, line);
        total += 1;
      });
      const places = [...lineAt.keys()];
      const details = state === 'failed' ? undos.detailsAt(run, places) : new Map<number, string>();
      const accounts = new Map(
        accountLists.entriesAt(runs.read(run).plan, null, places).map((entry) => [entry.sequence, entry]),
      );
      const rows = [...lineAt].flatMap(([sequence, line]) => {
        const account = accounts.get(sequence);
        if (account === undefined) return [];
        const { key, email } = account;
        return [{ sequence, key, email, causes: line.causes, detail: details.get(sequence) ?? null }];
      });
      return { rows, total };
    },
  };
}
