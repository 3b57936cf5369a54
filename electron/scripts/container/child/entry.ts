// The process in which action scripts run: one container. Its parent says which scripts and calls; what comes of them it says itself.
// The same file under child_process.fork (Node 22 and later) and Electron's utilityProcess.fork.
import { AsyncLocalStorage } from 'node:async_hooks';
import { flushCompileCache } from 'node:module';
import { parentLink } from '../../../common/parent-link.ts';
import type { FromContainer, ToContainer } from '../line.ts';
import { scriptError } from './answer-of.ts';
import { Call } from './call.ts';
import { type CompiledScript, compile } from './compile.ts';
import { endWithParent } from './end-with-parent.ts';
import { UnauthorizedError, ValidationError, WrongUsernameOrPasswordError } from './error-classes.ts';
import { requireForScripts } from './require-for-scripts.ts';
import { watchConsole, watchedGlobals } from './script-globals.ts';
import { stripProcess } from './strip-process.ts';

const parent = parentLink();
if (parent === null) {
  console.error('This process is started by Userferry.');
  process.exit(2);
}

const calls = new AsyncLocalStorage<Call>();
const active = new Map<number, Call>();
const scripts = new Map<number, CompiledScript>();
const send = (message: FromContainer) => parent.send(message);
const exit = process.exit.bind(process);

if (parent.needsWatching) endWithParent();

stripProcess();
watchConsole(calls);
const globals = watchedGlobals(calls);
// As Auth0 has them: visible to whatever a script requires, too.
Object.assign(globalThis, { WrongUsernameOrPasswordError, ValidationError, UnauthorizedError });
const require = requireForScripts((note) => calls.getStore()?.wrote('info', `Userferry: ${note}`));

function load({ script, name, source, configuration }: Extract<ToContainer, { kind: 'load' }>): void {
  const surroundings = { ...globals, require, configuration: { ...configuration } };
  scripts.set(
    script,
    compile(name, source, surroundings, {
      ran: (place) => calls.getStore()?.ran(place),
      wentOn: (place) => calls.getStore()?.wentOn(place),
    }),
  );
}

function run({ call: id, script, args, watchMs }: Extract<ToContainer, { kind: 'call' }>): void {
  const compiled = scripts.get(script);
  if (compiled === undefined) return;
  const call = new Call({
    id,
    watchMs,
    placesOf: compiled.placesOf,
    othersOpen: () => [...active.values()].some((other) => other.open),
    send: (message) => {
      if (message.kind === 'watched') active.delete(id);
      send(message);
    },
  });
  active.set(id, call);
  if (compiled.kind === 'no-action') {
    call.answer(compiled.answer);
    return;
  }
  const { run: action } = compiled;
  calls.run(call, () => {
    try {
      const returned = action(...args, call.callback);
      if (isPromise(returned)) call.returned(returned);
    } catch (thrown) {
      call.threw(thrown);
    }
  });
}

function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}

/** The call in whose course something happened; where Node can't tell and only one is under way, that one. */
function callNow(): Call | undefined {
  return calls.getStore() ?? (active.size === 1 ? [...active.values()][0] : undefined);
}

process.on('uncaughtException', (error: unknown) => {
  const call = callNow();
  const placesOf = (stack: string) => [...scripts.values()].flatMap(({ placesOf: own }) => own(stack));
  send({ kind: 'uncaught', call: call?.id ?? null, error: scriptError(error, placesOf) });
  exit(70);
});
process.on('unhandledRejection', (reason: unknown) => callNow()?.rejected(reason));
parent.onGone(() => exit(0));
parent.onMessage((message) => {
  // Whoever started this process is our own.
  const wish = message as ToContainer;
  if (wish.kind === 'load') load(wish);
  else if (wish.kind === 'call') run(wish);
});
// This process is killed one day: what Node made of its modules would be lost for the next one.
flushCompileCache();
send({ kind: 'ready' });
