import { systemClock } from '../../../common/clock.ts';
import type { Fork } from '../../../common/fork.ts';
import type { Json } from '../../../common/json.ts';
import { UserferryError } from '../../../common/userferry-error.ts';
import { type ActionName, actions } from '../../../scripts/actions.ts';
import { Container } from '../../../scripts/container/container.ts';
import { memoryOf } from '../../../scripts/container/memory-of.ts';
import { outcomeText } from '../../../scripts/container/outcome-text.ts';
import { REDACTED } from '../../../scripts/container/redact.ts';
import type { ScriptOutcome, ScriptResult } from '../../../scripts/container/result.ts';
import type { Connection } from '../connections/connection-store.ts';
import type { TenantSettings } from '../settings.ts';
import { scriptNames } from './script-names.ts';

/** What came of asking for a script to be run. */
export type ScriptAnswer =
  | ScriptOutcome
  | { readonly kind: 'no-script'; readonly action: ActionName }
  | { readonly kind: 'too-many' }
  | { readonly kind: 'no-container'; readonly message: string };

/** One call of a script, for whoever wants to see what an event did. Passwords are taken out. */
export interface ScriptCall {
  readonly number: number;
  readonly connection: string;
  readonly action: ActionName;
  /** Before the callback, the context included. */
  readonly args: readonly Json[];
  outcome: ScriptAnswer['kind'] | 'running';
  /** The same in a sentence, with the script's own words where it ended with an error; null where no script answered. */
  said: string | null;
  /** Of a `ValidationError`. */
  code: string | null;
  /** Once it is over. */
  durationMs: number | null;
  console: readonly string[];
  breaches: readonly string[];
}

/** Bounds the memory that the record takes. */
const keptCalls = 2000;

/** Runs the scripts of the tenant's connections, each connection's in a container of its own that is started when it is first needed. */
export class ScriptRunner {
  readonly #fork: Fork;
  readonly #settings: Pick<TenantSettings, 'scriptLimitMs' | 'scriptConcurrency' | 'variants'>;
  readonly #containers = new Map<Connection, Container>();
  #calls: ScriptCall[] = [];
  #number = 0;
  #running = 0;
  #ran = 0;

  constructor(fork: Fork, settings: Pick<TenantSettings, 'scriptLimitMs' | 'scriptConcurrency' | 'variants'>) {
    this.#fork = fork;
    this.#settings = settings;
  }

  /** Calls a connection's script; `args` are its parameters without context and callback. Whatever happens is an answer. */
  async run(connection: Connection, action: ActionName, args: readonly Json[]): Promise<ScriptAnswer> {
    const { customScripts, configuration = {} } = connection.options;
    const source = customScripts?.[scriptNames[action].key];
    const all = [...args, ...this.#contextOf(connection, action)];
    const call = this.#begin(connection, action, all);
    const answered = <Answer extends ScriptAnswer>(answer: Answer): Answer => {
      call.outcome = answer.kind;
      return answer;
    };
    if (source === undefined) return answered({ kind: 'no-script', action });
    if (this.#running >= this.#settings.scriptConcurrency) return answered({ kind: 'too-many' });
    this.#running += 1;
    try {
      const started = await this.#container(connection).call({ action, source, configuration }, all);
      this.#ran += 1;
      void started.result.then((result) => complete(call, result));
      const outcome = await started.outcome;
      call.said = outcomeText(outcome);
      call.code = outcome.kind === 'validation-error' ? outcome.code : null;
      return answered(outcome);
    } catch (error) {
      if (error instanceof UserferryError) return answered({ kind: 'no-container', message: error.message });
      throw error;
    } finally {
      this.#running -= 1;
    }
  }

  /** How many scripts have run since the tenant came up. */
  get ran(): number {
    return this.#ran;
  }

  /** The calls so far, oldest first; only the last few thousand are kept. */
  calls(): readonly ScriptCall[] {
    return this.#calls;
  }

  /** Ends a connection's container, as when the connection is deleted. */
  closeOf(connection: Connection): void {
    this.#containers.get(connection)?.close();
    this.#containers.delete(connection);
  }

  close(): void {
    for (const connection of [...this.#containers.keys()]) this.closeOf(connection);
  }

  #container(connection: Connection): Container {
    const known = this.#containers.get(connection);
    if (known !== undefined) return known;
    // Scripts talk to real servers in real time: what they may take is measured so, whatever the tenant's clock says.
    const container = new Container(
      { fork: this.#fork, clock: systemClock, memoryOf },
      { limitMs: this.#settings.scriptLimitMs, watchMs: 0, profiles: 'as-they-are' },
    );
    this.#containers.set(connection, container);
    return container;
  }

  /** Auth0 docs: the context, where it is switched on, stands before the callback. Nobody signs in through an organization here. */
  #contextOf({ options }: Connection, action: ActionName): readonly Json[] {
    if (options.enable_script_context !== true) return [];
    if (action === 'changeEmail' && this.#settings.variants.changeEmailContext === 'withheld') return [];
    return [{}];
  }

  #begin(connection: Connection, action: ActionName, args: readonly Json[]): ScriptCall {
    this.#number += 1;
    const call: ScriptCall = {
      number: this.#number,
      connection: connection.name,
      action,
      args: withoutPasswords(action, args),
      outcome: 'running',
      said: null,
      code: null,
      durationMs: null,
      console: [],
      breaches: [],
    };
    this.#calls.push(call);
    if (this.#calls.length > keptCalls) this.#calls = this.#calls.slice(keptCalls / 2);
    return call;
  }
}

function complete(call: ScriptCall, { durationMs, console: lines, breaches }: ScriptResult): void {
  call.durationMs = durationMs;
  call.console = lines.map(({ text }) => text);
  call.breaches = breaches.map(({ kind }) => kind);
}

function withoutPasswords(action: ActionName, args: readonly Json[]): readonly Json[] {
  const { parameters, passwords } = actions[action];
  return args.map((value, index) => {
    if (passwords.includes(parameters[index] ?? '')) return REDACTED;
    const isUser = typeof value === 'object' && value !== null && !Array.isArray(value) && 'password' in value;
    return isUser ? { ...value, password: REDACTED } : value;
  });
}
