// The tests: `npm test [-- PATTERN …]`, and `npm test -- --long` for those that take long, which are named *.long.test.ts and are left out
// otherwise, unless a pattern names them. Ends with the line `N passed, N failed, N skipped`.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { startVitest } from 'vitest/node';
import { memoryFolder } from './memory-folder.ts';
import { ensurePageIsBuilt } from './page.ts';

/** Chromium as Linux distributions, Google and Playwright name it; USERFERRY_CHROMIUM overrules. */
function hasBrowser(): boolean {
  const named = process.env.USERFERRY_CHROMIUM;
  if (named !== undefined) return existsSync(named);
  const fromPath = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].some(
    (name) => spawnSync(process.platform === 'win32' ? 'where' : 'which', [name], { stdio: 'ignore' }).status === 0,
  );
  const wellKnown = [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ];
  return fromPath || wellKnown.some((path) => existsSync(path));
}

const long = '.long.test.ts';
const asked = process.argv.slice(2);
const patterns = asked.includes('--long') ? [long] : asked;
if ((patterns.length === 0 || patterns[0] === long) && !hasBrowser()) {
  console.error(
    'The end-to-end tests need a Chromium, and none was found.\n' +
      'Install one (Debian and Ubuntu: apt-get install chromium), or name it: USERFERRY_CHROMIUM=/path/to/chrome npm test',
  );
  process.exit(2);
}
ensurePageIsBuilt();

// Where Node and whatever it starts make temporary folders, unless whoever runs the tests wants to look at what they leave.
const folder = process.env.TMPDIR === undefined ? memoryFolder() : null;
if (folder !== null) process.env.TMPDIR = folder;

const vitest = await startVitest('test', patterns, {
  watch: false,
  reporters: ['default'],
  ...(patterns.length === 0 ? { exclude: [`**/*${long}`] } : {}),
});
const modules = vitest?.state.getTestModules() ?? [];
let passed = 0;
let failed = 0;
let skipped = 0;
for (const module of modules) {
  // A file that cannot be loaded runs no test, and is a failure all the same.
  if (module.errors().length > 0) failed += 1;
  for (const test of module.children.allTests()) {
    const state = test.result().state;
    if (state === 'passed') passed += 1;
    else if (state === 'failed') failed += 1;
    else skipped += 1;
  }
}
const unhandled = vitest?.state.getUnhandledErrors().length ?? 0;
failed += unhandled;
await vitest?.close();
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
