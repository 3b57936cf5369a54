import type { MachineKey } from '../../accounts/passwords/machine-key.ts';
import type { PilotState } from '../../common/pilot-words.ts';
import { lockPilots } from '../../journal/locks.ts';
import type { NewPilot, PilotAnswer, PilotRecord, PilotResult, ThrowawayRecord } from '../../journal/pilot-records.ts';
import type { Cast, CastWish } from '../pilot/cast.ts';
import { castPilot } from './casting.ts';
import type { MigrationJournal } from './planning.ts';

/** Making a pilot's accounts, and writing down what it makes and finds. */
export interface Piloting {
  castPilot(wish: CastWish): Promise<Cast>;
  /** Takes piloting in hand until `unlockPilots`. @throws UserferryError UF-4551 */
  lockPilots(): void;
  unlockPilots(): void;
  beginPilot(pilot: NewPilot): string;
  endPilot(id: string, state: PilotState, result: PilotResult, now: number): void;
  pilotsOf(tenant: string): readonly PilotRecord[];
  intendThrowaway(throwaway: Omit<ThrowawayRecord, 'connection'>): void;
  throwawayMade(pilot: string, name: string, connection: string): void;
  throwawayRemoved(pilot: string, name: string): void;
  throwawaysLeft(tenant: string): readonly ThrowawayRecord[];
  keepPilotAnswers(pilot: string, answers: readonly PilotAnswer[]): void;
  pilotAnswers(tenant: string): readonly PilotAnswer[];
}

export function piloting(
  journal: MigrationJournal,
  journalFile: string,
  machineKey: MachineKey | null,
): Piloting & { releasePilots(): void } {
  const { pilots } = journal;
  let unlock: (() => void) | null = null;
  const releasePilots = () => {
    unlock?.();
    unlock = null;
  };
  return {
    castPilot: (wish) => castPilot(wish, machineKey),
    lockPilots() {
      unlock = lockPilots(journalFile);
    },
    unlockPilots: releasePilots,
    releasePilots,
    beginPilot: (pilot) => journal.transaction(() => pilots.begin(pilot)),
    endPilot: (id, state, result, now) => journal.transaction(() => pilots.end(id, state, result, now)),
    pilotsOf: (tenant) => pilots.of(tenant),
    intendThrowaway: (throwaway) => journal.transaction(() => pilots.intendConnection(throwaway)),
    throwawayMade: (pilot, name, connection) =>
      journal.transaction(() => pilots.connectionMade(pilot, name, connection)),
    throwawayRemoved: (pilot, name) => journal.transaction(() => pilots.connectionRemoved(pilot, name)),
    throwawaysLeft: (tenant) => pilots.connectionsLeft(tenant),
    keepPilotAnswers: (pilot, answers) => journal.transaction(() => pilots.answer(pilot, answers)),
    pilotAnswers: (tenant) => pilots.answers(tenant),
  };
}
