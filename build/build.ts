// `npm run build`: bundles the app for Electron into out/electron; with `-- --package` an installer as well, which downloads the
// Electron runtime and therefore works only where the network gives it.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

function run(program: string, args: readonly string[]): void {
  const { status } = spawnSync(process.execPath, [`${root}node_modules/${program}`, ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}

run('electron-vite/bin/electron-vite.js', ['build']);
if (process.argv.includes('--package')) run('electron-builder/cli.js', ['--config', 'build/electron-builder.yml']);
