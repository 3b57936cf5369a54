import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Where each code is given to a failure; UF-9000 stands for any defect of ours, on every host. */
function givenIn(...rooms: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const places = rooms.flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path))
      .flatMap((path) =>
        [...readFileSync(join(root, room, path), 'utf8').matchAll(/code: '(UF-\d{4})'|\((UF-\d{4})\)/g)].map(
          ([, plain, inText]) => ({ code: plain ?? inText ?? '', path: join(room, path) }),
        ),
      ),
  );
  const byCode = Map.groupBy(places, ({ code }) => code);
  byCode.delete('UF-9000');
  return new Map([...byCode].map(([code, all]) => [code, all.map(({ path }) => path)]));
}

test('a code means one failure: whoever looks it up finds one sentence', () => {
  const given = givenIn('electron', 'renderer');
  expect(given.size).toBeGreaterThan(40);
  expect([...given].filter(([, places]) => places.length > 1)).toEqual([]);
});
