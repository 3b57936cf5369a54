import { assertNever } from '../../common/assert-never.ts';
import type { ChildHandle } from '../../common/fork.ts';
import { UserferryError } from '../../common/userferry-error.ts';
import { containerEntry } from './container-entry.ts';
import type { FromContainer, Json, ToContainer } from './line.ts';
import { fromContainer } from './line-messages.ts';
import type { OpenCall } from './open-call.ts';
import type { Crash, RecycleReason, ScriptOutcome } from './result.ts';
import type { ContainerPowers, ContainerSettings, Script } from './script.ts';

/** How often a process's memory is looked at while a script runs. */
const MEMORY_LOOK_MS = 100;
/** How long a process may take until it is ready: a busy machine with a virus scanner needs some of it. */
const START_LIMIT_MS = 60_000;
/** What a process may print is only looked at for what it says at its end. */
const KEPT_OUTPUT = 20_000;
const MEBIBYTE = 1024 * 1024;

/** One process of a container, from its start to its end; a container has one after the other. */
export class ContainerProcess {
  readonly ready: Promise<void>;
  readonly #powers: ContainerPowers;
  readonly #settings: ContainerSettings;
  readonly #child: ChildHandle;
  readonly #calls = new Map<number, OpenCall>();
  readonly #scripts = new Map<string, number>();
  readonly #onEnd: () => void;
  #uncaught: Extract<FromContainer, { kind: 'uncaught' }> | undefined;
  #output = '';
  /** Why it is gone; undefined while it lives. */
  #ended: RecycleReason | undefined;
  #looking = false;

  constructor(powers: ContainerPowers, settings: ContainerSettings, onEnd: () => void) {
    this.#powers = powers;
    this.#settings = settings;
    this.#onEnd = onEnd;
    this.#child = powers.fork(containerEntry, [], {
      // Auth0's machines live in UTC; Windows' sockets and ciphers need to know where the system is, and Node where what it has
      // made of our modules is kept.
      env: { TZ: 'UTC', ...inherited('SystemRoot'), ...inherited('NODE_COMPILE_CACHE') },
      execArgv: [`--max-old-space-size=${Math.floor(settings.memoryCapBytes / MEBIBYTE)}`],
      output: 'captured',
    });
    this.#child.onOutput((text) => {
      this.#output = (this.#output + text).slice(-KEPT_OUTPUT);
    });
    const started = new AbortController();
    this.ready = new Promise((resolve, reject) => {
      this.#child.onMessage((message) => {
        const parsed = fromContainer.safeParse(message);
        // A script can't reach the line; should one, its words are not listened to.
        if (!parsed.success) return;
        if (parsed.data.kind !== 'ready') return this.#hear(parsed.data);
        started.abort();
        resolve();
      });
      this.#child.onExit((code) => {
        started.abort();
        reject(notStarted(`It ended with ${code === null ? 'a signal' : `code ${code}`}.`, this.#output));
        this.#exited(code);
      });
      void this.#keepStart(started.signal, () =>
        reject(notStarted(`It was not ready after ${START_LIMIT_MS / 1000} seconds.`, this.#output)),
      );
    });
    // Whoever waits hears of it; nobody may.
    this.ready.catch(() => undefined);
  }

  /** Gives the script to the process where it hasn't got it yet, and calls it. */
  begin(call: OpenCall, script: Script, args: readonly Json[]): void {
    if (this.#ended !== undefined) {
      call.close({ kind: 'recycled', why: this.#ended });
      return;
    }
    this.#calls.set(call.id, call);
    const { watchMs } = this.#settings;
    this.#send({ kind: 'call', call: call.id, script: this.#load(script), args, watchMs });
    void this.#keepLimit(call);
    if (!this.#looking) void this.#lookAtMemory();
  }

  /** Kills the process. `cause` is the call that is to blame, whose outcome is then its own. */
  recycle(why: RecycleReason, cause?: { readonly call: OpenCall; readonly outcome: ScriptOutcome }): void {
    cause?.call.close(cause.outcome);
    this.#child.kill();
    this.#end(why);
  }

  #load({ action, source, configuration }: Script): number {
    const key = JSON.stringify([action, source, configuration]);
    const known = this.#scripts.get(key);
    if (known !== undefined) return known;
    const script = this.#scripts.size + 1;
    this.#scripts.set(key, script);
    this.#send({ kind: 'load', script, name: `userferry-script-${script}/${action}.js`, source, configuration });
    return script;
  }

  #send(message: ToContainer): void {
    this.#child.send(message);
  }

  #hear(message: Exclude<FromContainer, { kind: 'ready' }>): void {
    if (message.kind === 'uncaught') {
      this.#uncaught = message;
      return;
    }
    const call = this.#calls.get(message.call);
    switch (message.kind) {
      case 'answered':
        call?.answer(message.answer);
        break;
      case 'breach':
        call?.breach(message.breach);
        break;
      case 'console':
        call?.wrote(message.line);
        break;
      case 'watched':
        this.#calls.delete(message.call);
        // It was answered before: this outcome is never used.
        call?.close({ kind: 'nobody' });
        break;
      default:
        assertNever(message);
    }
  }

  async #keepStart(started: AbortSignal, late: () => void): Promise<void> {
    await this.#powers.clock.sleep(START_LIMIT_MS, started).catch(() => undefined);
    if (started.aborted) return;
    late();
    this.recycle('crashed');
  }

  async #keepLimit(call: OpenCall): Promise<void> {
    const { limitMs, pastLimit, watchMs } = this.#settings;
    const { clock } = this.#powers;
    // A call that was answered and never let go keeps its container busy all the same.
    await clock.sleep(limitMs, call.ended.signal).catch(() => undefined);
    if (call.answered && !call.ended.signal.aborted) {
      await clock.sleep(watchMs, call.ended.signal).catch(() => undefined);
    }
    if (call.ended.signal.aborted) return;
    if (call.answered) call.breach({ kind: 'busy-past-limit' });
    this.#calls.delete(call.id);
    const outcome: ScriptOutcome = { kind: 'timed-out', limitMs };
    if (pastLimit === 'recycled') this.recycle('timed-out', { call, outcome });
    else call.close(outcome);
  }

  async #lookAtMemory(): Promise<void> {
    this.#looking = true;
    const { memoryCapBytes } = this.#settings;
    while (this.#ended === undefined && this.#calls.size > 0) {
      const held = await this.#powers.memoryOf(this.#child.pid);
      if (held !== null && held > memoryCapBytes && this.#ended === undefined) {
        this.#outOfMemory();
        this.#child.kill();
        this.#end('out-of-memory');
      }
      await this.#powers.clock.sleep(MEMORY_LOOK_MS);
    }
    this.#looking = false;
  }

  /** Nobody can tell whose memory it was: every call under way has that outcome. */
  #outOfMemory(): void {
    for (const call of this.#calls.values()) {
      call.settle({ kind: 'out-of-memory', capBytes: this.#settings.memoryCapBytes });
    }
  }

  #exited(code: number | null): void {
    if (this.#ended !== undefined) return;
    // V8 says so itself where its own heap is full.
    if (/JavaScript heap out of memory|Array buffer allocation failed/.test(this.#output)) {
      this.#outOfMemory();
      this.#end('out-of-memory');
      return;
    }
    const how = this.#howCrashed(code);
    const cause = this.#uncaught?.call;
    for (const call of this.#calls.values()) {
      const guilty = cause === undefined || cause === null || cause === call.id;
      if (!guilty) continue;
      if (call.answered) call.breach({ kind: 'crashed-after-callback', how });
      call.settle({ kind: 'crashed', how });
    }
    this.#end('crashed');
  }

  #howCrashed(code: number | null): Crash {
    if (this.#uncaught !== undefined) return { kind: 'uncaught-error', error: this.#uncaught.error };
    return code === null ? { kind: 'killed' } : { kind: 'exit', code };
  }

  #end(why: RecycleReason): void {
    if (this.#ended !== undefined) return;
    this.#ended = why;
    this.#onEnd();
    for (const call of this.#calls.values()) call.close({ kind: 'recycled', why });
    this.#calls.clear();
  }
}

function inherited(name: string): Readonly<Record<string, string>> {
  const value = process.env[name];
  return value === undefined ? {} : { [name]: value };
}

function notStarted(how: string, output: string): UserferryError {
  return new UserferryError({
    code: 'UF-7001',
    message: 'The process in which action scripts run did not start.',
    kept: 'No script was run.',
    next: 'Try again. If it stays so, look whether a virus scanner or a policy of this computer forbids Userferry to start processes.',
    detail: `${how} ${output}`.trim(),
  });
}
