import type { ExceptionKind } from '../../common/cutover-words.ts';
import type { Acceptance, JudgedException, Meant } from '../../journal/acceptances.ts';
import type { ExceptionCount } from '../cutover/checklist-types.ts';
import type { MigrationJournal } from './planning.ts';

/** Exceptions that stand between a migration and its cutover, and what somebody said to them. */
export interface Excepting {
  /** Puts them together from the latest look and the verification of this run, and counts them. */
  gatherExceptions(place: string, run: string | null): readonly ExceptionCount[];
  exceptionsPage(
    place: string,
    after: { readonly kind: ExceptionKind; readonly name: string } | null,
    limit: number,
  ): readonly JudgedException[];
  /** Gives how many were accepted now. */
  acceptExceptions(place: string, what: Meant, acceptance: Acceptance): number;
  withdrawAcceptances(place: string, what: Meant): number;
}

export function excepting({ acceptances, looks, transaction }: MigrationJournal): Excepting {
  return {
    gatherExceptions: (place, run) =>
      transaction(() => {
        const latest = looks.latest(place);
        acceptances.gather(place, { look: latest?.look ?? null, plan: latest?.result.plan ?? null, run });
        return acceptances.counts(place);
      }),
    exceptionsPage: (place, after, limit) => acceptances.page(place, after, limit),
    acceptExceptions: (place, what, acceptance) => transaction(() => acceptances.accept(place, what, acceptance)),
    withdrawAcceptances: (place, what) => transaction(() => acceptances.withdraw(place, what)),
  };
}
