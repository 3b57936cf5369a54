import type { TrickleStanding } from '../../common/trickle-words.ts';
import type { OpenReset, StandingEntry } from '../../journal/looks.ts';
import type { RunEnds, Watched } from '../ends.ts';
import type { LooksTold } from '../worker/looking.ts';
import type { ReadLog } from './look.ts';
import type { TrickleLook } from './trickle-look.ts';

/** How a trickle migration stands, from looks that are taken now and then. */
export interface TrickleWatch {
  /**
   * Takes in what the tenant's log has new, and holds the connection's users against the plan; only reads in the tenant, and nothing in the
   * legacy database.
   * @throws UserferryError UF-4005 (no such plan), UF-4015 (another look is being taken), or what the tenant refuses
   */
  look(
    plan: string,
    ends: Pick<RunEnds, 'tenant' | 'connection'>,
    readLog: ReadLog,
    watched?: Watched,
  ): Promise<TrickleLook>;
  /** Of the latest look, from the journal alone; null before the first. `place`: see `placeOf`. */
  latest(place: string): Promise<TrickleLook | null>;
  /** The latest with how often anybody has looked, and how accounts stood by reason; null before the first. */
  told(place: string): Promise<LooksTold | null>;
  /** So many accounts that stood so at the latest look, longest not seen first, from a place of that list on; addresses in clear. */
  part(
    place: string,
    standing: TrickleStanding,
    from: number,
    limit: number,
  ): Promise<readonly StandingEntry<TrickleStanding>[]>;
  /** All of them, in pages. */
  accounts(place: string, standing: TrickleStanding): AsyncIterable<readonly StandingEntry<TrickleStanding>[]>;
  /** Who had set a password in Auth0 by the latest look and not signed in since, oldest first, in pages, addresses in clear. */
  openResets(place: string): AsyncIterable<readonly OpenReset<TrickleStanding>[]>;
}
