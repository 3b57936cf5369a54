import type { UsernameLimits } from '../../accounts/username.ts';
import type { UserferryErrorDetails } from '../../common/userferry-error.ts';
import type { EmailProvider } from '../tenant-mails.ts';

// What a preflight learns of a tenant. Nothing here is a judgement.

/** What was asked, or why there is no answer. */
export type Seen<Value> =
  | { readonly kind: 'seen'; readonly value: Value }
  /** The token lacks this scope. */
  | { readonly kind: 'withheld'; readonly scope: string }
  /** Auth0 did not answer that. */
  | { readonly kind: 'untold'; readonly failure: UserferryErrorDetails };

/** Attributes that a connection can demand of every profile, user names apart (Auth0 docs, Flexible Identifiers and Attributes). */
export type RequiredAttribute = 'email' | 'phone_number';

export interface PasswordPolicy {
  /** `passwordPolicy` (none, low, fair, good, excellent), where the connection has the older form of it. */
  readonly strength: string | null;
  readonly minLength: number | null;
  /** Kinds of characters that a password must have, in the newer form. */
  readonly characterTypes: readonly string[];
  /** So many earlier passwords are refused; 0 for none, `some` where their number isn't told. */
  readonly history: number | 'some';
  readonly dictionary: boolean;
  readonly personalData: boolean;
}

export interface OptionsSeen {
  readonly customDatabase: boolean;
  readonly importMode: boolean;
  readonly usernames: UsernameLimits | null;
  readonly signUpDisabled: boolean;
  readonly selfServiceResetDisabled: boolean;
  readonly required: readonly RequiredAttribute[];
  /** Null where the connection says nothing of its own. */
  readonly bruteForceProtection: boolean | null;
  readonly passwordPolicy: PasswordPolicy;
}

export interface ConnectionSeen {
  readonly isDatabase: boolean;
  /** Client ids of the applications for which it is enabled. */
  readonly applications: readonly string[];
  /** Null without `read:connections_options`. */
  readonly options: OptionsSeen | null;
}

export interface SuspiciousIps {
  readonly enabled: boolean;
  readonly blocks: boolean;
  /** Addresses and ranges that are exempt. */
  readonly exempt: number;
  /** So many failed sign-ins of one address in a day; null where it isn't told. */
  readonly maxAttempts: number | null;
  /** After them one more is let through each time so many ms have passed. */
  readonly everyMs: number | null;
}

export interface BruteForce {
  readonly enabled: boolean;
  readonly blocks: boolean;
  readonly exempt: number;
  readonly maxAttempts: number | null;
  /** Blocked everywhere, not at the address alone from which the wrong passwords came. */
  readonly everywhere: boolean;
}

export interface BreachedPasswords {
  readonly enabled: boolean;
  /** At a sign-in. */
  readonly blocks: boolean;
  readonly tellsPeople: boolean;
  /** When somebody chooses a new one. */
  readonly blocksNew: boolean;
}

export interface Factor {
  readonly name: string;
  readonly enabled: boolean;
}

/** The certificate that is shown for the tenant where this computer connects to it by itself. */
export type CertificateSeen =
  /** Of an authority that every browser knows. */
  | { readonly kind: 'public'; readonly issuer: string }
  /** Of one that is known to this computer alone, or to nobody: something on the way opens HTTPS. */
  | { readonly kind: 'private'; readonly issuer: string }
  /** Not to be trusted for another reason: its dates, its name. */
  | { readonly kind: 'faulty'; readonly issuer: string; readonly why: string }
  /** There is no direct way, so that a proxy is in between. */
  | { readonly kind: 'no-direct-way'; readonly why: string }
  /** The practice tenant on this computer. */
  | { readonly kind: 'not-encrypted' };

/** The host from which exports are downloaded, as far as it can be known without an export. */
export type ExportHostSeen =
  | { readonly kind: 'answers'; readonly host: string }
  | { readonly kind: 'away'; readonly host: string; readonly why: string }
  /** Which one it is comes with the first export. */
  | { readonly kind: 'told-later' };

/** How far the tenant's clock is before this computer's, and how wrong that can be, in ms. */
export interface ClockSeen {
  readonly aheadMs: number;
  readonly withinMs: number;
}

/** A tenant that can't be asked anything: the way to it, or the credentials. */
export interface TenantAway {
  readonly kind: 'away';
  readonly part: 'way' | 'credentials';
  readonly failure: UserferryErrorDetails;
  readonly certificate: CertificateSeen;
}

export interface TenantAnswers {
  readonly kind: 'answers';
  readonly scopes: readonly string[];
  readonly certificate: CertificateSeen;
  /** Null where there is none of that name. */
  readonly connection: Seen<ConnectionSeen | null>;
  /** Other connections with users whose ids begin as the workspace's; null where the tenant's search does not tell. */
  readonly idsElsewhere: Seen<readonly string[] | null>;
  readonly suspiciousIps: Seen<SuspiciousIps>;
  readonly bruteForce: Seen<BruteForce>;
  readonly breachedPasswords: Seen<BreachedPasswords>;
  readonly mfaPolicies: Seen<readonly string[]>;
  readonly factors: Seen<readonly Factor[]>;
  readonly emailProvider: Seen<EmailProvider>;
  readonly exportHost: ExportHostSeen;
  /** Null where no answer was dated. */
  readonly clock: ClockSeen | null;
  /** X-RateLimit-Limit of a look at users; null where none was told. */
  readonly usersBurst: number | null;
}

export type TenantFacts = TenantAway | TenantAnswers;
