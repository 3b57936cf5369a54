// The page (renderer/) is built by Vite into out/renderer; hosts serve that folder and nothing else.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const out = join(root, 'out', 'renderer');

function newestChange(folder: string): number {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .reduce((newest, entry) => Math.max(newest, statSync(join(entry.parentPath, entry.name)).mtimeMs), 0);
}

/** Builds the page when it is missing or older than its sources; returns the folder that holds it. */
export function ensurePageIsBuilt(): string {
  const index = join(out, 'index.html');
  const sources = [
    join(root, 'renderer'),
    join(root, 'electron', 'assistant', 'contract'),
    join(root, 'docs', 'guide'),
  ];
  const newest = Math.max(...sources.filter((folder) => existsSync(folder)).map(newestChange));
  if (!existsSync(index) || statSync(index).mtimeMs < newest) buildPage();
  return out;
}

/** In a process of its own: the host, whose memory is limited, asks for it too. */
function buildPage(): void {
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const config = join(root, 'renderer', 'vite.config.ts');
  const { status } = spawnSync(process.execPath, [vite, 'build', '--config', config, '--logLevel', 'warn'], {
    cwd: root,
    // A test that asks for the page would hand down its own, and React's development build with it.
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) throw new Error('The page could not be built, see above.');
}
