import type { RehearsedEvent } from '../../common/rehearsal-words.ts';
import type { Cell } from './let-happen.ts';
import type { Person } from './person.ts';
import type { Traveller } from './stage.ts';
import { notTried, type Verdict } from './verdict.ts';

/** Somebody with what came of each event so far. */
export interface Travel {
  readonly person: Person;
  readonly traveller: Traveller;
  readonly cells: Map<RehearsedEvent, Cell>;
}

export function beginTravel(person: Person, number: number): Travel {
  return {
    person,
    traveller: {
      number,
      here: null,
      address: person.email,
      password: null,
      verified: false,
      key: person.subject?.account.key.value ?? null,
    },
    cells: new Map(),
  };
}

/** A cell that no script had a part in. */
export function silent(event: RehearsedEvent, verdict: Verdict): Cell {
  return { event, ...verdict, said: [] };
}

/** What was not reached is told as well. */
export function cellsOf(events: readonly RehearsedEvent[], { cells }: Travel): readonly Cell[] {
  return events.map((event) => cells.get(event) ?? silent(event, notTried('The rehearsal did not come so far.')));
}
