// `npm run bench -- container [CALLS]`: what a call of an action script costs beside an echo through the same kind of process, how long
// after its limit a script in an endless loop is gone, and how long a container takes to start.
import { performance } from 'node:perf_hooks';
import { systemClock } from '../../electron/common/clock.ts';
import { nodeFork } from '../../electron/common/node-fork.ts';
import { Container } from '../../electron/scripts/container/container.ts';
import { memoryOf } from '../../electron/scripts/container/memory-of.ts';
import type { ContainerSettings, Script } from '../../electron/scripts/container/script.ts';

const powers = { fork: nodeFork, clock: systemClock, memoryOf };
const answers: Script = {
  action: 'getUser',
  source: "function getUser(email, callback) { callback(null, { user_id: 'members|7', email }); }",
  configuration: { SERVER: 'db.example' },
};
const endless: Script = { ...answers, source: 'function getUser(email, callback) { for (;;); }' };
const LIMIT_MS = 500;
const COLD_STARTS = 10;

export async function run(args: readonly string[]): Promise<void> {
  const calls = args[0] === undefined ? 5_000 : Number(args[0]);
  const echo = await echoTime(calls);
  const call = await callTime(calls);
  console.log(
    `warm call ${microseconds(call)} until its answer, ${(call / echo).toFixed(1)} × an echo (${microseconds(echo)}), ${calls} each`,
  );
  const over = await recycleTime();
  console.log(
    `past the limit: answer after ${over.answered.toFixed(0)} ms, process gone after ${over.gone.toFixed(0)} ms`,
  );
  const cold = await coldStarts();
  console.log(`cold start and first answer: median ${cold.toFixed(0)} ms of ${COLD_STARTS}`);
}

/** Milliseconds of one echo. */
async function echoTime(times: number): Promise<number> {
  const child = nodeFork(new URL('./echo-process.ts', import.meta.url), []);
  let told: () => void = () => undefined;
  child.onMessage(() => told());
  const echo = () =>
    new Promise<void>((resolve) => {
      told = resolve;
      child.send({ kind: 'call', call: 1, script: 1, args: ['mona@example.com'], watchMs: 0 });
    });
  try {
    await repeat(200, echo);
    return await repeat(times, echo);
  } finally {
    child.kill();
  }
}

/** Milliseconds of one call, until its answer. */
async function callTime(times: number): Promise<number> {
  return withContainer({ watchMs: 0 }, async (container) => {
    const call = async () => (await container.call(answers, ['mona@example.com'])).outcome;
    await repeat(200, call);
    return repeat(times, call);
  });
}

/** Milliseconds beyond the limit. */
async function recycleTime(): Promise<{ readonly answered: number; readonly gone: number }> {
  let pid = 0;
  const fork: typeof nodeFork = (...started) => {
    const child = nodeFork(...started);
    pid = child.pid;
    return child;
  };
  const container = new Container({ ...powers, fork }, { limitMs: LIMIT_MS });
  try {
    await container.run(answers, ['mona@example.com']);
    const began = performance.now();
    await container.run(endless, ['mona@example.com']);
    const answered = performance.now() - began - LIMIT_MS;
    while (alive(pid)) await new Promise((resolve) => setImmediate(resolve));
    return { answered, gone: performance.now() - began - LIMIT_MS };
  } finally {
    container.close();
  }
}

async function coldStarts(): Promise<number> {
  const times: number[] = [];
  for (let start = 0; start < COLD_STARTS; start += 1) {
    const began = performance.now();
    await withContainer({}, async (container) => (await container.call(answers, ['mona@example.com'])).outcome);
    times.push(performance.now() - began);
  }
  return times.toSorted((one, other) => one - other)[Math.floor(COLD_STARTS / 2)] ?? 0;
}

async function withContainer<Result>(
  settings: Partial<ContainerSettings>,
  work: (container: Container) => Promise<Result>,
): Promise<Result> {
  const container = new Container(powers, settings);
  try {
    return await work(container);
  } finally {
    container.close();
  }
}

/** Milliseconds of one of them. */
async function repeat(times: number, work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  for (let time = 0; time < times; time += 1) await work();
  return (performance.now() - began) / times;
}

function alive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function microseconds(milliseconds: number): string {
  return `${(milliseconds * 1000).toFixed(0)} µs`;
}
