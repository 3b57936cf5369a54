// The Electron host: Electron's own concerns, nothing about migration. electron-vite bundles this file, so that the paths below
// are those of out/electron.
import { fileURLToPath } from 'node:url';
import * as electron from 'electron';
import { createAssistant } from './assistant/assistant.ts';
import { electronPowers } from './shell/electron-powers.ts';
import { endUnstarted } from './shell/start-failure.ts';
import { startShell } from './shell/start-shell.ts';

const beside = (path: string) => fileURLToPath(new URL(path, import.meta.url));

// Not awaited: Electron becomes ready only when this module has been evaluated, so that waiting here for `ready` would never
// end (electron/electron#40719).
startShell({
  electron,
  pageFolder: beside('../renderer'),
  preload: beside('../preload/preload.cjs'),
  openAssistant: (runActive) => createAssistant(electronPowers(electron, runActive)),
}).catch((error: unknown) => endUnstarted(electron, error));
