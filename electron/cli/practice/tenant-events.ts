import { z } from 'zod';
import type { PracticeTenant } from '../../practice/practice.ts';

/** An answer over HTTP; `body` is parsed where it is JSON. */
export interface EventAnswer {
  readonly status: number;
  readonly body: unknown;
}

const tokenAnswer = z.looseObject({ access_token: z.string() });
const calls = z.looseObject({ action: z.string() });

/** What happens at a tenant, as the persons and the administrator concerned would let it happen: over its public HTTP. */
export interface TenantEvents {
  signUp(email: string, password: string): Promise<EventAnswer>;
  askForNewPassword(email: string): Promise<EventAnswer>;
  /** Follows the newest link of the kind that was mailed to the address. */
  follow(kind: 'password-change' | 'verification', email: string, password: string | null): Promise<EventAnswer>;
  management(method: string, path: string, body?: object): Promise<EventAnswer>;
  /** The actions that scripts were asked for so far, in order. */
  scripts(): Promise<readonly string[]>;
}

/** The events of one connection of a practice tenant, with a token of the assistant's application. */
export async function tenantEvents(tenant: PracticeTenant): Promise<TenantEvents> {
  const { origin, control, connection, signInClientId } = tenant;
  const { body } = await sent('POST', `${origin}/oauth/token`, {
    grant_type: 'client_credentials',
    client_id: tenant.clientId,
    client_secret: tenant.clientSecret,
    audience: `${origin}/api/v2/`,
  });
  const { access_token: token } = tokenAnswer.parse(body);
  const asked = { client_id: signInClientId, connection };
  return {
    signUp: (email, password) => sent('POST', `${origin}/dbconnections/signup`, { ...asked, email, password }),
    askForNewPassword: (email) => sent('POST', `${origin}/dbconnections/change_password`, { ...asked, email }),
    follow: (kind, email, password) => sent('POST', `${control}/follow`, { link: { kind, email }, password }),
    management: (method, path, sending) => sent(method, `${origin}/api/v2/${path}`, sending, token),
    async scripts() {
      const text = (await (await fetch(`${control}/scripts`)).text()).trim();
      return text === '' ? [] : text.split('\n').map((line) => calls.parse(JSON.parse(line)).action);
    },
  };
}

async function sent(method: string, url: string, body?: object, token?: string): Promise<EventAnswer> {
  const response = await fetch(url, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
  return { status: response.status, body: isJson ? JSON.parse(text) : text };
}
