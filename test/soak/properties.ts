import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const files = [
  'unit/migration/delta',
  'unit/migration/undo',
  'unit/migration/present',
  'unit/migration/waves/waves-crash',
  'unit/migration/crash',
  'integration/cli/evidence',
];

/** Runs the tests of random histories, random tenants and kills so many times as often as `npm test` does; true when all pass. */
export function soakProperties({ times }: { readonly times: number }): boolean {
  const test = fileURLToPath(new URL('../../build/test.ts', import.meta.url));
  const { status } = spawnSync(process.execPath, [...process.execArgv, test, ...files.map((file) => `test/${file}`)], {
    stdio: 'inherit',
    env: { ...process.env, USERFERRY_TEST_RUNS: String(times) },
  });
  return status === 0;
}
