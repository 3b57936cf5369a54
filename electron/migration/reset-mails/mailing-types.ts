import type { UserferryError } from '../../common/userferry-error.ts';
import type { MailCount, MailEntry } from '../../journal/mailings.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import type { TenantMails } from '../../tenant/tenant-mails.ts';
import type { MailingStanding } from '../worker/mailing.ts';

/** Where a mailing goes. */
export interface MailingEnds {
  readonly tenant: Tenant;
  readonly mails: TenantMails;
  readonly connection: { readonly id: string; readonly name: string };
  /** Client id of an application for which the connection is enabled. */
  readonly application: string;
}

export interface MailingManner {
  /** E-mails asked for in a minute. */
  readonly perMinute: number;
  /** Ask for no more than so many; null for everybody on the list. */
  readonly first: number | null;
  /** Once nobody waits on the list, begin a new one of everybody who has no password yet, whoever had an e-mail before. */
  readonly remind: boolean;
  /** Ask once more for those of whose request nobody knows the end: they may get two e-mails. */
  readonly uncertainAgain: boolean;
}

/** What was done of a mailing just now. */
export interface MailProgress {
  /** Requests that went out, whatever came of them. */
  readonly requests: number;
  /** People who wait still. */
  readonly waiting: number;
}

/** Why asking ended: everybody has an outcome, as many as were wished, somebody stopped it, or it can't go on. */
export type MailingEnd =
  | { readonly kind: 'done' | 'enough' | 'stopped' }
  | { readonly kind: 'failed'; readonly failure: UserferryError };

export interface SentMailing {
  readonly standing: MailingStanding;
  /** Requests that went out this time. */
  readonly requests: number;
  /** Of earlier requests without an answer, how many the tenant's log has settled this time. */
  readonly settledByLog: number;
  readonly end: MailingEnd;
}

/** Password-change e-mails to a run's people who have no password in Auth0; Auth0 sends them, from its own template. */
export interface ResetMails {
  /** How the run's latest list stands, by the journal alone; null before the first. */
  standing(run: string): Promise<MailingStanding | null>;
  /**
   * Whom a new list would have, by an export of now; nothing is written.
   * @throws UserferryError UF-4012 (the run belongs to another connection), UF-4303 (the run is not finished)
   */
  preview(
    run: string,
    ends: Pick<MailingEnds, 'tenant' | 'connection'>,
    watched: { readonly remind: boolean; readonly signal?: AbortSignal },
  ): Promise<readonly MailCount[]>;
  /**
   * Asks for e-mails, from the run's latest list or a new one. Each is written down before it is asked for; one whose answer is lost is
   * never asked for again unless `uncertainAgain` says so. Aborting ends it between two e-mails.
   * @throws UserferryError as `preview`, UF-4304 (another process is at it)
   */
  send(
    run: string,
    ends: MailingEnds,
    manner: MailingManner,
    watched?: {
      readonly signal?: AbortSignal;
      readonly onProgress?: (progress: MailProgress) => void;
      /** A line for people: what is waited for, and that it goes on. */
      readonly onNote?: (text: string) => void;
    },
  ): Promise<SentMailing>;
  /** Everybody on the run's latest list, in pages, addresses in clear. */
  entries(run: string): AsyncIterable<readonly MailEntry[]>;
}
