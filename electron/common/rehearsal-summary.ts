import { type CellOutcome, cellOutcomes, eventWords, type RehearsedEvent } from './rehearsal-words.ts';

// What is told of a rehearsal's matrix beside the matrix itself, wherever it is told.

/** A row of the matrix, as far as a summary goes. */
export interface SummedKind {
  readonly title: string;
  readonly cells: readonly {
    readonly event: RehearsedEvent;
    readonly outcome: CellOutcome;
    readonly words?: string | null | undefined;
  }[];
}

/** How many cells have each outcome. */
export function countCells(kinds: readonly SummedKind[]): Readonly<Record<CellOutcome, number>> {
  const all = kinds.flatMap(({ cells }) => cells);
  const count = (outcome: CellOutcome) => all.filter((cell) => cell.outcome === outcome).length;
  return Object.fromEntries(cellOutcomes.map((outcome) => [outcome, count(outcome)])) as Record<CellOutcome, number>;
}

/** One reason, with every cell that has it. */
export interface ReasonGroup {
  readonly outcome: CellOutcome;
  readonly words: string;
  readonly where: readonly {
    readonly title: string;
    /** By their names; null for all events of the row. */
    readonly events: readonly string[] | null;
  }[];
}

/** The reasons of the cells with this outcome, in the order of the matrix, each told once. */
export function reasonsOf(kinds: readonly SummedKind[], outcome: CellOutcome): readonly ReasonGroup[] {
  const groups = new Map<string, { title: string; events: readonly string[] | null }[]>();
  for (const { title, cells } of kinds) {
    const byWords = Map.groupBy(
      cells.filter((cell) => cell.outcome === outcome),
      ({ words }) => words ?? '',
    );
    for (const [words, own] of byWords) {
      if (words === '') continue;
      const events = own.length === cells.length ? null : own.map(({ event }) => eventWords[event].name);
      groups.set(words, [...(groups.get(words) ?? []), { title, events }]);
    }
  }
  return [...groups].map(([words, where]) => ({ outcome, words, where }));
}

/** Where a reason holds: `Somebody ordinary, Locked out (Right password)`. */
export function whereText({ where }: ReasonGroup): string {
  const byEvents = Map.groupBy(where, ({ events }) => events?.join(', ') ?? '');
  return [...byEvents]
    .map(([events, rows]) => {
      const titles = rows.map(({ title }) => title).join(', ');
      return events === '' ? titles : `${titles} (${events})`;
    })
    .join('; ');
}
