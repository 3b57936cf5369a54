import type { MachineKey } from '../../accounts/passwords/machine-key.ts';
import type { PasswordRecipe } from '../../accounts/passwords/recipe.ts';
import type { Sections } from '../../accounts/web-config/read-sections.ts';
import { OneAtATime } from '../../common/one-at-a-time.ts';
import type { RehearsalRecord, ScriptCaseRecord } from '../../journal/records.ts';
import type { RunHandle } from '../../migration/migration.ts';
import type { Mapping } from '../../stores/mapping/mapping.ts';
import type {
  ActionName,
  Activity,
  ProvenFormat,
  RealEnvironment,
  RehearsedMode,
  RunSnapshot,
  Snapshot,
  WorkPace,
} from '../contract/index.ts';
import { isBeingClosedOut } from '../forget/forget-errors.ts';
import type { Powers } from '../powers.ts';
import type { Rehearsal } from '../rehearsal/rehearse.ts';
import type { SaidToCall } from '../scripts/cases/what-was-said.ts';
import { WorkspaceSession } from '../session.ts';
import type { StateStore } from '../state.ts';
import { workspaceFolder } from '../workspace/home.ts';
import { saveWorkspace } from '../workspace/load-workspace.ts';
import { activityPace } from './activity-pace.ts';
import { everyStep, failureAt, placesOfActivity } from './failure-places.ts';
import { busy, cancelled, closing, left, runUnderWay } from './refusals.ts';
import { type WizardFile, writeWizard } from './wizard-file.ts';
import { completeWorkspace, workspaceOfWizard } from './workspace-of-wizard.ts';

/** What an activity is handed: when to stop, and where to say how far it is. */
export interface Watch {
  readonly signal: AbortSignal;
  readonly progress: (done: number, total?: number, pace?: Partial<WorkPace>) => void;
}

/** Begins an activity. */
type Perform = (kind: Activity['kind'], work: (watch: Watch) => Promise<void>) => void;

/** A run that this process carries out. */
export interface ActiveRun {
  readonly handle: RunHandle;
  /** Resolves when the run is over and what follows it has begun; never rejects. */
  readonly concluded: Promise<void>;
  /** Somebody has asked for its end. */
  stopping: boolean;
}

/** Only reads, and from connections of its own or such as a run shares: these may go on beside a run. */
const besideRun: ReadonlySet<Activity['kind']> = new Set(['diagnose', 'tenant-check']);

/**
 * Closing waits so long for the files that a run has on their way. Longer would only spare the next start a look at them: a run
 * can be left at any instant.
 */
const CLOSING_PATIENCE_MS = 15_000;

/** What is known for as long as the process lives, in memory alone. */
export interface KnownSecrets {
  sqlPassword: string;
  clientSecret: string;
  machineKey: MachineKey | null;
}

/**
 * The application behind the steps of one workspace: its forms, its secrets, the session on them, and the one long activity or run
 * that may be under way. Commands are functions over it, one file each.
 */
export class Wizard {
  readonly powers: Powers;
  readonly state: StateStore;
  readonly secrets: KnownSecrets;
  /** Client secrets of the environments that are not shown now; in memory alone. */
  readonly #otherSecrets = new Map<string, string>();
  /** Values of the connection's configuration that the workspace doesn't have, by their keys; in memory alone. */
  givenConfiguration: Readonly<Record<string, string>> = {};
  /** What was read of the old application's web.config and the files beside it; it may hold a key, and stays in memory. */
  configFiles: readonly Sections[] = [];
  /** What the last account whose password fitted by another recipe than the survey's has shown. */
  shownByAccount: (ProvenFormat & { readonly recipe: PasswordRecipe }) | null = null;
  /** Where the accounts are, as the last diagnosis recognised or the last survey read them. */
  accountTables: readonly { readonly schema: string; readonly name: string }[] | null = null;
  /** The mapping that Userferry proposed at the last survey, whatever was changed of it. */
  proposedMapping: Mapping | null = null;
  /** The text with which each script was called last. */
  readonly triedScripts = new Map<ActionName, string>();
  /** Each script as it was last written from its template. */
  readonly writtenScripts = new Map<ActionName, string>();
  /** What came of the test cases the latest time, as the journal has it. */
  keptCases: readonly ScriptCaseRecord[] = [];
  /** What scripts said to the cases' calls, by action and case; it may name people, and stays in memory. */
  readonly saidInCases = new Map<string, readonly SaidToCall[]>();
  /** What came of rehearsals, of each mode the latest, as the journal has it. */
  keptRehearsals: readonly RehearsalRecord[] = [];
  /** Rehearsals since the start, whole; they may name people, and stay in memory. */
  readonly latestRehearsals = new Map<RehearsedMode, Rehearsal>();
  /** The run that this process carries out at the moment. */
  run: ActiveRun | null = null;
  #file: WizardFile;
  #session: WorkspaceSession | null = null;
  #activity: {
    readonly kind: Activity['kind'];
    readonly done: Promise<void>;
    readonly makesWay: boolean;
    readonly cancel: () => void;
  } | null = null;
  #saving: Promise<void> = Promise.resolve();
  readonly #background: Promise<void>[] = [];
  readonly #turns = new OneAtATime();
  /** The workspace is being deleted: nothing opens its journal, and nothing writes into its folder. */
  #sealed = false;
  readonly #closing = new AbortController();
  #isLeft = false;

  constructor(powers: Powers, file: WizardFile, secrets: KnownSecrets, state: StateStore) {
    this.powers = powers;
    this.secrets = secrets;
    this.state = state;
    this.#file = file;
  }

  get file(): WizardFile {
    return this.#file;
  }

  /** Remembers a change of what was typed or shown, on disk too; writes follow one another. */
  remember(change: Partial<WizardFile>): void {
    this.#file = { ...this.#file, ...change };
    if (this.#sealed) return;
    const file = this.#file;
    this.#saving = this.#saving
      .then(async () => {
        const folder = workspaceFolder(this.powers.home, file.workspace.id);
        await writeWizard(folder.wizard, file);
        const workspace = completeWorkspace(file);
        if (workspace !== null) await saveWorkspace(folder.file, workspace);
      })
      .catch((error: unknown) => this.state.update({ failure: failureAt(everyStep, error) }));
  }

  /** Resolves when everything that was remembered until now is on disk. */
  written(): Promise<void> {
    return this.#saving;
  }

  /** Forgets what was told and shown of one old application's hashing and key, which says nothing of another's. */
  forgetApplication(): void {
    this.secrets.machineKey = null;
    this.configFiles = [];
    this.shownByAccount = null;
  }

  /** Keeps the client secret of the environment that is left as long as Userferry is open, and takes that of another. */
  turnSecretsTo(environment: RealEnvironment): void {
    this.#otherSecrets.set(this.#file.workspace.environment, this.secrets.clientSecret);
    this.secrets.clientSecret = this.#otherSecrets.get(environment) ?? '';
    this.forgetGivenOfConnection();
  }

  /** What was given of one connection says nothing of another; the password of the scripts' login is the database's. */
  forgetGivenOfConnection(): void {
    const { SQL_PASSWORD: password } = this.givenConfiguration;
    this.givenConfiguration = password === undefined ? {} : { SQL_PASSWORD: password };
  }

  /** Puts the plan aside, as something that it was made from has changed; a restart does not bring it back. */
  putPlanAside(): void {
    this.remember({ planPutAside: this.powers.clock.now() });
    this.state.update({ plan: undefined });
  }

  /**
   * The session on what the forms say now; a form that changes makes a new one.
   * @throws UserferryError UF-4810 while the workspace is being deleted
   */
  session(): WorkspaceSession {
    if (this.#sealed) throw isBeingClosedOut();
    this.#session ??= new WorkspaceSession(
      workspaceOfWizard(this.#file),
      this.#file.workspace.environment,
      this.secrets,
      this.powers,
    );
    return this.#session;
  }

  /** Lets go of the session: the next one sees the forms as they are then. Only while nothing is under way. */
  async renewSession(): Promise<void> {
    const session = this.#session;
    this.#session = null;
    await session?.close();
  }

  /** Lets go of the workspace, so that it can be deleted; until `unseal` nothing opens it or writes to it. */
  async seal(): Promise<void> {
    this.#sealed = true;
    await this.renewSession();
    await this.#saving;
  }

  get isSealed(): boolean {
    return this.#sealed;
  }

  unseal(): void {
    this.#sealed = false;
  }

  /**
   * Carries out what must not meet anything else under way: a changed form, the beginning of a run. Such pieces of work wait for
   * one another, so each sees what the one before has left. The signal is aborted when Userferry closes.
   * @throws UserferryError UF-6201, UF-6202, UF-6204, UF-4810
   */
  alone<Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
    return this.#turns.run(async () => {
      this.#refuseWhenClosing();
      await this.#makeWay();
      if (this.#sealed) throw isBeingClosedOut();
      if (this.run !== null) throw runUnderWay();
      return work(this.#closing.signal);
    });
  }

  /**
   * Begins something long, one at a time; resolves when it has begun. What becomes of it shows in the state. What `makes-way` ends by
   * itself as soon as somebody begins anything else, so that nobody has to wait for what they did not ask for.
   * @throws UserferryError UF-6201, UF-6202, UF-6204, UF-4810
   */
  begin(
    kind: Activity['kind'],
    work: (watch: Watch) => Promise<void>,
    manner: 'stays' | 'makes-way' = 'stays',
  ): Promise<void> {
    return this.#turns.run(async () => {
      this.#refuseWhenClosing();
      await this.#makeWay();
      if (this.#sealed && kind !== 'forget') throw isBeingClosedOut();
      if (this.run !== null && !besideRun.has(kind)) throw runUnderWay();
      this.#perform(kind, work, manner);
    });
  }

  /** @throws UserferryError UF-6201 */
  async #makeWay(): Promise<void> {
    const activity = this.#activity;
    if (activity === null) return;
    if (!activity.makesWay) throw busy(activity.kind);
    activity.cancel();
    await activity.done;
  }

  /** Ends something long that is under way, if anything is; what was there before it stays. Resolves when it has ended. */
  async cancelActivity(): Promise<void> {
    const activity = this.#activity;
    activity?.cancel();
    await activity?.done;
  }

  /**
   * Ends a run's time as the one under way and shows its last state, once nothing else is under way and before anybody can begin
   * anything else; `next` says what follows by itself.
   */
  afterRun(
    last: Pick<Snapshot, 'waves' | 'roles'> & { readonly run: RunSnapshot },
    next: (perform: Perform) => void | Promise<void>,
  ): Promise<void> {
    return this.#turns.run(async () => {
      await this.#activity?.done;
      this.run = null;
      this.state.update(last);
      await next((kind, work) => this.#perform(kind, work, 'stays'));
    });
  }

  /** Goes on until Userferry closes; it ends with the signal, and never rejects. */
  untilClosing(work: (closing: AbortSignal) => Promise<void>): void {
    this.#background.push(work(this.#closing.signal));
  }

  /**
   * Lets go of the workspace for another one. Only within `alone` or `begin`, so that nothing else is under way; whatever waits for its
   * turn is refused.
   */
  async leave(): Promise<void> {
    this.#isLeft = true;
    this.#closing.abort(left());
    await Promise.all(this.#background);
    await this.renewSession();
    await this.#saving;
  }

  /** Ends what is under way so that it can be resumed, and lets go of everything. */
  async close(): Promise<void> {
    this.#closing.abort(closing());
    await Promise.all(this.#background);
    await this.#activity?.done;
    // Whatever was just being begun ends by the signal.
    await this.#turns.run(async () => undefined);
    await this.#stopRun();
    await this.renewSession();
    await this.run?.concluded;
    await this.#saving;
  }

  async #stopRun(): Promise<void> {
    if (this.run === null) return;
    this.run.handle.stop();
    const patience = new AbortController();
    await Promise.race([
      this.run.concluded,
      this.powers.clock.sleep(CLOSING_PATIENCE_MS, patience.signal).catch(() => undefined),
    ]);
    patience.abort();
  }

  get isClosing(): boolean {
    return this.#closing.signal.aborted;
  }

  #refuseWhenClosing(): void {
    if (this.isClosing) throw this.#closing.signal.reason;
  }

  #perform(kind: Activity['kind'], work: (watch: Watch) => Promise<void>, manner: 'stays' | 'makes-way'): void {
    const ended = new AbortController();
    const signal = AbortSignal.any([this.#closing.signal, ended.signal]);
    const started = this.powers.clock.now();
    this.state.update({ activity: { kind, done: 0, started }, failure: undefined });
    const measured = activityPace(() => this.powers.clock.now());
    const progress: Watch['progress'] = (done, total, told) => {
      const pace = total === undefined ? told : measured(done, total, told);
      this.state.update({
        activity: {
          kind,
          done,
          started,
          ...(total === undefined ? {} : { total }),
          ...(pace === undefined ? {} : { pace: { now: 0, average: 0, ...pace } }),
        },
      });
    };
    const done = work({ signal, progress })
      .catch((error: unknown) => {
        if (!signal.aborted) this.state.update({ failure: failureAt(placesOfActivity[kind], error) });
      })
      .finally(() => {
        this.#activity = null;
        // The state is another workspace's by now.
        if (this.#isLeft) return;
        // What was refused only because this was under way need not be waited for any more.
        const isBusy = this.state.state.failure?.code === busy(kind).code;
        this.state.update({ activity: undefined, ...(isBusy ? { failure: undefined } : {}) });
      });
    this.#activity = { kind, done, makesWay: manner === 'makes-way', cancel: () => ended.abort(cancelled(kind)) };
  }
}
