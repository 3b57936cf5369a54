import { writeSync } from 'node:fs';
import { systemClock } from '../../../electron/common/clock.ts';
import { nodeFork } from '../../../electron/common/node-fork.ts';
import { Container } from '../../../electron/scripts/container/container.ts';
import { memoryOf } from '../../../electron/scripts/container/memory-of.ts';

// Runs a script that never ends, and says in which process, as soon as the script says that it runs.

let pid = 0;
const container = new Container({
  fork: (...args) => {
    const child = nodeFork(...args);
    pid = child.pid;
    return child;
  },
  clock: systemClock,
  memoryOf,
});
await container.run(
  { action: 'getUser', source: 'function getUser(email, callback) { callback(null, null); }', configuration: {} },
  ['mona@example.com'],
);
writeSync(1, `${pid}\n`);
await container.run(
  { action: 'getUser', source: 'function getUser(email, callback) { for (;;) {} }', configuration: {} },
  ['mona@example.com'],
);
