import { UserferryError } from '../../common/userferry-error.ts';
import { ContainerProcess } from './container-process.ts';
import type { Json } from './line.ts';
import { OpenCall, secretsOf } from './open-call.ts';
import { redaction } from './redact.ts';
import type { ScriptOutcome, ScriptResult } from './result.ts';
import { type ContainerPowers, type ContainerSettings, type Script, usualSettings } from './script.ts';

export interface StartedCall {
  /** As soon as Auth0 would have it. */
  readonly outcome: Promise<ScriptOutcome>;
  /** With everything that showed until a moment after it. */
  readonly result: Promise<ScriptResult>;
}

/**
 * One container as Auth0 has them: a process in which a connection's scripts run side by side and share `global`, until one of them
 * exceeds the limit. The process is started with the first call, and again with the next one after it ended.
 */
export class Container {
  readonly #powers: ContainerPowers;
  readonly #settings: ContainerSettings;
  #process: ContainerProcess | undefined;
  #closed = false;
  #lastCall = 0;

  constructor(powers: ContainerPowers, settings: Partial<ContainerSettings> = {}) {
    this.#powers = powers;
    this.#settings = { ...usualSettings, ...settings };
  }

  /**
   * Calls a script; `args` are its arguments before the callback, `context` among them where the connection has it switched on.
   * Whatever the script does is a result.
   * @throws UserferryError UF-7001 where no process can be started, UF-7002 after `close`
   */
  async call(script: Script, args: readonly Json[]): Promise<StartedCall> {
    if (this.#closed) throw closedBefore();
    this.#process ??= this.#start();
    const process = this.#process;
    await process.ready.catch((error: unknown) => {
      // That it was ended while it started is no fault of this computer.
      throw this.#closed ? closedBefore() : error;
    });
    this.#lastCall += 1;
    const { passwords, secrets } = secretsOf(script.action, args, script.configuration);
    const call = new OpenCall({
      id: this.#lastCall,
      action: script.action,
      passwords: redaction(passwords),
      secrets: redaction(secrets),
      profiles: this.#settings.profiles,
      now: () => this.#powers.clock.now(),
    });
    process.begin(call, script, args);
    return call;
  }

  /** Calls a script and waits for all that comes of it. */
  async run(script: Script, args: readonly Json[]): Promise<ScriptResult> {
    return (await this.call(script, args)).result;
  }

  /** Ends the process; calls under way end as recycled. */
  close(): void {
    this.#closed = true;
    this.#process?.recycle('closed');
  }

  #start(): ContainerProcess {
    const process = new ContainerProcess(this.#powers, this.#settings, () => {
      // Whoever calls next gets a fresh one.
      if (this.#process === process) this.#process = undefined;
    });
    return process;
  }
}

function closedBefore(): UserferryError {
  return new UserferryError({
    code: 'UF-7002',
    message: 'The container in which action scripts run was closed already.',
    kept: 'No script was run.',
    next: 'Try again; if this stays, Userferry has a defect.',
  });
}
