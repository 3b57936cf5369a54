import type { MachineKey } from '../../accounts/passwords/machine-key.ts';
import type { FileRecord, LedgerEntry, StoredAccount } from '../../journal/records.ts';
import { fitsAlone, packedBytes, packFile } from '../bulk/pack-file.ts';
import { type EncodedUser, type EncodeRows, rowEncoder, type Wanted } from './encode-users.ts';
import { bodyOf, boundsOf, namesOf } from './import-file.ts';
import type { MigrationJournal } from './planning.ts';

/** Raised whenever the same row may be written as a different user than before. */
const RULES_VERSION = 2;

/** Bounds of a read, as `LegacyDatabase.readAccounts` takes them. */
export interface ReadBounds {
  readonly after: string | null;
  readonly upTo: string | null;
}

export type PackStep =
  /** The next file is ready. */
  | { readonly kind: 'packed' }
  /** Rows are needed: read these bounds, give every page to `packRows`, then call `packRangeEnd`. */
  | ({ readonly kind: 'read' } & ReadBounds)
  /** Every account of the plan has its place. */
  | { readonly kind: 'end' };

/** A file whose intent stands in the journal, with its users for the tenant. */
export interface IntendedFile {
  readonly file: FileRecord;
  readonly body: ArrayBuffer;
}

/** So many accounts that nobody wants are read along rather than asked around: a statement costs more. */
const READ_ACROSS = 20;

/** Fills the next file of a run. One run at a time; what was packed and not committed is forgotten with the process. */
export interface Packing {
  beginPacking(run: string, pageSize: number, framing: number): void;
  packStep(): PackStep;
  packRows(rows: readonly (readonly unknown[])[]): Promise<void>;
  packRangeEnd(): void;
  /** Writes the packed file's intent into the journal and gives its users away. */
  commitPacked(now: number): IntendedFile;
  /** Forgets what is packed but not committed, and goes on from the journal. */
  resetPacking(): void;
  /** Reads a file's accounts again, to send them once more: what has to be read for that, which leaves out where nobody of it stands. */
  beginResend(file: number): readonly ReadBounds[];
  resendRows(file: number, rows: readonly (readonly unknown[])[]): Promise<void>;
  /** Writes the new intent; null when none of its accounts can be sent any more. */
  commitResend(file: number, now: number): IntendedFile | null;
}

interface PackingRun {
  readonly run: string;
  readonly plan: string;
  readonly token: string;
  readonly pageSize: number;
  readonly framing: number;
  readonly encode: EncodeRows;
  /** The wave that is sent; null for a run that is in none. */
  readonly wave: number | null;
  /** Whose new accounts are sent alone; null for a run of everybody. */
  readonly delta: string | null;
  /** Everything of the plan, or of the wave, up to here is in the ledger, in `queue` or in `aside`. */
  position: number;
  boundary: string | null;
  /** Of a wave those that are known to come next, in parts that are read each by itself. */
  ahead: readonly (readonly StoredAccount[])[];
  ended: boolean;
  queue: readonly EncodedUser[];
  packed: readonly EncodedUser[] | null;
  /** Outcomes that were found while packing, to be written with the next intent. */
  aside: LedgerEntry[];
  chunk: {
    readonly after: string | null;
    readonly last: StoredAccount;
    readonly wanted: Map<string, Wanted>;
  } | null;
}

/** A file whose accounts are being read again. */
interface Resend {
  readonly wanted: Map<string, Wanted>;
  readonly users: EncodedUser[];
  readonly refused: LedgerEntry[];
}

export function packing(journal: MigrationJournal, machineKey: MachineKey | null): Packing {
  const { runs, plans, files, ledger, carried, tenantUsers, waves, deltas } = journal;
  let current: PackingRun | null = null;
  const resends = new Map<number, Resend>();
  const resendOf = (file: number): Resend => {
    const resend = resends.get(file);
    if (resend === undefined) throw new Error(`file ${file} is not being read again`);
    return resend;
  };
  const packingRun = (): PackingRun => {
    if (current === null) throw new Error('no run is being packed');
    return current;
  };
  const capOf = (state: PackingRun) => runs.read(state.run).cap - state.framing;

  /** The key before an account, behind which it is read. */
  const keyBefore = (plan: string, sequence: number): string | null => {
    const before = plans.accounts(plan, sequence - 2, 1)[0];
    return before === undefined || before.sequence >= sequence ? null : before.key;
  };

  /** The next accounts of the plan, or of the wave as many as stand close together: those between them are read along. */
  const nextPage = (state: PackingRun): readonly StoredAccount[] => {
    const { run, plan, wave, position, pageSize } = state;
    if (wave === null) return plans.accounts(plan, position, pageSize);
    if (state.ahead.length === 0)
      state.ahead = closeTogether(waves.accounts(run, plan, wave, position, pageSize), pageSize);
    const [page = [], ...ahead] = state.ahead;
    state.ahead = ahead;
    return page;
  };

  /** The part of the next page that still has to be sent; what the baseline answers goes aside. */
  const nextChunk = (state: PackingRun): PackingRun['chunk'] => {
    for (;;) {
      const page = nextPage(state);
      const last = page.at(-1);
      if (last === undefined) {
        state.ended = true;
        return null;
      }
      const known = ledger.known(state.run, page[0]?.sequence ?? 0, last.sequence);
      const wanted = new Map<string, Wanted>();
      for (const account of page) {
        if (account.decision !== 'import' || known.has(account.sequence)) continue;
        const settled = fromBaseline(state, account);
        if (settled === null) wanted.set(account.key, account);
        else state.aside.push(settled);
      }
      if (wanted.size > 0) {
        const after = state.wave === null ? state.boundary : keyBefore(state.plan, page[0]?.sequence ?? 0);
        return { after, last, wanted };
      }
      state.position = last.sequence;
      state.boundary = last.key;
      if (state.aside.length >= 1_000) journal.transaction(() => writeAside(state));
    }
  };

  const fromBaseline = (
    { run, delta }: PackingRun,
    { sequence, userId, emailHash }: StoredAccount,
  ): LedgerEntry | null => {
    if (userId === null) throw new Error(`account ${sequence} is to be imported and has no user id`);
    const before = tenantUsers.inBaseline(run, userId);
    if (before === 'here') return { sequence, outcome: 'present', reason: null, detail: null };
    if (before === 'elsewhere') return { sequence, outcome: 'rejected', reason: 'id-of-another-user', detail: null };
    // Who was undone, deleted at Auth0, or waits for a wave is nobody whom a yes to a delta's list was about.
    if (delta !== null && !deltas.isNew(delta, userId))
      return { sequence, outcome: 'skipped', reason: 'not-new', detail: null };
    if (emailHash !== null && tenantUsers.addressTaken(run, emailHash, userId)) {
      return { sequence, outcome: 'rejected', reason: 'address-of-another-user', detail: null };
    }
    return null;
  };

  const splitTooLarge = (users: readonly EncodedUser[], cap: number) => ({
    fitting: users.filter((user) => fitsAlone(user, cap)),
    tooLarge: users
      .filter((user) => !fitsAlone(user, cap))
      .map(({ sequence }): LedgerEntry => ({ sequence, outcome: 'rejected', reason: 'user-too-large', detail: null })),
  });

  /** Everything up to here has its line in the ledger once `aside` is written. */
  const cursorOf = (state: PackingRun): number => {
    const waiting = state.queue.map(({ sequence }) => sequence);
    return waiting.length === 0 ? state.position : Math.min(state.position, ...waiting) - 1;
  };
  const writeAside = (state: PackingRun) => {
    for (let from = 0; from < state.aside.length; from += 1_000) {
      ledger.record(state.run, state.aside.slice(from, from + 1_000));
    }
    state.aside = [];
    runs.setCursor(state.run, cursorOf(state));
  };

  const begin = (run: string, pageSize: number, framing: number) => {
    const { plan, token, cursor } = runs.read(run);
    const wave = waves.underWay(run);
    current = {
      run,
      plan,
      token,
      pageSize,
      framing,
      encode: rowEncoder(plans.read(plan).basis, journal.keys, machineKey),
      wave,
      delta: deltas.ofRun(run),
      position: cursor,
      boundary: cursor === 0 ? null : keyBefore(plan, cursor + 1),
      ahead: [],
      // Of a run in waves nobody is sent but with the wave that was begun.
      ended: wave === null && waves.limits(run) !== null,
      queue: [],
      packed: null,
      aside: [],
      chunk: null,
    };
  };

  return {
    beginPacking(run, pageSize, framing) {
      // Whoever is sent from now on is made later.
      journal.transaction(() => runs.setMadeUntil(run, null));
      resends.clear();
      begin(run, pageSize, framing);
    },
    resetPacking() {
      // A wave looks for arrivals before it packs, and in a new process nothing was packed before.
      if (current !== null) begin(current.run, current.pageSize, current.framing);
    },
    packStep() {
      const state = packingRun();
      for (;;) {
        if (state.packed !== null) return { kind: 'packed' };
        const selection = packFile(state.queue, capOf(state), !state.ended);
        if (selection !== null) {
          state.packed = selection.taken;
          state.queue = selection.left;
          continue;
        }
        if (state.ended) {
          journal.transaction(() => writeAside(state));
          return { kind: 'end' };
        }
        state.chunk = nextChunk(state);
        if (state.chunk !== null) return { kind: 'read', after: state.chunk.after, upTo: state.chunk.last.key };
      }
    },
    async packRows(rows) {
      const state = packingRun();
      if (state.chunk === null) throw new Error('no rows were asked for');
      const { users, refused } = await state.encode(rows, state.chunk.wanted);
      const { fitting, tooLarge } = splitTooLarge(users, capOf(state));
      state.queue = [...state.queue, ...fitting];
      state.aside.push(...refused, ...tooLarge);
    },
    packRangeEnd() {
      const state = packingRun();
      if (state.chunk === null) throw new Error('no rows were asked for');
      for (const { sequence } of state.chunk.wanted.values()) state.aside.push(vanished(sequence));
      state.position = state.chunk.last.sequence;
      state.boundary = state.chunk.last.key;
      state.chunk = null;
    },
    commitPacked(now) {
      const state = packingRun();
      const users = state.packed;
      if (users === null) throw new Error('no file is packed');
      const number = files.nextNumber(state.run);
      const file: FileRecord = {
        number,
        state: 'intended',
        ...boundsOf(users),
        accounts: users.length,
        bytes: packedBytes(users),
        rulesVersion: RULES_VERSION,
        ...namesOf(state.token, number, 1, users),
        attempt: 1,
        job: null,
        sent: now,
        settled: null,
        summary: null,
        known: null,
      };
      journal.transaction(() => {
        files.add(state.run, file);
        ledger.addSent(state.run, number, users);
        carried.noteSent(state.run, users);
        writeAside(state);
      });
      state.packed = null;
      return { file, body: bodyOf(users) };
    },
    beginResend(number) {
      const state = packingRun();
      const { firstSequence, lastSequence } = files.read(state.run, number);
      const accounts = ledger.fileAccounts(state.run, state.plan, number, firstSequence, lastSequence);
      resends.set(number, {
        wanted: new Map(accounts.map((account) => [account.key, account])),
        users: [],
        refused: [],
      });
      return closeTogether(accounts, state.pageSize).map((part) => ({
        after: keyBefore(state.plan, part[0]?.sequence ?? 0),
        upTo: part.at(-1)?.key ?? null,
      }));
    },
    async resendRows(number, rows) {
      const state = packingRun();
      const resend = resendOf(number);
      const { users, refused } = await state.encode(rows, resend.wanted);
      resend.users.push(...users);
      resend.refused.push(...refused);
    },
    commitResend(number, now) {
      const state = packingRun();
      const resend = resendOf(number);
      resends.delete(number);
      const { users } = resend;
      const attempt = files.read(state.run, number).attempt + 1;
      journal.transaction(() => {
        // Should the first sending have brought any of these over, the confirmation at the end finds them and says so.
        ledger.record(state.run, [
          ...resend.refused,
          ...[...resend.wanted.values()].map(({ sequence }) => vanished(sequence)),
        ]);
        if (users.length > 0) {
          files.change(state.run, number, {
            state: 'intended',
            attempt,
            job: null,
            sent: now,
            bytes: packedBytes(users),
            accounts: users.length,
            known: null,
            ...namesOf(state.token, number, attempt, users),
          });
          ledger.setSent(state.run, users);
          carried.noteResent(state.run, users);
        }
      });
      return users.length === 0 ? null : { file: files.read(state.run, number), body: bodyOf(users) };
    },
  };
}

/** Accounts in the order of the plan, parted wherever many stand between two, or a part would be more than a page. */
function closeTogether<Placed extends { readonly sequence: number }>(
  accounts: readonly Placed[],
  pageSize: number,
): readonly (readonly Placed[])[] {
  const parts: Placed[][] = [];
  for (const account of accounts) {
    const part = parts.at(-1);
    const [first, last] = [part?.[0], part?.at(-1)];
    const isClose =
      first !== undefined &&
      last !== undefined &&
      account.sequence - last.sequence <= READ_ACROSS &&
      account.sequence - first.sequence < pageSize;
    if (isClose) part?.push(account);
    else parts.push([account]);
  }
  return parts;
}

function vanished(sequence: number): LedgerEntry {
  return { sequence, outcome: 'rejected', reason: 'vanished-from-database', detail: null };
}
