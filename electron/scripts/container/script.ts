import type { Clock } from '../../common/clock.ts';
import type { Fork } from '../../common/fork.ts';
import type { ActionName } from '../actions.ts';
import type { MemoryOf } from './memory-of.ts';

/** An action script as it is deployed, with what it finds in `configuration`. */
export interface Script {
  readonly action: ActionName;
  readonly source: string;
  readonly configuration: Readonly<Record<string, string>>;
}

export interface ContainerSettings {
  /** Auth0 ends a script after about 20 seconds. */
  readonly limitMs: number;
  /** What becomes of the container then: Auth0 says that it “may” be recycled. */
  readonly pastLimit: 'recycled' | 'survives';
  /** A process that holds more is killed. Auth0 names no figure. */
  readonly memoryCapBytes: number;
  /** How long after its callback a script is still watched. */
  readonly watchMs: number;
  /** Whether a profile comes without the password, should it stand in one: for showing it, not for keeping it. */
  readonly profiles: 'redacted' | 'as-they-are';
}

export const usualSettings: ContainerSettings = {
  limitMs: 20_000,
  pastLimit: 'recycled',
  memoryCapBytes: 512 * 1024 * 1024,
  watchMs: 50,
  profiles: 'redacted',
};

export interface ContainerPowers {
  readonly fork: Fork;
  readonly clock: Clock;
  readonly memoryOf: MemoryOf;
}
