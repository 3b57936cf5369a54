// What Userferry asks of a tenant about e-mails, over real sockets.
import { describe, expect, test } from 'vitest';
import { openMails } from '../../../electron/tenant/open-mails.ts';
import { type Answer, apiError, hangUp, json, scriptedTenant } from './scripted-tenant.ts';

const change = '/dbconnections/change_password';
const request = { application: 'client-1', connection: 'members', email: 'ada@contoso.example' };

async function mailsAt(script: Readonly<Record<string, readonly Answer[]>>) {
  const { origin, asked, clock, calls } = await scriptedTenant(script);
  const options = { domain: origin, clientId: 'client', clientSecret: 'very-secret', fetch, clock, random: () => 0 };
  return { mails: openMails(options), asked, clock, calls };
}

describe('who sends the e-mails', () => {
  test.for([
    ['a provider of its own', json(200, { name: 'sendgrid', enabled: true }), { kind: 'own', name: 'sendgrid' }],
    ['one that is switched off', json(200, { name: 'sendgrid', enabled: false }), { kind: 'built-in' }],
    ['none', apiError(404, 'There is not a configured email provider'), { kind: 'built-in' }],
  ] as const)('%s', async ([, answer, expected]) => {
    const { mails, asked } = await mailsAt({ '/emails/provider': [answer] });
    expect(await mails.provider()).toEqual(expected);
    expect(asked.at(-1)?.headers.authorization).toBe('Bearer t1');
  });

  test('is not told without the permission, which is named', async () => {
    const { mails } = await mailsAt({
      '/emails/provider': [apiError(403, 'Insufficient scope', 'insufficient_scope')],
    });
    await expect(mails.provider()).rejects.toMatchObject({
      code: 'UF-2012',
      message: expect.stringContaining('read:email_provider'),
    });
  });
});

describe('asking for an e-mail', () => {
  test.for<[string, Answer, object]>([
    ['taken on', json(200, 'We’ve just sent you an email'), { kind: 'asked' }],
    ['of somebody unknown', apiError(404, 'User not found'), { kind: 'nobody' }],
    ['refused', apiError(400, 'connection is required'), { kind: 'refused', why: '400 connection is required' }],
    ['over a limit', json(429, { error: 'too_many_requests' }), { kind: 'busy' }],
    ['with a server’s error', apiError(503, 'down'), { kind: 'uncertain', why: '503 down' }],
    ['with its answer lost', hangUp, { kind: 'uncertain' }],
  ])('%s: once, without a token, and told for what it is', async ([, answer, expected]) => {
    const { mails, asked, calls } = await mailsAt({ [change]: [answer] });
    expect(await mails.askReset(request)).toMatchObject(expected);
    expect(calls()).toEqual([change]);
    expect(asked[0]?.headers.authorization).toBeUndefined();
    expect(JSON.parse(asked[0]?.body ?? '')).toEqual({
      client_id: 'client-1',
      connection: 'members',
      email: 'ada@contoso.example',
    });
  });

  test('at a tenant that nobody answers for was surely not sent', async () => {
    const { clock } = await mailsAt({});
    const options = { domain: 'http://127.0.0.1:2', clientId: 'client', clientSecret: 'secret', fetch, clock };
    expect(await openMails(options).askReset(request)).toMatchObject({ kind: 'not-sent' });
  });

  test('after a 429 waits as long as the answer asks', async () => {
    const { mails, clock } = await mailsAt({
      [change]: [
        (response, asked) =>
          json(
            429,
            {},
            { 'x-ratelimit-reset': String(clock.now() / 1000 + 30), date: new Date(clock.now()).toUTCString() },
          )(response, asked),
      ],
    });
    await mails.askReset(request);
    await mails.ready();
    expect(clock.waits).toEqual([30_000]);
  });
});

test('a lost request is found in the log by its address, in whatever case and place', async () => {
  const entry = (email: string) => ({ type: 'scpr', date: '2026-01-01T00:00:00.000Z', details: { body: { email } } });
  const others = Array.from({ length: 100 }, (_, index) => entry(`person.${index}@contoso.example`));
  const { mails, calls } = await mailsAt({ '/logs': [json(200, others), json(200, [entry('Ada@Contoso.example')])] });
  expect(await mails.findReset('ada@contoso.example', 0)).toBe('asked');
  expect(calls()).toEqual(['/logs', '/logs']);
  const unreadable = await mailsAt({ '/logs': [apiError(403, 'Insufficient scope', 'insufficient_scope')] });
  expect(await unreadable.mails.findReset('ada@contoso.example', 0)).toBe('unreadable');
  const nothing = await mailsAt({ '/logs': [json(200, [entry('zada@contoso.example')])] });
  expect(await nothing.mails.findReset('ada@contoso.example', 0)).toBe('nothing');
});
