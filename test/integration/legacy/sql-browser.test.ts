import { expect, test } from 'vitest';
import { findPort } from '../../../electron/legacy/find-port.ts';
import { configFor } from './served-accounts.ts';
import { sqlBrowser } from './servers.ts';

const members = { name: 'MEMBERS', port: 51_433 };

function config(instance: string) {
  const { port: _, ...rest } = configFor(1);
  return { ...rest, instance };
}

test('takes the first answer and asks no more', async () => {
  const { port, asked } = await sqlBrowser([members]);
  const found = await findPort(config('members'), undefined, { port, timeout: 500 });
  expect(found).toEqual({ kind: 'listed', port: 51_433, instance: 'MEMBERS' });
  expect(asked).toEqual([Buffer.from('\x04members\0', 'latin1')]);
});

test('asks again when an answer is lost', async () => {
  const { port, asked } = await sqlBrowser([members], 2);
  expect(await findPort(config('MEMBERS'), undefined, { port, timeout: 40 })).toMatchObject({ port: 51_433 });
  expect(asked).toHaveLength(3);
});

test('asks nobody where a port is given', async () => {
  const { port, asked } = await sqlBrowser([members]);
  expect(await findPort({ ...config('MEMBERS'), port: 50_000 }, undefined, { port })).toMatchObject({
    kind: 'given',
    port: 50_000,
  });
  expect(asked).toEqual([]);
});

test('lists the instances that are there when the name is wrong', async () => {
  const { port } = await sqlBrowser([members, { name: 'OTHER' }]);
  await expect(findPort(config('MEMBER'), undefined, { port, timeout: 30 })).rejects.toMatchObject({
    code: 'UF-1102',
    kept: expect.stringContaining('not been sent'),
    next: expect.stringContaining('MEMBERS, OTHER'),
    instances: [members, { name: 'OTHER' }],
  });
});

test('says that an instance has no TCP/IP', async () => {
  const { port } = await sqlBrowser([{ name: 'MEMBERS' }]);
  await expect(findPort(config('MEMBERS'), undefined, { port, timeout: 30 })).rejects.toMatchObject({
    code: 'UF-1102',
    next: expect.stringContaining('Configuration Manager'),
  });
});

test('tries the usual port where nobody answers', async () => {
  const { port, asked } = await sqlBrowser([], 99);
  expect(await findPort(config('MEMBERS'), undefined, { port, timeout: 20 })).toEqual({
    kind: 'guessed',
    port: 1433,
    instance: 'MEMBERS',
  });
  expect(asked.map((question) => question[0])).toEqual([4, 4, 4, 3, 3, 3]);
});
