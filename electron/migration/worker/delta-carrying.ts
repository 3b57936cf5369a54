import type { MachineKey } from '../../accounts/passwords/machine-key.ts';
import { traitBit } from '../../accounts/traits.ts';
import type { DeltaKind, DeltaReason } from '../../common/delta-words.ts';
import { reasonTexts } from '../../common/words.ts';
import type { DeltaChange, DeltaLine } from '../../journal/delta-records.ts';
import type { FoundUser } from '../../tenant/tenant.ts';
import { deltaGiven } from './delta-given.ts';
import { accountsInHand, endOf } from './delta-in-hand.ts';
import { type DeltaPasswords, deltaPasswords } from './delta-passwords.ts';
import { type DeltaWrite, writesOf } from './delta-writes.ts';
import { repeatedly } from './pause-between.ts';
import type { MigrationJournal } from './planning.ts';

/** What is to be done for one account, by its row and its user as they are now. */
export type DeltaStep =
  | { readonly kind: 'write'; readonly writes: readonly DeltaWrite[] }
  | { readonly kind: 'end'; readonly change: DeltaChange };

/** What became of one account's writes. */
export interface DeltaWritten {
  readonly number: number;
  readonly refused: readonly { readonly kind: DeltaKind; readonly reason: DeltaReason; readonly detail: string }[];
  /** The user after the last write; null where nothing was written. */
  readonly after: FoundUser | null;
}

/** Carrying over what a pass has listed. */
export interface DeltaCarrying extends DeltaPasswords {
  /** The list is carried over from now on; notes who asked. */
  askDelta(delta: string, by: string | null, why: string | null): void;
  /** The next to be carried over, written down as such. */
  intendDelta(delta: string, limit: number, now: number): readonly DeltaLine[];
  /** Judges one of them by account and user as they are now. `row` is null for who is not in the legacy database any more. */
  deltaStep(delta: string, number: number, user: FoundUser | null, row: readonly unknown[] | null): DeltaStep;
  /** Notes what was carried over, and changes that ended without a write. */
  noteDelta(
    delta: string,
    written: readonly DeltaWritten[],
    ended: readonly DeltaChange[],
    now: number,
  ): readonly DeltaChange[];
  /** Whether somebody waits whom a run doesn't bring. */
  deltaWaits(delta: string): boolean;
  settleNew(delta: string, now: number): Promise<void>;
  finishDelta(delta: string, now: number): void;
  unfinishedDelta(connection: { readonly id: string; readonly tenant: string }): string | null;
}

/** Lines that are settled in one transaction. */
const BATCH = 1_000;

export function deltaCarrying(journal: MigrationJournal, machineKey: MachineKey | null): DeltaCarrying {
  const { deltas, plans, keys } = journal;
  const hands = accountsInHand(journal, machineKey);
  const given = deltaGiven(journal);
  return {
    ...deltaPasswords(journal, machineKey, hands, given),
    askDelta: (delta, by, why) =>
      journal.transaction(() => {
        deltas.asked(delta, by, why);
        deltas.setState(delta, 'under-way', null);
      }),
    intendDelta: (delta, limit, now) =>
      journal.transaction(() => {
        const next = deltas.next(delta, limit);
        for (const { number } of next) deltas.change(delta, { number, state: 'intended' }, now);
        return next;
      }),
    deltaStep(delta, number, user, row) {
      const record = deltas.read(delta);
      const line = deltas.line(delta, number);
      const { found, kinds, verdict, target } = hands.look(record, line, user, row);
      if (found === null) {
        // Whoever isn't there can't sign in: nothing is left to be done about that.
        const leaves = kinds.every((kind) => kind === 'deleted' || kind === 'disabled');
        return { kind: 'end', change: endOf(line, kinds, leaves ? [] : verdict.listed) };
      }
      hands.keep(delta, found);
      const planned = line.sequence === null || record.plan === null ? null : plans.state(record.plan, line.sequence);
      const phoneTaken = planned !== null && (planned.traits & traitBit('shares-phone')) !== 0;
      return { kind: 'write', writes: writesOf(keys, found, target, hands.blocksOf(record), phoneTaken) };
    },
    noteDelta(delta, written, ended, now) {
      const record = deltas.read(delta);
      return journal.transaction(() => {
        const changes = [...ended];
        for (const { number, refused, after } of written) {
          const found = hands.take(delta, number);
          if (found === null) throw new Error(`account ${number} is not being carried over`);
          const { line, kinds, verdict } = found;
          const isPassword = verdict.carried.includes('password');
          const refusedKinds = new Set(refused.map(({ kind }) => kind));
          const done = new Set(verdict.carried.filter((kind) => kind !== 'password' && !refusedKinds.has(kind)));
          given.note(found, done, after, hands.blocksOf(record));
          const listed = [...verdict.listed, ...refused.map(({ kind, reason }) => ({ kind, reason }))];
          const detail = refused.map((each) => each.detail).join('; ') || null;
          const end = endOf(line, kinds, listed, detail);
          changes.push(isPassword ? { ...end, state: 'patched' } : end);
        }
        for (const change of changes) deltas.change(delta, change, now);
        return changes;
      });
    },
    deltaWaits: (delta) => deltas.next(delta, 1).length > 0,
    settleNew: (delta, now) =>
      repeatedly(() =>
        journal.transaction(() => {
          deltas.settleBrought(delta, now);
          const left = deltas.notBrought(delta, BATCH);
          for (const { number, outcome, reason } of left) {
            const detail = [outcome, reason === null ? null : reasonTexts[reason]].filter((word) => word !== null);
            const listed = [{ kind: 'new', reason: 'left-by-run' } as const];
            deltas.change(delta, { number, state: 'listed', listed, detail: detail.join(': ') }, now);
          }
          return left.length > 0;
        }),
      ),
    finishDelta: (delta, now) => journal.transaction(() => deltas.setState(delta, 'finished', now)),
    unfinishedDelta: (connection) => deltas.of(connection).find(({ state }) => state === 'under-way')?.id ?? null,
  };
}
