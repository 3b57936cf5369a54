import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { replaceOwnFile } from '../../../electron/common/replace-own-file.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'userferry-replace-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('a file takes the place of another, for its owner alone, in a folder that is made where it is missing', async () => {
  const path = join(folder, 'new', 'file.json');
  await replaceOwnFile(path, 'first');
  await writeFile(path, 'by others', { mode: 0o666 });
  await replaceOwnFile(path, 'second');
  expect(await readFile(path, 'utf8')).toBe('second');
  expect(await readdir(join(folder, 'new'))).toEqual(['file.json']);
  if (process.platform !== 'win32') expect((await stat(path)).mode & 0o777).toBe(0o600);
});

test('two that write at once leave one of both whole, and nothing beside it', async () => {
  const path = join(folder, 'file.json');
  const contents = ['a', 'b', 'c'].map((letter) => letter.repeat(1_000_000));
  await Promise.all(contents.map((content) => replaceOwnFile(path, content)));
  expect(contents).toContain(await readFile(path, 'utf8'));
  expect(await readdir(folder)).toEqual(['file.json']);
});

test('what can’t take the place leaves it as it was, and nothing beside it', async () => {
  const path = join(folder, 'file.json');
  await mkdir(join(path, 'inside'), { recursive: true });
  await expect(replaceOwnFile(path, 'new')).rejects.toThrow();
  expect(await readdir(path)).toEqual(['inside']);
  expect(await readdir(folder)).toEqual(['file.json']);
});
