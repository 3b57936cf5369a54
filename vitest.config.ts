import { defineConfig } from 'vitest/config';
import { electronBinary } from './build/electron-runtime.ts';
import { texts } from './renderer/vite.config.ts';
import type { ShellName } from './test/e2e/shells/shell.ts';

const shell = (shell: ShellName) => ({ shell });
const inBrowserHost = { include: ['test/{unit,integration,e2e}/**/*.test.ts'], provide: shell('browser host') };
/** The same walks once more where Electron's runtime is: `node node_modules/electron/install.js` fetches it, some 100 MB. */
const inElectron = { name: 'electron', include: ['test/e2e/*-walk{,.long}.test.ts'], provide: shell('electron') };

export default defineConfig({
  plugins: [texts()],
  test: {
    ...(electronBinary() === null
      ? inBrowserHost
      : {
          projects: [
            { extends: true, test: inBrowserHost },
            { extends: true, test: inElectron },
          ],
        }),
    // Two cores is the machine we plan for; every file brings up its own servers on free ports.
    pool: 'forks',
    // Tests open worker threads by the dozen: see build/run.mjs.
    execArgv: process.execArgv.filter((flag) => flag.startsWith('--wasm')),
    // Two more than the cores: what waits for a server or a limit leaves its core to another.
    maxWorkers: 4,
    // Loading our modules anew for each file would be a third of the work.
    isolate: false,
    setupFiles: ['test/leave-the-process.ts', 'test/speak-english.ts'],
    // What is polled is there as soon as it is there; one second is too short a patience for a busy machine.
    expect: { poll: { timeout: 15_000 } },
    restoreMocks: true,
    // A guard against what never ends, and no measure: the busiest machine that was seen took four times as long as an idle one.
    testTimeout: 150_000,
    hookTimeout: 150_000,
    teardownTimeout: 10_000,
  },
});
