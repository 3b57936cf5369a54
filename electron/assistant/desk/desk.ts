import { randomUUID } from 'node:crypto';
import { showStep } from '../commands/forms.ts';
import { runWasInterrupted } from '../commands/latest-run-here.ts';
import { offerWindowsUser } from '../commands/offer-windows-user.ts';
import { restore } from '../commands/restore.ts';
import { keepLooking } from '../commands/trickle.ts';
import type { LookChoice, Snapshot } from '../contract/index.ts';
import { closeOutNow, dropCloseOut } from '../forget/close-out-memory.ts';
import type { Powers, PracticeEnvironment } from '../powers.ts';
import { StateStore } from '../state.ts';
import { everywhere, failureAt } from '../wizard/failure-places.ts';
import { initialState } from '../wizard/initial-state.ts';
import { type KnownSecrets, Wizard } from '../wizard/wizard.ts';
import { freshWizard, readWizard, type WizardFile } from '../wizard/wizard-file.ts';
import { workspaceFolder } from '../workspace/home.ts';
import { type PageChoices, readLook, writeLook } from './look-file.ts';
import { readOpened, writeOpened } from './opened.ts';

const noSecrets = (): KnownSecrets => ({ sqlPassword: '', clientSecret: '', machineKey: null });

/** A new workspace's name before somebody gives it one. */
const UNNAMED = 'New workspace';

/**
 * The one workspace that is open, among all of this computer's. Another one takes its place whole: what a page sees is the same
 * state, of another workspace.
 */
export class Desk {
  readonly powers: Powers;
  readonly state: StateStore;
  #wizard: Wizard;
  #choices: PageChoices;
  #practice: PracticeEnvironment | null = null;
  /** By workspace: whoever comes back to one need not type its secrets again. In memory alone. */
  readonly #secrets = new Map<string, KnownSecrets>();
  #saving: Promise<void> = Promise.resolve();

  private constructor(powers: Powers, file: WizardFile, shows: Snapshot['shows'], choices: PageChoices) {
    this.powers = powers;
    this.#choices = choices;
    this.state = new StateStore(this.#stateOf(file, shows, noSecrets()), powers.clock);
    this.#wizard = this.#onTheDesk(file);
  }

  /** As it was left: the workspace that was open, at its step; Start where there is none. */
  static async open(powers: Powers): Promise<Desk> {
    const place = await readOpened(powers.home);
    const file = place === null ? null : await readWizard(workspaceFolder(powers.home, place.workspace).wizard);
    const shows = file === null ? 'start' : (place?.shows ?? 'start');
    const desk = new Desk(powers, file ?? freshFile(UNNAMED), shows, await readLook(powers.home));
    await desk.#rememberPlace(shows);
    if (!(await desk.showCloseOut())) {
      await desk.#prepare();
      await desk.#showInterrupted();
    }
    return desk;
  }

  get wizard(): Wizard {
    return this.#wizard;
  }

  /** How the page looks on this computer, whatever workspace is open. */
  get look(): LookChoice {
    return this.#choices.look;
  }

  /** Keeps a look for every start from now on. @throws where that can't be written down; it then holds until Userferry is closed. */
  async chooseLook(look: LookChoice): Promise<void> {
    await this.#choose({ look });
  }

  /** Keeps whether “?” alone shows the list of keys. @throws as `chooseLook` */
  async chooseQuestionKey(questionKey: boolean): Promise<void> {
    this.state.update({ host: { ...this.state.state.host, questionKey } });
    await this.#choose({ questionKey });
  }

  async #choose(change: Partial<PageChoices>): Promise<void> {
    this.#choices = { ...this.#choices, ...change };
    await writeLook(this.powers.home, this.#choices);
  }

  /** Remembers whether all workspaces are shown or the steps of the open one. */
  show(shows: Snapshot['shows']): void {
    this.state.update({ shows });
    void this.#rememberPlace(shows);
  }

  /** Begins a workspace; only what is typed into it makes a file. */
  begin(name: string): Promise<void> {
    return this.#wizard.alone(() => this.turnTo(freshFile(name)));
  }

  /**
   * Opens another workspace in the place of the one that is open, and shows its steps. Only within its wizard's `alone` or `begin`.
   * @param secrets what is known of its secrets; left out, what was typed since the start
   */
  async turnTo(file: WizardFile, secrets?: KnownSecrets): Promise<void> {
    await this.#wizard.leave();
    await dropCloseOut(this.powers.home);
    if (secrets !== undefined) this.#secrets.set(file.workspace.id, secrets);
    this.#wizard = this.#onTheDesk(file);
    // Written down before anybody sees it, so that it is among the workspaces from the start.
    this.#wizard.remember({});
    await this.#wizard.written();
    const known = this.#wizard.secrets;
    this.state.replace(this.#stateOf(file, 'steps', known));
    // At once, as whoever sees the state may begin something: a turn that is taken later is refused beside it.
    await Promise.all([this.#wizard.alone(() => this.#prepare()), this.#rememberPlace('steps')]);
  }

  /**
   * Shows a workspace that was closed out, or one whose closing out was begun; says whether the latter: then nothing may open what is left
   * of it. One that is gone leaves the desk, and nothing of it stays in memory; only within its wizard's `begin`.
   */
  async showCloseOut(): Promise<boolean> {
    const { home } = this.powers;
    const now = await closeOutNow(this.powers);
    const isBegun = now?.shown.state === 'begun';
    const wasSealed = this.#wizard.isSealed;
    if (isBegun) await this.#wizard.seal();
    else this.#wizard.unseal();
    if (now === null) await dropCloseOut(home);
    else if (!isBegun && wasSealed) await this.#clear();
    this.state.update({ closeOut: now?.shown });
    return isBegun;
  }

  /** Leaves a workspace that was closed out behind. */
  async leaveClosedOut(): Promise<void> {
    await dropCloseOut(this.powers.home);
    this.state.update({ closeOut: undefined, failure: undefined });
  }

  /** Takes a workspace that is gone from the desk, with the practice servers that were its own. */
  async #clear(): Promise<void> {
    const { workspace, tenant } = this.#wizard.file;
    await this.#wizard.leave();
    this.#secrets.delete(workspace.id);
    const file = freshFile(UNNAMED);
    this.#wizard = this.#onTheDesk(file);
    this.state.replace(this.#stateOf(file, 'start', noSecrets()));
    await Promise.all([this.#prepare(), this.#rememberPlace('start')]);
    const practice = this.#practice;
    if (practice === null || practice.tenant.origin !== tenant.domain) return;
    this.#practice = null;
    await practice.stop();
  }

  /** Starts practice servers in the place of those that run. */
  async startPractice(wish: Parameters<Powers['startPractice']>[0]): Promise<PracticeEnvironment> {
    const before = this.#practice;
    this.#practice = await this.powers.startPractice(wish);
    await before?.stop();
    return this.#practice;
  }

  /** Ends what is under way so that it can be resumed, and lets go of everything. */
  async close(): Promise<void> {
    await this.#wizard.close();
    await this.#practice?.stop();
    await this.#saving;
  }

  #onTheDesk(file: WizardFile): Wizard {
    const { id } = file.workspace;
    const secrets = this.#secrets.get(id) ?? noSecrets();
    this.#secrets.set(id, secrets);
    return new Wizard(this.powers, file, secrets, this.state);
  }

  async #prepare(): Promise<void> {
    const wizard = this.#wizard;
    await offerWindowsUser(wizard);
    await restore(wizard);
    wizard.untilClosing((closing) => keepLooking(wizard, closing));
  }

  /** A workspace's state as it opens. */
  #stateOf(file: WizardFile, shows: Snapshot['shows'], known: KnownSecrets): Parameters<StateStore['replace']>[0] {
    return initialState(this.powers, file, {
      shows,
      questionKey: this.#choices.questionKey,
      practiceRuns: this.#practice?.tenant.origin === file.tenant.domain,
      passwordKnown: known.sqlPassword !== '',
      secretKnown: known.clientSecret !== '',
    });
  }

  /**
   * A run that ended without a word is what opens, wherever somebody was, and so is an undo that is not at its end: nobody has to look for
   * the button that goes on with it.
   */
  async #showInterrupted(): Promise<void> {
    const { undone, step } = this.state.state;
    const isUndoing = undone.some(({ here, state }) => here && state === 'under-way');
    if (!isUndoing && !(await runWasInterrupted(this.#wizard))) return;
    if (!isUndoing || step !== 'reports') await showStep(this.#wizard, 'migrate');
    this.show('steps');
  }

  /** Done once it is written, so that whoever waits for it finds the home at rest; a failure is shown and not thrown. */
  #rememberPlace(shows: Snapshot['shows']): Promise<void> {
    const { id } = this.#wizard.file.workspace;
    this.#saving = this.#saving
      .then(() => writeOpened(this.powers.home, { version: 1, workspace: id, shows }))
      .catch((error: unknown) => this.state.update({ failure: failureAt(everywhere, error) }));
    return this.#saving;
  }
}

function freshFile(name: string): WizardFile {
  return freshWizard(`workspace-${randomUUID().slice(0, 8)}`, name);
}
