import type { DecidedAccount } from '../../journal/records.ts';
import type { WaveLimits, WaveLog } from '../../journal/wave-records.ts';
import type { StoredRange } from '../../journal/waves.ts';
import { WaveAssigner } from '../waves/assign-waves.ts';
import { type WaveDefinition, waveTitle } from '../waves/wave-definition.ts';
import { accountReader } from './account-reader.ts';
import { keysOf } from './keys-of.ts';
import { repeatedly } from './pause-between.ts';
import type { MigrationJournal } from './planning.ts';

const BATCH = 1_000;
/** So many ids that are in no account are named. */
const NAMED = 10;

/** What was put together for a plan. */
export interface StagedPlan {
  readonly waves: readonly { readonly number: number; readonly title: string; readonly accounts: number }[];
  /** Waves that have nobody whom they are written for; one of each password format, in the first, is none of them. */
  readonly empty: readonly { readonly number: number; readonly title: string }[];
  /** Of a wave's file, what is in no account of the plan. */
  readonly unknown: readonly { readonly wave: number; readonly count: number; readonly first: readonly string[] }[];
  /** Accounts that waves name and the plan doesn't import. */
  readonly leftOut: readonly { readonly wave: number; readonly accounts: number }[];
}

/** A run in waves, about to be begun. */
export interface WavesToBegin extends Pick<StagedPlan, 'waves'> {
  readonly definition: string;
  readonly limits: WaveLimits;
  readonly log: Pick<WaveLog, 'position' | 'readable'>;
  readonly by: string | null;
  readonly why: string | null;
}

/** Giving every account of a plan its wave, before there is a run. One at a time. */
export interface StagingWaves {
  beginStaging(): void;
  /** Notes whom a file names, as its lines are written. */
  nameIds(plan: string, wave: number, written: readonly string[]): void;
  /** Notes whose rows these are. */
  nameRows(wave: number, rows: readonly (readonly unknown[])[]): void;
  /** Notes of these rows whose account has the role. */
  nameRole(plan: string, wave: number, role: string, rows: readonly (readonly unknown[])[]): void;
  stageWaves(plan: string, definitions: readonly WaveDefinition[]): Promise<StagedPlan>;
  /** The first people of a wave that is put together. */
  stagedPeople(plan: string, wave: number, limit: number): readonly DecidedAccount[];
  endStaging(): void;
}

export function stagingWaves(journal: MigrationJournal): StagingWaves {
  const { plans, stagedWaves, keys, accountLists } = journal;
  let reading: { readonly plan: string; readonly read: ReturnType<typeof accountReader> } | null = null;
  /** What a role is told by needs no machine key. */
  const readerOf = (plan: string) => {
    if (reading?.plan !== plan) reading = { plan, read: accountReader(plans.read(plan).basis, keys, null) };
    return reading.read;
  };
  const named = (key: string) => ({ keys: [key], written: null });
  return {
    beginStaging: () => stagedWaves.begin(),
    nameIds(plan, wave, written) {
      const { basis } = plans.read(plan);
      stagedWaves.name(
        wave,
        written.map((line) => {
          const meant = keysOf(line, basis);
          // What can be no key is in no account, and is told as it stands.
          return { keys: meant.length === 0 ? [line] : meant, written: line };
        }),
      );
    },
    nameRows: (wave, rows) =>
      stagedWaves.name(
        wave,
        rows.map(([key]) => named(String(key))),
      ),
    nameRole(plan, wave, role, rows) {
      const read = readerOf(plan);
      stagedWaves.name(
        wave,
        rows
          .map(read)
          .filter(
            ({ account: { appMetadata } }) => Array.isArray(appMetadata.roles) && appMetadata.roles.includes(role),
          )
          .map(({ key }) => named(key)),
      );
    },
    async stageWaves(plan, definitions) {
      stagedWaves.find(plan);
      const assigner = new WaveAssigner(definitions, plans.read(plan).summary?.import ?? 0, stagedWaves.formats(plan));
      let after = 0;
      await repeatedly(() => {
        const page = stagedWaves.accounts(plan, after, BATCH);
        const ended: StoredRange[] = page.flatMap(({ sequence, named: wave }) => assigner.take(sequence, wave) ?? []);
        stagedWaves.addRanges(ended);
        after = page.at(-1)?.sequence ?? after;
        return page.length > 0;
      });
      const last = assigner.end();
      if (last !== null) stagedWaves.addRanges([last]);
      const numbered = assigner.definitions.map((definition, index) => ({ definition, number: index + 1 }));
      const ids = numbered.filter(({ definition }) => definition.kind === 'ids');
      const told = numbered.map(({ definition, number }) => {
        const extra = number === 1 ? assigner.extra : 0;
        const accounts = assigner.accounts[number - 1] ?? 0;
        return { number, title: waveTitle(definition, extra), accounts, isEmpty: accounts === extra, definition };
      });
      return {
        waves: told
          // Everybody else may be nobody.
          .filter(({ accounts, definition }) => accounts > 0 || definition.kind !== 'rest')
          .map(({ number, title, accounts }) => ({ number, title, accounts })),
        empty: told
          .filter(({ isEmpty, definition }) => isEmpty && definition.kind !== 'rest')
          .map(({ number, definition }) => ({ number, title: waveTitle(definition, 0) })),
        unknown: ids
          .map(({ number }) => ({ wave: number, ...stagedWaves.unknown(number, NAMED) }))
          .filter(({ count }) => count > 0),
        leftOut: numbered
          .map(({ number }) => ({ wave: number, accounts: stagedWaves.leftOut(number) }))
          .filter(({ accounts }) => accounts > 0),
      };
    },
    stagedPeople: (plan, wave, limit) => accountLists.staged(plan, wave, limit),
    endStaging() {
      reading = null;
      stagedWaves.end();
    },
  };
}
