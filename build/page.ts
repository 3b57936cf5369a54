// The page (renderer/) is built by Vite into out/renderer; hosts serve that folder and nothing else.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const out = join(root, 'out', 'renderer');

function newestChange(folder: string): number {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .reduce((newest, entry) => Math.max(newest, statSync(join(entry.parentPath, entry.name)).mtimeMs), 0);
}

/** Builds the page when it is missing or older than its sources; returns the folder that holds it. */
export async function ensurePageIsBuilt(): Promise<string> {
  const index = join(out, 'index.html');
  const sources = [join(root, 'renderer'), join(root, 'electron', 'assistant', 'contract')];
  const newest = Math.max(...sources.filter((folder) => existsSync(folder)).map(newestChange));
  if (!existsSync(index) || statSync(index).mtimeMs < newest) {
    await build({ configFile: join(root, 'renderer', 'vite.config.ts'), logLevel: 'warn' });
  }
  return out;
}
