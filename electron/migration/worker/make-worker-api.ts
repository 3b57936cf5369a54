import type { MachineKey } from '../../accounts/passwords/machine-key.ts';
import type { AccountQuery } from '../../journal/account-lists.ts';
import { openJournal } from '../../journal/journal.ts';
import type { OverrideRecord } from '../../journal/overrides.ts';
import type { AccountEntry, RehearsalRecord, Representative, ScriptCaseRecord } from '../../journal/records.ts';
import type { DatedBasis, PlanSummary } from '../plan/plan-types.ts';
import type { TrickleLook } from '../trickle/trickle-look.ts';
import { type Assigning, assigning } from './assigning.ts';
import { type Comparing, comparing } from './comparing.ts';
import { type DeltaCarrying, deltaCarrying } from './delta-carrying.ts';
import { type DeltaListing, deltaListing } from './delta-listing.ts';
import { type Deploying, deploying } from './deploying.ts';
import { type Evidencing, evidencing } from './evidencing.ts';
import { type EvidencingTrickle, evidencingTrickle } from './evidencing-trickle.ts';
import { type Excepting, excepting } from './excepting.ts';
import { type Listing, listing } from './listing.ts';
import { type Looking, looking } from './looking.ts';
import { type Mailing, mailing } from './mailing.ts';
import { type Moving, moving } from './moving.ts';
import { type Observing, observing } from './observing.ts';
import { type Packing, packing } from './packing.ts';
import { type PersonLooking, personLooking } from './person.ts';
import { type Piloting, piloting } from './piloting.ts';
import { type Planning, planning } from './planning.ts';
import { type Presenting, presenting } from './presenting.ts';
import { type Proving, proving } from './proving.ts';
import { type RunBook, runBook } from './run-book.ts';
import { type Sampling, sampling } from './sampling.ts';
import { type Settling, settling } from './settling.ts';
import { type SigningIn, signingIn } from './signing-in.ts';
import { type StagingWaves, stagingWaves } from './staging-waves.ts';
import { type UndoSights, undoSights } from './undo-sights.ts';
import { type Undoing, undoing } from './undoing.ts';
import { type WaveBook, waveBook } from './wave-book.ts';

/** Everything that the worker does for the host. Rows come in pages, file bodies go out as transferred buffers. */
export interface WorkerApi
  extends Planning,
    Sampling,
    Packing,
    Settling,
    Observing,
    Comparing,
    Proving,
    RunBook,
    Assigning,
    Deploying,
    Evidencing,
    EvidencingTrickle,
    Excepting,
    Looking,
    Mailing,
    Moving,
    PersonLooking,
    Piloting,
    Presenting,
    DeltaListing,
    DeltaCarrying,
    Listing,
    Undoing,
    UndoSights,
    StagingWaves,
    SigningIn,
    WaveBook {
  ready(): void;
  readValue(name: string): unknown;
  writeValue(name: string, value: unknown): void;
  representatives(plan: string): readonly Representative[];
  keepScriptCases(action: string, cases: readonly ScriptCaseRecord[]): void;
  scriptCases(): readonly ScriptCaseRecord[];
  keepRehearsal(rehearsal: RehearsalRecord): void;
  rehearsals(): readonly RehearsalRecord[];
  keepOverride(override: OverrideRecord): void;
  overridesOf(tenant: string, connection: string): readonly OverrideRecord[];
  entriesPage(query: AccountQuery): readonly AccountEntry[];
  notImportedPage(run: string, after: number, limit: number): readonly AccountEntry[];
  close(): void;
}

/** @throws UserferryError as `openJournal` */
export function makeWorkerApi(journalFile: string, key: Uint8Array, machineKey: MachineKey | null): WorkerApi {
  const journal = openJournal<DatedBasis, PlanSummary, TrickleLook>(journalFile, key);
  const { releasePlans, ...plans } = planning(journal, journalFile, machineKey);
  const { release, ...book } = runBook(journal, journalFile);
  const { releaseMails, ...mails } = mailing(journal, journalFile);
  const { releaseLook, ...look } = looking(journal, journalFile);
  const { releaseDeployments, ...deployments } = deploying(journal, journalFile);
  const { releasePilots, ...pilots } = piloting(journal, journalFile, machineKey);
  return {
    ...plans,
    ...sampling(journal, machineKey),
    ...packing(journal, machineKey),
    ...settling(journal),
    ...observing(journal),
    ...comparing(journal),
    ...proving(journal, machineKey),
    ...deployments,
    ...assigning(journal),
    ...evidencing(journal),
    ...evidencingTrickle(journal),
    ...excepting(journal),
    ...look,
    ...book,
    ...mails,
    ...moving(journal),
    ...personLooking(journal, machineKey),
    ...pilots,
    ...presenting(journal, machineKey),
    ...undoing(journal),
    ...undoSights(journal),
    ...stagingWaves(journal),
    ...signingIn(journal),
    ...waveBook(journal),
    ...deltaListing(journal),
    ...deltaCarrying(journal, machineKey),
    ready() {},
    readValue: (name) => journal.values.read(name),
    writeValue: (name, value) => journal.transaction(() => journal.values.write(name, value)),
    representatives: (plan) => journal.plans.representatives(plan),
    keepScriptCases: (action, cases) => journal.scriptCases.replace(action, cases),
    scriptCases: () => journal.scriptCases.all(),
    keepRehearsal: (rehearsal) => journal.rehearsals.keep(rehearsal),
    rehearsals: () => journal.rehearsals.all(),
    keepOverride: (override) => journal.overrides.add(override),
    overridesOf: (tenant, connection) => journal.overrides.of(tenant, connection),
    ...listing(journal),
    entriesPage: (query) => journal.accountLists.entries(query),
    notImportedPage: (run, after, limit) =>
      journal.accountLists.notImported(run, journal.runs.read(run).plan, after, limit),
    close() {
      releasePlans();
      release();
      releaseMails();
      releaseLook();
      releaseDeployments();
      releasePilots();
      journal.close();
    },
  };
}
