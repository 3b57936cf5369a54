import { randomUUID } from 'node:crypto';
import { UserferryError } from '../../common/userferry-error.ts';
import type { RunHandle } from '../../migration/migration.ts';
import type { Activity, Failure } from '../contract/index.ts';
import type { Powers, PracticeEnvironment } from '../powers.ts';
import { WorkspaceSession } from '../session.ts';
import { StateStore } from '../state.ts';
import { workspaceFolder } from '../workspace/home.ts';
import { saveWorkspace } from '../workspace/load-workspace.ts';
import { initialState } from './initial-state.ts';
import { freshWizard, readWizard, type WizardFile, writeWizard } from './wizard-file.ts';
import { completeWorkspace, workspaceOfWizard } from './workspace-of-wizard.ts';

/** What an activity is handed: when to stop, and where to say how far it is. */
export interface Watch {
  readonly signal: AbortSignal;
  readonly progress: (done: number, total?: number) => void;
}

/** A failure as it crosses to a page; what is not a UserferryError is a defect and says so, without its stack. */
export function failureOf(error: unknown): Failure {
  if (error instanceof UserferryError) {
    const { code, message, kept, next, detail } = error;
    return { code, message, kept, next, ...(detail === undefined ? {} : { detail }) };
  }
  return {
    code: 'UF-9000',
    message: 'Userferry has a defect.',
    kept: 'What the journal holds is kept.',
    next: 'Try again, and report it with the detail.',
    detail: error instanceof Error ? error.message : String(error),
  };
}

/**
 * The application behind the wizard: one workspace, its forms, its secrets for as long as the process lives, the session on
 * them, and the one long activity or run that may be under way. Commands are functions over it, one file each.
 */
export class Wizard {
  readonly powers: Powers;
  readonly state: StateStore;
  /** In memory alone. */
  readonly secrets: { sqlPassword: string; clientSecret: string } = { sqlPassword: '', clientSecret: '' };
  practice: PracticeEnvironment | null = null;
  /** The run that this process carries out at the moment. */
  run: RunHandle | null = null;
  #file: WizardFile;
  #session: WorkspaceSession | null = null;
  #activity: { readonly abort: AbortController; readonly done: Promise<void> } | null = null;
  #saving: Promise<void> = Promise.resolve();

  private constructor(powers: Powers, file: WizardFile) {
    this.powers = powers;
    this.#file = file;
    this.state = new StateStore(initialState(powers, file), powers.clock);
  }

  /** The wizard as it was left, or a fresh one. */
  static async open(powers: Powers): Promise<Wizard> {
    return new Wizard(powers, (await readWizard(powers.home)) ?? freshWizard(`workspace-${randomUUID().slice(0, 8)}`));
  }

  get file(): WizardFile {
    return this.#file;
  }

  /** Remembers a change of what was typed or shown, on disk too; writes follow one another. */
  remember(change: Partial<WizardFile>): void {
    this.#file = { ...this.#file, ...change };
    const file = this.#file;
    this.#saving = this.#saving
      .then(async () => {
        await writeWizard(this.powers.home, file);
        const workspace = completeWorkspace(file);
        if (workspace !== null) await saveWorkspace(workspaceFolder(this.powers.home, workspace.id).file, workspace);
      })
      .catch((error: unknown) => this.state.update({ failure: failureOf(error) }));
  }

  /** The session on what the forms say now; a form that changes makes a new one. */
  session(): WorkspaceSession {
    this.#session ??= new WorkspaceSession(
      workspaceOfWizard(this.#file),
      this.#file.workspace.environment,
      this.secrets,
      this.powers,
    );
    return this.#session;
  }

  /** Lets go of the session: the next one sees the forms as they are then. A run that goes on keeps its own. */
  async renewSession(): Promise<void> {
    const session = this.#session;
    this.#session = null;
    await session?.close();
  }

  /**
   * Begins something long; its failure shows in the state. One at a time: while another is under way the answer is a failure
   * that says so. Resolves when it is over.
   */
  perform(kind: Activity['kind'], work: (watch: Watch) => Promise<void>): Promise<void> {
    if (this.#activity !== null) {
      this.state.update({ failure: failureOf(busy(this.state.state.activity?.kind ?? kind)) });
      return this.#activity.done;
    }
    const abort = new AbortController();
    const started = this.powers.clock.now();
    this.state.update({ activity: { kind, done: 0, started }, failure: undefined });
    const progress = (done: number, total?: number) =>
      this.state.update({ activity: { kind, done, started, ...(total === undefined ? {} : { total }) } });
    const done = work({ signal: abort.signal, progress })
      .catch((error: unknown) => {
        if (!abort.signal.aborted) this.state.update({ failure: failureOf(error) });
      })
      .finally(() => {
        this.#activity = null;
        this.state.update({ activity: undefined });
      });
    this.#activity = { abort, done };
    return done;
  }

  /**
   * Refuses what would pull the ground from under a run that goes on.
   * @throws UserferryError UF-6202
   */
  refuseDuringRun(): void {
    if (this.run === null) return;
    throw new UserferryError({
      code: 'UF-6202',
      message: 'A run is under way, so its database, tenant and rules can’t be changed.',
      kept: 'The run goes on as it was.',
      next: 'Stop the run first; it can be resumed later.',
    });
  }

  async close(): Promise<void> {
    this.#activity?.abort.abort(new Error('Userferry is closing'));
    await this.#activity?.done;
    this.run?.stop();
    await this.run?.done;
    await this.renewSession();
    await this.practice?.stop();
    await this.#saving;
  }
}

function busy(kind: Activity['kind']): UserferryError {
  return new UserferryError({
    code: 'UF-6201',
    message: `Something else is under way (${kind}).`,
    kept: 'It goes on; nothing was changed.',
    next: 'Wait until it is done, then try again.',
  });
}
