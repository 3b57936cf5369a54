import type { Clock } from '../common/clock.ts';
import type { Fork } from '../common/fork.ts';
import type { PracticeStoreName } from './contract/index.ts';
import type { SecretStorage } from './workspace/secrets.ts';

/** The practice environment as a host brings it up: where both ends are, and what opens them. */
export interface PracticeEnvironment {
  readonly legacy: {
    readonly host: string;
    readonly port: number;
    readonly database: string;
    readonly user: string;
    readonly password: string;
    /** SHA-256 of the server's certificate, to be trusted and no other. */
    readonly fingerprint256: string;
  };
  readonly tenant: {
    readonly origin: string;
    readonly clientId: string;
    readonly clientSecret: string;
    readonly connection: string;
  };
  stop(): Promise<void>;
}

/** A SQL Server without any table, in memory alone, reached through the loopback address with encryption. */
export interface CopiesServer {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  readonly password: string;
  /** PEM; its own authority. */
  readonly certificate: string;
  readonly fingerprint256: string;
  /** Writes down what is sent from now on, but for sessions with one of these application names. */
  record(exceptApplications: readonly string[]): Promise<void>;
  /** What was written down since the last time, oldest first: never a parameter's value. `left` is how many more there were. */
  taken(): Promise<{
    readonly statements: readonly {
      readonly sql: string;
      readonly parameters: readonly { readonly name: string; readonly type: string }[];
    }[];
    readonly left: number;
  }>;
  /** Ends it with everything in it. */
  stop(): Promise<void>;
}

/** A practice tenant without any user, for a rehearsal: in memory alone, reached through the loopback address. */
export interface RehearsalTenant {
  /** `http://127.0.0.1:PORT` of its API. */
  readonly origin: string;
  /** Of the calls beside it: links that were mailed, scripts that ran. */
  readonly control: string;
  /** The application of whoever administers it. */
  readonly clientId: string;
  readonly clientSecret: string;
  /** The application that people sign in to. */
  readonly signInClientId: string;
  /** Ends it, with the processes of its scripts. */
  stop(): Promise<void>;
}

/** What a host lends to the application: the few things that differ between Electron, a browser's server and a terminal. */
export interface Powers {
  readonly host: 'electron' | 'browser' | 'terminal';
  /** The folder that holds workspaces, journals and reports. */
  readonly home: string;
  /** HTTP with the system's proxy and certificates where the host knows them. */
  readonly fetch: typeof globalThis.fetch;
  readonly clock: Clock;
  /** 0 to below 1; spreads repeated attempts. */
  readonly random: () => number;
  readonly secrets: SecretStorage;
  /** Starts a process of the host's own kind. */
  readonly fork: Fork;
  /** The folder with the templates of action scripts. */
  readonly templates: URL;
  /** The migration worker's entry file, where a bundler moved it. */
  readonly worker?: URL;
  startPractice(wish: {
    readonly store: PracticeStoreName;
    readonly accounts: number;
    readonly seed: number;
  }): Promise<PracticeEnvironment>;
  /** Starts a SQL Server for copies of accounts. */
  startCopiesServer(): Promise<CopiesServer>;
  /** Starts a practice tenant by itself. */
  startPracticeTenant(): Promise<RehearsalTenant>;
  /** Opens a file with the system's program for it; false where the host can't. */
  openFile(path: string): Promise<boolean>;
  /** Prints an HTML file as a PDF on the pages that its style asks for; null where the host can’t. */
  readonly printToPdf: ((htmlFile: string) => Promise<Uint8Array>) | null;
  /** A run begins or ends: the host keeps the machine awake meanwhile, where it can. */
  runActive(active: boolean): void;
}
