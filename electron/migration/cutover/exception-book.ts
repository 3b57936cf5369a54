import type { Acceptance, JudgedException, Meant, NamedException } from '../../journal/acceptances.ts';
import type { ExceptionsTold } from '../worker/excepting.ts';
import type { ExceptionCount } from './checklist-types.ts';

type Named = Pick<NamedException, 'kind' | 'name'>;

/** What somebody has to accept by name before a cutover, as the journal keeps it. `place`: see `placeOf`. */
export interface ExceptionBook {
  /** Puts them together from the latest look, the latest verification of this run and what only people can see, and counts them. */
  gather(place: string, run: string | null, unseen: readonly Named[]): Promise<readonly ExceptionCount[]>;
  /** How many there are as they were last put together, and who has accepted which. */
  told(place: string): Promise<ExceptionsTold>;
  /** So many as they were last put together, in the order of kind and name, behind one of them; addresses in clear. */
  page(place: string, after: Named, limit: number): Promise<readonly JudgedException[]>;
  /** All of them, in pages. */
  all(place: string): AsyncIterable<readonly JudgedException[]>;
  /** Whether there is such an exception, or an acceptance of one that there was. */
  knows(place: string, what: Named): Promise<boolean>;
  /** Gives how many were accepted now that were not before. */
  accept(place: string, what: Meant, acceptance: Acceptance): Promise<number>;
  withdraw(place: string, what: Meant): Promise<number>;
}
