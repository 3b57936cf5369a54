import type { FoundPeople, FoundPerson, SoughtPerson } from '../../../electron/assistant/contract/index.ts';
import { sceneTime } from './base-snapshot.ts';

const minute = 60_000;
const hour = 60 * minute;

const zoe: FoundPerson = {
  who: 'zoe.celik@contoso.com',
  state:
    'moved with run 7 yesterday and has not signed in there yet, while their account in the old database was changed since the plan; a sign-in failed 3 times, last today, because of a wrong password.',
  tone: 'wrong',
  advice: 'They should use ‘forgotten password’.',
  say: 'Your account is fine; the password was not right. Please choose ‘Forgot password’ on the sign-in page. You are sent a link to set a new one.',
  step: null,
  key: '3f2c9c1e-0a77-4d0b-9a55-6f1e0c7a91be',
  userId: 'auth0|uf-3f2c9c1e-0a77-4d0b-9a55-6f1e0c7a91be',
  user: { signedIn: 'never', blocked: false },
  evidence: [
    {
      source: 'old database',
      at: sceneTime,
      now: true,
      tone: 'neither',
      parts: [
        'Account 3f2c9c1e-0a77-4d0b-9a55-6f1e0c7a91be',
        'address z•••@contoso.com',
        'name Z•••',
        'password: Membership, HMAC-SHA-256',
        'not barred',
        'last seen 2026-11-06 09:12 UTC',
      ],
    },
    {
      source: 'old database',
      at: sceneTime,
      now: true,
      tone: 'look',
      parts: [
        'Is other than when the plan was made',
        'not in what was sent of the profile: most likely the password was changed since',
      ],
    },
    {
      source: 'plan',
      at: sceneTime - 29 * hour,
      now: false,
      tone: 'neither',
      parts: ['Plan 4: import', 'on the first Monday signs in as before', 'password: Membership, HMAC-SHA-256'],
    },
    {
      source: 'run',
      at: sceneTime - 22 * hour,
      now: false,
      tone: 'well',
      parts: ['Run 7: imported', 'sent 2026-11-23 23:24 UTC with file 3, job job_q7Zr4tYb0fWd'],
    },
    {
      source: 'Auth0 by user id',
      at: sceneTime,
      now: true,
      tone: 'well',
      parts: [
        'auth0|uf-3f2c9c1e-0a77-4d0b-9a55-6f1e0c7a91be',
        'address z•••@contoso.com',
        'signs in through this connection (contoso-members)',
        'not blocked',
        'made 2026-11-23 23:25 UTC',
        'never signed in',
        'without trickle’s mark',
        'not linked',
        'no second factor',
      ],
    },
    {
      source: 'Auth0 by address',
      at: sceneTime,
      now: true,
      tone: 'neither',
      parts: ['auth0|uf-3f2c9c1e-0a77-4d0b-9a55-6f1e0c7a91be is found by their address'],
    },
    ...[3, 4, 5].map((ago) => ({
      source: 'Auth0’s log' as const,
      at: sceneTime - ago * minute,
      now: false,
      tone: 'wrong' as const,
      parts: ['A sign-in failed (fp), because of a wrong password'],
    })),
  ],
};

/** The same person where they asked for it in clear. */
function revealed(person: FoundPerson): FoundPerson {
  const clear = (text: string) =>
    text.replace('z•••@contoso.com', 'zoe.celik@contoso.com').replace('Z•••', 'Zoë Çelik');
  return { ...person, evidence: person.evidence.map((line) => ({ ...line, parts: line.parts.map(clear) })) };
}

const away = {
  source: 'Auth0',
  failure: {
    code: 'UF-2002',
    message: 'The tenant contoso.eu.auth0.com could not be reached.',
    kept: 'Nothing was changed.',
    next: 'Check the network and the domain, then try again.',
  },
} as const;

const notAsked: FoundPerson = {
  ...zoe,
  who: 'away@contoso.com',
  state: 'moved with run 7 yesterday, and Auth0 could not be asked now.',
  tone: 'look',
  advice: 'Nothing can be said of today, so ask again once Auth0 answers.',
  say: null,
  step: 'reach-tenant',
  user: null,
  evidence: [
    ...zoe.evidence.filter(({ source }) => !source.startsWith('Auth0')),
    ...(['Auth0 by user id', 'Auth0 by address', 'Auth0’s log'] as const).map((source) => ({
      source,
      at: sceneTime,
      now: true,
      tone: 'look' as const,
      parts: [`Not told: ${away.failure.message} ${away.failure.next} (${away.failure.code})`],
      missing: true as const,
    })),
  ],
};

/** Whoever goes by what is typed in these scenes. */
export function peopleFor(sought: SoughtPerson, inClear: boolean): FoundPeople {
  const asked = { asked: sceneTime, more: false, away: [] };
  const name = sought.by === 'name' ? sought.name : sought.key;
  if (name.startsWith('nobody'))
    return {
      ...asked,
      people: [],
      sentence: `Nobody goes by ${name} in plan 4 of 2026-11-23 15:40 UTC, in the old database or in Auth0: check the spelling, for they have no account in any of them.`,
    };
  if (name.startsWith('away')) return { ...asked, away: [away], people: [notAsked], sentence: notAsked.state };
  const who = sought.by === 'key' ? `Account ${name}` : name;
  const one = { ...(inClear ? revealed(zoe) : zoe), who };
  if (!name.startsWith('info@')) return { ...asked, people: [one], sentence: one.state };
  const others = ['4711', '4712'].map((key) => ({ ...zoe, who: `Account ${key}`, key }));
  return {
    ...asked,
    people: others,
    sentence: `2 accounts or users go by ${name}, none of whom is chosen here: each is shown below, so ask which one it is, and look again by key.`,
  };
}
