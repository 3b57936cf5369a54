// What was observed of the two ends while a run went on, and who answers for it: what cannot be asked for afterwards. Nothing here is a
// secret or belongs to an account.

/** A server's certificate as it was shown in the handshake; times in ISO 8601. */
export interface SeenCertificate {
  readonly subject: string;
  readonly issuer: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly key: string;
  readonly fingerprint256: string;
}

/** The legacy database as it showed itself to the connection that read the accounts. */
export interface SeenServer {
  readonly server: string;
  readonly port: number;
  readonly database: string;
  /** The first line of what the server calls itself. */
  readonly version: string;
  readonly login: string;
  /** Null where the connection was not encrypted, or the driver doesn't tell. */
  readonly encryption: {
    /** As Node names it: `TLSv1.3`. */
    readonly protocol: string;
    readonly certificate: SeenCertificate;
    /** Why this computer would not have trusted it by itself; null when it would. */
    readonly distrust: string | null;
  } | null;
  /** What the login may do with the tables of the accounts, by the server's word; null where it tells nothing. */
  readonly rights: {
    readonly excess: readonly string[];
    readonly readable: readonly string[];
    readonly writable: readonly string[];
  } | null;
}

/** The tenant as it showed itself. */
export interface SeenTenant {
  readonly domain: string;
  /** What a run sees of the connection; null where it is not there. */
  readonly connection: {
    readonly id: string;
    readonly name: string;
    readonly enabled: boolean | null;
    /** Null where the token may not see them. */
    readonly options: { readonly importMode: boolean; readonly customDatabase: boolean } | null;
  } | null;
  /** Scopes that the token carries. */
  readonly granted: readonly string[];
}

/** What this process has asked of the tenant so far. */
export interface AskedOfTenant {
  /** Scopes that the calls made needed, by Auth0's documentation. */
  readonly scopes: readonly string[];
  /** Every host that was contacted, with its port where it is not the usual one. */
  readonly hosts: readonly string[];
}

/** Who carries out a run, who approved it, and under which change; null for what nobody said. */
export interface Attestation {
  readonly operator: string | null;
  readonly approver: string | null;
  readonly change: string | null;
}

/** Under which circumstances a run went on. */
export type RunCircumstance =
  /** A stretch of the run began; what could not be observed is null. */
  | {
      readonly kind: 'began';
      readonly release: string;
      readonly system: string;
      readonly server: SeenServer | null;
      readonly tenant: SeenTenant | null;
    }
  /** It came to rest. */
  | {
      readonly kind: 'rested';
      readonly state: string;
      readonly tenant: SeenTenant | null;
      readonly asked: AskedOfTenant;
    }
  /** What a verification, an undo or a change of who was there before had asked by its end. */
  | { readonly kind: 'asked'; readonly by: 'verify' | 'undo' | 'present'; readonly asked: AskedOfTenant }
  | ({ readonly kind: 'attested' } & Attestation);

/** With when it was noted, ms since 1970. */
export interface DatedCircumstance {
  readonly at: number;
  readonly what: RunCircumstance;
}
