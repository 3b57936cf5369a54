import { plantedAccounts } from './planted-accounts.ts';

export interface SignInTarget {
  /** Origin of the practice tenant. */
  readonly origin: string;
  readonly clientId: string;
  readonly connection: string;
}

/** What came of signing in with old passwords, and with wrong ones, over the Authentication API. */
export interface SignIns {
  readonly sampled: number;
  readonly withOldPassword: number;
  readonly withWrongPassword: number;
}

/** So many at a time: each costs the tenant a password hash. */
const AT_A_TIME = 4;

/** Signs in as a sample of the people who were imported and are not blocked, spread over all of them. */
export async function trySignIns(target: SignInTarget, control: string, wanted: number): Promise<SignIns> {
  const sample = await sampleOf(control, wanted);
  let withOldPassword = 0;
  let withWrongPassword = 0;
  const queue = sample.values();
  const work = async () => {
    for (const { email, password } of queue) {
      // The wrong one first: a sign-in that succeeds replaces the imported hash.
      if (await signIn(target, email, `${password}!`)) withWrongPassword += 1;
      if (await signIn(target, email, password)) withOldPassword += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
  return { sampled: sample.length, withOldPassword, withWrongPassword };
}

export interface Candidate {
  readonly email: string;
  readonly password: string;
}

/** People to sign in as, evenly spread; counted in a first pass, so that a million of them are never held at once. */
async function sampleOf(control: string, wanted: number): Promise<readonly Candidate[]> {
  let all = 0;
  for await (const _ of candidates(control)) all += 1;
  const step = Math.max(1, all / wanted);
  const sample: Candidate[] = [];
  let index = 0;
  for await (const candidate of candidates(control)) {
    if (sample.length < wanted && index === Math.floor(sample.length * step)) sample.push(candidate);
    index += 1;
  }
  return sample;
}

/** Whoever is imported and not blocked, with their old passwords. */
export async function* candidates(control: string): AsyncGenerator<Candidate, void, void> {
  for await (const { email, password, planted } of plantedAccounts(control)) {
    if (planted === 'import' && email !== null && password !== null) yield { email: email.trim(), password };
  }
}

/** Whether the practice tenant lets somebody in with this password. */
export async function signIn(target: SignInTarget, username: string, password: string): Promise<boolean> {
  const response = await fetch(`${target.origin}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'http://auth0.com/oauth/grant-type/password-realm',
      realm: target.connection,
      client_id: target.clientId,
      username,
      password,
    }),
  });
  await response.arrayBuffer();
  if (response.ok) return true;
  if (response.status === 403) return false;
  throw new Error(`The practice tenant answered a sign-in with ${response.status}`);
}
