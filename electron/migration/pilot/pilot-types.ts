import type { UsernameLimits } from '../../accounts/username.ts';
import type { Clock } from '../../common/clock.ts';
import type { PilotQuestion } from '../../common/pilot-words.ts';
import type { PilotAnswer, PilotRecord } from '../../journal/pilot-records.ts';
import type { PilotTenant } from '../../tenant/pilot/pilot-tenant.ts';
import type { Patience } from '../bulk/patience.ts';
import type { MigrationSettings } from '../settings.ts';
import type { FormatsToPilot } from './formats-to-pilot.ts';

/** Where a pilot takes place: the tenant, and the connection that the migration goes to, whose options its own have. */
export interface PilotEnds {
  readonly tenant: PilotTenant;
  readonly connection: string;
  /** Client id of the application that people are signed in to. */
  readonly application: string;
}

/** Scripts that know the pilot's own people and ask no database. */
export interface TrickleScripts {
  readonly login: string;
  readonly getUser: string;
}

/** What of a tenant a pilot tries. */
export interface PilotWish {
  /** The scripts of a second connection, with import mode on; null where none is tried. */
  readonly trickle: TrickleScripts | null;
  /** Whether about a thousand users are imported to see what the cap counts. */
  readonly measureCap: boolean;
}

/** What a pilot would do. */
export interface PilotPreview {
  readonly formats: FormatsToPilot['formats'];
  readonly labels: readonly string[];
  readonly accounts: number;
  readonly connections: number;
  readonly signIns: number;
  /** Of them with a wrong password, which attack protection counts. */
  readonly wrongSignIns: number;
  /** Users who are made only to see what the cap counts. */
  readonly capUsers: number;
  /** At the slowest plan's rate limit. */
  readonly seconds: number;
  readonly username: UsernameLimits | null;
  /** Connections that a killed pilot left, and that would be removed first. */
  readonly left: readonly string[];
}

export interface PilotRun {
  readonly pilot: PilotRecord;
  /** What it answered, in the order of the questions. */
  readonly answers: readonly PilotAnswer[];
  /** Connections of earlier pilots that it removed first. */
  readonly swept: readonly string[];
}

export interface WatchedPilot {
  readonly signal?: AbortSignal;
  /** A line for people: what is done now, or waited for. */
  readonly onNote?: (text: string) => void;
}

/** Trying a tenant with accounts made for it. */
export interface RunPilot {
  /** @throws UserferryError UF-4552 (scopes), UF-4553 (nothing to try), and what stands against reading the target */
  preview(ends: PilotEnds, wish: PilotWish, signal?: AbortSignal): Promise<PilotPreview>;
  /**
   * Makes a connection, takes accounts through it and removes both; whatever happens, what was made is removed at the end, or by the next
   * pilot. Aborting ends it with that.
   * @throws UserferryError as `preview`, UF-4551 (another pilot is under way)
   */
  carryOut(ends: PilotEnds, wish: PilotWish, watched?: WatchedPilot): Promise<PilotRun>;
  /** Pilots of a tenant, the newest first. */
  of(tenant: string): Promise<readonly PilotRecord[]>;
  /** To each question the latest answer of a tenant, in the order of the questions. */
  answers(tenant: string): Promise<readonly PilotAnswer[]>;
}

/** What the parts of a pilot share. */
export interface PilotParts {
  readonly tenant: PilotTenant;
  readonly settings: MigrationSettings;
  readonly clock: Clock;
  readonly random: () => number;
  readonly patience: Pick<Patience, 'tenant'>;
  readonly signal: AbortSignal;
  readonly onNote: (text: string) => void;
  /** Of this pilot, letters and digits. */
  readonly token: string;
  /** What the tenant called its jobs so far. */
  readonly jobWords: Set<string>;
  /** What was found out, as it is found out. */
  readonly found: Map<PilotQuestion, string>;
}

/** A connection made for a pilot. */
export interface Throwaway {
  readonly id: string;
  readonly name: string;
}
