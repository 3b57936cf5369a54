// How hosts and tests bring up the practice environment: two processes of their own, reached through real sockets only.

import type { FaultsInput } from './sql-server/wire/faults.ts';
import type { SignInSettingsInput } from './tenant/sign-in-settings.ts';
import type { VariantsInput } from './tenant/variants.ts';

export interface PracticeSqlServerOptions {
  readonly store: 'aspnet-identity-core' | 'aspnet-membership' | 'empty';
  readonly accounts: number;
  readonly seed: number;
  /** 0 picks a free one. */
  readonly port?: number;
  /** `required` refuses clients that won't encrypt; `off` has no TLS at all. */
  readonly encryption?: 'optional' | 'required' | 'off';
  /** What it does wrong from the start; a control call changes it later. */
  readonly faults?: FaultsInput;
}

export interface PracticeSqlServer {
  readonly host: '127.0.0.1';
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
  /** PEM of the self-signed certificate. */
  readonly certificate: string;
  /** Loopback origin of the control calls: faults, planted truth, state. */
  readonly control: string;
  readonly pid: number;
  stop(): Promise<void>;
}

export interface PracticeTenantOptions {
  readonly plan?: 'free' | 'professional' | 'enterprise' | 'unlimited';
  /** Users a second a job imports; `instant` for none to wait. */
  readonly importSpeed?: number | 'instant';
  readonly grantLogs?: boolean;
  readonly port?: number;
  /**
   * `simulated` stands still until the control call `POST /clock` advances it; one that is so many milliseconds ahead of the machine's
   * runs as that does, and jumps with each such call.
   */
  readonly clock?: 'machine' | 'simulated' | { readonly ahead: number };
  /** Scopes that the assistant's application does without. */
  readonly withheldScopes?: readonly string[];
  readonly tokenLifetimeSeconds?: number;
  /** Whether the plan has custom databases. */
  readonly customDatabases?: boolean;
  /** Auth0's built-in provider of e-mails (the default), one of the tenant's own, or its own that is switched off. */
  readonly emailProvider?: 'built-in' | 'own' | 'switched-off';
  /** How sign-ins are protected: told by the API, and not acted upon. */
  readonly signIns?: SignInSettingsInput;
  /** HTTPS beside HTTP, with an authority of its own. */
  readonly secure?: boolean;
  /** Milliseconds after which a script is ended. */
  readonly scriptLimitMs?: number;
  /** How many scripts run at once. */
  readonly scriptConcurrency?: number;
  /** Which reading it follows where Auth0's documentation leaves several. */
  readonly variants?: VariantsInput;
}

export interface PracticeTenant {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  /** The same API by HTTPS, and the PEM certificate of the authority to be trusted for it; null where it isn't served so. */
  readonly secure: { readonly origin: string; readonly authority: string } | null;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly connection: string;
  readonly connectionId: string;
  /** An application that may use the password-realm grant. */
  readonly signInClientId: string;
  readonly control: string;
  readonly pid: number;
  stop(): Promise<void>;
}
