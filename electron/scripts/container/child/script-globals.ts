import type { AsyncLocalStorage } from 'node:async_hooks';
import { format, inspect } from 'node:util';
import type { ConsoleLine } from '../line.ts';
import { short } from './answer-of.ts';
import type { Call } from './call.ts';

type Timer = ReturnType<typeof setTimeout> | ReturnType<typeof setImmediate>;
type TimerFunction = (work: (...args: unknown[]) => void, ...rest: unknown[]) => Timer;

/**
 * The timers and `fetch` as a script's own text sees them: Node's, and what they begin is known to belong to the call. Modules that
 * a script requires have Node's own.
 */
export function watchedGlobals(calls: AsyncLocalStorage<Call>) {
  const { setTimeout, setInterval, setImmediate, clearTimeout, clearInterval, clearImmediate, fetch } = globalThis;
  const owners = new WeakMap<object, Call>();
  const watched =
    (start: TimerFunction, what: (rest: readonly unknown[]) => string, again: boolean): TimerFunction =>
    (work, ...rest) => {
      const call = calls.getStore();
      if (call === undefined || typeof work !== 'function') return start(work, ...rest);
      const timer: Timer = start(
        (...args) => {
          if (!again) call.end(timer);
          work(...args);
        },
        ...rest,
      );
      owners.set(timer, call);
      call.begin(timer, what(rest));
      return timer;
    };
  const forget =
    <Handle>(clear: (handle: Handle) => void) =>
    (handle: Handle): void => {
      if (typeof handle === 'object' && handle !== null) owners.get(handle)?.end(handle);
      clear(handle);
    };
  return {
    setTimeout: watched(setTimeout as TimerFunction, ([delay]) => `a timer of ${Number(delay) || 0} ms`, false),
    setInterval: watched(setInterval as TimerFunction, ([delay]) => `an interval of ${Number(delay) || 0} ms`, true),
    setImmediate: watched(setImmediate as TimerFunction, () => 'something put off by setImmediate', false),
    clearTimeout: forget(clearTimeout),
    clearInterval: forget(clearInterval),
    clearImmediate: forget(clearImmediate),
    fetch: (...args: Parameters<typeof fetch>): ReturnType<typeof fetch> => {
      const answer = fetch(...args);
      const call = calls.getStore();
      call?.begin(answer, 'a request by fetch');
      const over = () => call?.end(answer);
      answer.then(over, over);
      return answer;
    },
  };
}

/** Puts `console` in the place of Node's, for scripts and the modules that they require: what is written belongs to a call. */
export function watchConsole(calls: AsyncLocalStorage<Call>): void {
  const write =
    (level: ConsoleLine['level']) =>
    (...args: unknown[]): void =>
      calls.getStore()?.wrote(level, short(format(...args)));
  const error = write('error');
  Object.assign(globalThis.console, {
    log: write('log'),
    info: write('info'),
    warn: write('warn'),
    error,
    debug: write('debug'),
    trace: write('debug'),
    dir: (value: unknown) => calls.getStore()?.wrote('log', short(inspect(value))),
    assert: (truth: unknown, ...args: unknown[]) => {
      if (!truth) error('Assertion failed', ...args);
    },
  });
}
