import type {
  Acceptance,
  AcceptedTogether,
  JudgedException,
  Meant,
  NamedException,
} from '../../journal/acceptances.ts';
import type { DeltaRecord } from '../../journal/delta-records.ts';
import type { ExceptionCount } from '../cutover/checklist-types.ts';
import { placeOf } from '../trickle/place-of.ts';
import type { MigrationJournal } from './planning.ts';

type Named = Pick<NamedException, 'kind' | 'name'>;

/** How many exceptions of each kind there are, and who has accepted which. */
export interface ExceptionsTold {
  readonly counts: readonly ExceptionCount[];
  readonly accepted: readonly AcceptedTogether[];
}

/** Exceptions that stand between a migration and its cutover, and what somebody said to them. */
export interface Excepting {
  /** Puts them together from the latest look, the verification of this run and what only people can see, and counts them. */
  gatherExceptions(place: string, run: string | null, unseen: readonly Named[]): readonly ExceptionCount[];
  /** As they were last put together, from the journal alone. */
  exceptionsTold(place: string): ExceptionsTold;
  exceptionsPage(place: string, after: Named | null, limit: number): readonly JudgedException[];
  exceptionKnown(place: string, what: Named): boolean;
  /** Gives how many were accepted now. */
  acceptExceptions(place: string, what: Meant, acceptance: Acceptance): number;
  withdrawAcceptances(place: string, what: Meant): number;
}

export function excepting({ acceptances, deltas, looks, transaction }: MigrationJournal): Excepting {
  return {
    gatherExceptions: (place, run, unseen) =>
      transaction(() => {
        const latest = looks.latest(place);
        const isHere = ({ connection: { tenant, name } }: DeltaRecord) => placeOf(tenant, name) === place;
        const delta = deltas.all().findLast(isHere)?.id ?? null;
        acceptances.gather(place, {
          look: latest?.look ?? null,
          plan: latest?.result.plan ?? null,
          run,
          delta,
          unseen,
        });
        return acceptances.counts(place);
      }),
    exceptionsTold: (place) => ({ counts: acceptances.counts(place), accepted: acceptances.accepted(place) }),
    exceptionsPage: (place, after, limit) => acceptances.page(place, after, limit),
    exceptionKnown: (place, what) => acceptances.knows(place, what),
    acceptExceptions: (place, what, acceptance) => transaction(() => acceptances.accept(place, what, acceptance)),
    withdrawAcceptances: (place, what) => transaction(() => acceptances.withdraw(place, what)),
  };
}
