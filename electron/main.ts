// The Electron host: Electron's own concerns, nothing about migration. electron-vite bundles this file, so that the paths below
// are those of out/electron.
import { fileURLToPath } from 'node:url';
import * as electron from 'electron';
import { createAssistant } from './assistant/assistant.ts';
import { electronPowers } from './shell/electron-powers.ts';
import { startShell } from './shell/start-shell.ts';

const beside = (path: string) => fileURLToPath(new URL(path, import.meta.url));

await startShell({
  electron,
  pageFolder: beside('../renderer'),
  preload: beside('../preload/preload.cjs'),
  openAssistant: (runActive) => createAssistant(electronPowers(electron, runActive)),
});
