import { type ActionName, actions } from '../actions.ts';
import { judgeAnswer } from './judge-answer.ts';
import type { Answer, ConsoleLine, Json, ObservedBreach } from './line.ts';
import type { Redaction } from './redact.ts';
import type { Breach, ScriptOutcome, ScriptResult } from './result.ts';
import type { ContainerSettings } from './script.ts';

/** A call as its parent holds it, from its start until everything about it is known. */
export class OpenCall {
  readonly id: number;
  readonly action: ActionName;
  readonly outcome: Promise<ScriptOutcome>;
  readonly result: Promise<ScriptResult>;
  /** Ends the wait for its limit. */
  readonly ended = new AbortController();
  readonly #passwords: Redaction;
  readonly #secrets: Redaction;
  readonly #profiles: ContainerSettings['profiles'];
  readonly #began: number;
  readonly #now: () => number;
  readonly #breaches: Breach[] = [];
  readonly #console: ConsoleLine[] = [];
  #answer: { readonly outcome: ScriptOutcome; readonly durationMs: number } | undefined;
  #passwordWritten = false;
  #tellOutcome: (outcome: ScriptOutcome) => void = () => undefined;
  #tellResult: (result: ScriptResult) => void = () => undefined;

  constructor(wish: {
    readonly id: number;
    readonly action: ActionName;
    readonly passwords: Redaction;
    readonly secrets: Redaction;
    readonly profiles: ContainerSettings['profiles'];
    readonly now: () => number;
  }) {
    this.id = wish.id;
    this.action = wish.action;
    this.#passwords = wish.passwords;
    this.#secrets = wish.secrets;
    this.#profiles = wish.profiles;
    this.#now = wish.now;
    this.#began = wish.now();
    this.outcome = new Promise((resolve) => {
      this.#tellOutcome = resolve;
    });
    this.result = new Promise((resolve) => {
      this.#tellResult = resolve;
    });
  }

  get answered(): boolean {
    return this.#answer !== undefined;
  }

  /** What the script handed over. */
  answer(answer: Answer): void {
    const { outcome, breaches } = judgeAnswer(actions[this.action], answer);
    this.settle(outcome);
    this.#breaches.push(...breaches);
  }

  /** The first word counts. */
  settle(outcome: ScriptOutcome): void {
    if (this.#answer !== undefined) return;
    this.#answer = { outcome: this.#cleanOutcome(outcome), durationMs: this.#now() - this.#began };
    this.#tellOutcome(this.#answer.outcome);
  }

  breach(breach: Breach | ObservedBreach): void {
    this.#breaches.push(this.#clean(breach, 'inOurs'));
  }

  wrote(line: ConsoleLine): void {
    this.#console.push({ ...line, text: this.#clean(line.text, 'of') });
  }

  /** Nothing more comes; `outcome` where there was none yet. */
  close(outcome: ScriptOutcome): void {
    this.settle(outcome);
    this.ended.abort();
    if (this.#answer === undefined) return;
    this.#tellResult({
      ...this.#answer,
      breaches: this.#passwordWritten ? [...this.#breaches, { kind: 'password-written' }] : this.#breaches,
      console: this.#console,
    });
  }

  #cleanOutcome(outcome: ScriptOutcome): ScriptOutcome {
    if (outcome.kind === 'value') return { kind: 'value', value: this.#clean(outcome.value, 'of') };
    if (outcome.kind !== 'profile') return this.#clean(outcome, 'inOurs');
    const profile = this.#clean(outcome.profile, 'of');
    return this.#profiles === 'as-they-are' ? outcome : { kind: 'profile', profile };
  }

  #clean<Value>(value: Value, whose: keyof Redaction): Value {
    const { value: clean, found } = this.#passwords[whose](value);
    this.#passwordWritten ||= found;
    return this.#secrets[whose](clean).value;
  }
}

/** What must not be repeated: the passwords among a call's arguments, and configuration values whose names say that they are secret. */
export function secretsOf(
  action: ActionName,
  args: readonly Json[],
  configuration: Readonly<Record<string, string>>,
): { readonly passwords: readonly string[]; readonly secrets: readonly string[] } {
  const { parameters, passwords } = actions[action];
  const ofArguments = parameters.flatMap((name, index) => {
    const value = args[index];
    if (passwords.includes(name)) return typeof value === 'string' ? [value] : [];
    // create's user brings its password with it.
    const inside = typeof value === 'object' && value !== null && 'password' in value ? value.password : undefined;
    return typeof inside === 'string' ? [inside] : [];
  });
  const ofConfiguration = Object.entries(configuration).flatMap(([name, value]) =>
    /pass|pwd|secret|token|key|credential/i.test(name) ? [value] : [],
  );
  return { passwords: ofArguments, secrets: ofConfiguration };
}
