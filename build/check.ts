// `npm run check`: types, lint, format, borders between the rooms, dead code, texts. Seconds, and what CI runs first.
import { spawn } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

interface Finished {
  readonly code: number;
  readonly output: string;
}

function run(file: string, args: readonly string[], folder = 'node_modules'): Promise<Finished> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, folder, file), ...args], { cwd: root });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

const borders = [
  'dependency-cruiser/bin/dependency-cruiser.mjs',
  ['electron', 'renderer', 'build', 'test', '--output-type', 'err'],
] as const;

/** A planted import against the direction: borders that do not report it are blind, and the check fails. */
async function bordersSee(): Promise<Finished> {
  const planted = join(root, 'electron', 'accounts', 'planted-violation.ts');
  writeFileSync(planted, "import '../journal/planted-target.ts';\n");
  const target = join(root, 'electron', 'journal', 'planted-target.ts');
  writeFileSync(target, 'export {};\n');
  try {
    const { output } = await run('dependency-cruiser/bin/dependency-cruiser.mjs', [
      'electron/accounts',
      '--output-type',
      'err',
    ]);
    const seen = output.includes('room-accounts') && output.includes('planted-violation.ts');
    return { code: seen ? 0 : 1, output: seen ? '' : `the planted violation was not reported:\n${output}` };
  } finally {
    rmSync(planted);
    rmSync(target);
  }
}

/** Whether renderer/catalogue holds the texts that the code has now. */
async function catalogueIsCurrent(): Promise<Finished> {
  const { code, output } = await run('@lingui/cli/dist/lingui-check.js', [
    'sync',
    '--clean',
    '--verbose',
    '--workers',
    '1',
  ]);
  return { code, output: `${output}Bring it up to date: npm run texts` };
}

const checks: readonly (readonly [string, () => Promise<Finished>])[] = [
  ['types', () => run('typescript/bin/tsc', ['--pretty', 'false'])],
  ['lint and format', () => run('@biomejs/biome/bin/biome', ['ci', '--colors=off'])],
  ['borders', () => run(...borders)],
  ['dead code', () => run('knip/bin/knip.js', ['--no-progress'])],
  ['catalogue up to date', catalogueIsCurrent],
  ['texts in the catalogue', () => run('check-texts.ts', [], 'build')],
];

const results = await Promise.all(
  checks.map(async ([name, check]) => {
    const started = Date.now();
    const finished = await check();
    return { name, ...finished, took: Date.now() - started };
  }),
);
// After the others: it writes two files for a moment, which they would see.
const started = Date.now();
const planted = await bordersSee();
results.push({ name: 'borders see a planted violation', ...planted, took: Date.now() - started });

for (const { name, code, output, took } of results) {
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${(took / 1000).toFixed(1)} s)`);
  if (code !== 0) console.log(output);
}
process.exit(results.some(({ code }) => code !== 0) ? 1 : 0);
