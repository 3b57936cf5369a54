import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { runCli } from './run-cli.ts';

const answer = z.object({
  mode: z.literal('legacy'),
  deployment: z.literal(1),
  leftOut: z.array(z.looseObject({ action: z.string() })),
  events: z.array(
    z.object({
      event: z.string(),
      result: z.string(),
      scripts: z.array(z.string()),
      auth0: z.string(),
      legacy: z.string(),
    }),
  ),
});

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'userferry-cli-'));
});
afterEach(() => rm(home, { recursive: true, force: true }));

const cases = [
  {
    store: 'aspnet-identity-core',
    leftOut: [],
    verify: { result: 'as wanted', scripts: ['verify', 'login'], legacy: 'the address is marked as proven' },
  },
  {
    store: 'aspnet-membership',
    leftOut: ['verify'],
    verify: {
      result: 'impossible',
      scripts: ['verify'],
      auth0: expect.stringContaining('Please implement the Verify script'),
    },
  },
];

test.each(cases)('practice --mode legacy with $store lets every event reach the legacy tables', async (wanted) => {
  const { store, leftOut, verify } = wanted;
  const { code, stdout, stderr } = await runCli(
    ['practice', '--mode', 'legacy', '--accounts', '50', '--store', store, '--json'],
    { USERFERRY_HOME: home },
  );
  expect(code, stderr + stdout).toBe(0);
  const told = answer.parse(JSON.parse(stdout));
  expect(told.leftOut.map(({ action }) => action)).toEqual(leftOut);
  expect(told.events).toMatchObject([
    { event: 'create', result: 'as wanted', scripts: ['getUser', 'create', 'login'] },
    { event: 'sign in', result: 'as wanted', scripts: ['login', 'login'] },
    { event: 'change password', result: 'as wanted', scripts: ['getUser', 'changePassword', 'login', 'login'] },
    { event: 'verify', ...verify },
    { event: 'change e-mail', result: 'as wanted', scripts: ['getUser', 'changeEmail', 'login'] },
    { event: 'delete', result: 'as wanted', scripts: ['deleteUser', 'login'] },
  ]);
});
