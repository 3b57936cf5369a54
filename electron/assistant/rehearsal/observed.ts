import { answerWords, breachWords, slow } from '../../scripts/cases/judge-call.ts';
import type { Breach, ScriptOutcome } from '../../scripts/container/result.ts';
import type { EventAnswer, TenantEvents, TenantLogEntry, TenantScriptCall } from './tenant-events.ts';

/** What an event was answered, which scripts ran for it, and what the tenant's log says of it. */
export interface Observed {
  readonly answer: EventAnswer;
  readonly calls: readonly TenantScriptCall[];
  /** Without writes through the Management API, which say nothing of their own. */
  readonly log: readonly TenantLogEntry[];
}

/** Watches what events do, one after the other. */
export class Observer {
  readonly events: TenantEvents;
  #lastCall = 0;
  #lastEntry: string | null = null;
  #calls: TenantScriptCall[] = [];

  constructor(events: TenantEvents) {
    this.events = events;
  }

  /** Lets something happen and sees what came of it. */
  async see(happen: (events: TenantEvents) => Promise<EventAnswer>): Promise<Observed> {
    const answer = await happen(this.events);
    const calls = (await this.events.scripts()).filter(({ number }) => number > this.#lastCall);
    this.#lastCall = calls.at(-1)?.number ?? this.#lastCall;
    this.#calls.push(...calls);
    const entries = await this.events.log(this.#lastEntry);
    this.#lastEntry = entries.at(-1)?.log_id ?? this.#lastEntry;
    return { answer, calls, log: entries.filter(({ type }) => type !== 'sapi') };
  }

  /** The calls since the last time that they were taken. */
  take(): readonly TenantScriptCall[] {
    return this.#calls.splice(0);
  }
}

/** What is wrong with how scripts were called back or how long they took, whatever they said; null where nothing is. */
export function wrongWithCalls(calls: readonly TenantScriptCall[]): string | null {
  for (const { action, breaches, durationMs } of calls) {
    const [breach] = breaches.flatMap((kind) => (isBreach(kind) ? [breachWords[kind]] : []));
    const wrong = breach ?? slow(durationMs ?? 0);
    if (wrong !== null && wrong !== undefined) return `${action} ${wrong}`;
  }
  return null;
}

/**
 * Which script stood against an event, in words of ours; null where all of them answered as they should when it goes well. `nobody` is an
 * answer that the caller must judge.
 */
export function scriptAgainst(calls: readonly TenantScriptCall[]): string | null {
  const call = calls.findLast(({ outcome }) => outcome !== 'profile' && outcome !== 'value' && outcome !== 'nobody');
  if (call === undefined) return null;
  const { action, outcome, code } = call;
  if (isAnswer(outcome)) return `${action} ${answerWords({ kind: outcome, code })}`;
  return outcome === 'no-script' ? `there is no script for ${action}` : `${action} could not be run`;
}

/** A sentence, and why if a script tells. */
export function becauseOf(sentence: string, calls: readonly TenantScriptCall[]): string {
  const against = scriptAgainst(calls);
  return against === null ? `${sentence}.` : `${sentence}: ${against}.`;
}

const answers: ReadonlySet<string> = new Set<ScriptOutcome['kind']>([
  'wrong-password',
  'validation-error',
  'unauthorized',
  'error',
  'syntax-error',
  'not-a-function',
  'timed-out',
  'crashed',
  'out-of-memory',
  'recycled',
]);

function isAnswer(outcome: string): outcome is ScriptOutcome['kind'] {
  return answers.has(outcome);
}

function isBreach(kind: string): kind is Breach['kind'] {
  return Object.hasOwn(breachWords, kind);
}
