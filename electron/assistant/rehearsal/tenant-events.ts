import { z } from 'zod';
import type { RehearsalTenant } from '../powers.ts';

/** An answer over HTTP; `body` is parsed where it is JSON. */
export interface EventAnswer {
  readonly status: number;
  readonly body: unknown;
}

const tokenAnswer = z.looseObject({ access_token: z.string() });

const scriptCall = z.object({
  number: z.number(),
  action: z.string(),
  /** `profile`, `nobody` and so on, as a container tells of it; `no-script` where none was there, `running` while it does. */
  outcome: z.string(),
  said: z.string().nullable(),
  code: z.string().nullable(),
  durationMs: z.number().nullable(),
  console: z.array(z.string()),
  breaches: z.array(z.string()),
});
/** A call of a script, as the practice tenant tells of it: without passwords. */
export type TenantScriptCall = z.infer<typeof scriptCall>;

const logEntry = z.object({
  log_id: z.string(),
  type: z.string(),
  description: z.string().default(''),
  user_id: z.string().optional(),
});
export type TenantLogEntry = z.infer<typeof logEntry>;

/** Entries at a time (Auth0 OpenAPI: GET /logs). */
const LOG_PAGE = 100;

/** What happens at a tenant, as the persons and the administrator concerned would let it happen: over its public HTTP. */
export interface TenantEvents {
  signIn(name: string, password: string): Promise<EventAnswer>;
  signUp(email: string, password: string, more?: object): Promise<EventAnswer>;
  askForNewPassword(email: string): Promise<EventAnswer>;
  /** Follows the newest link of the kind that was mailed to the address. */
  follow(kind: 'password-change' | 'verification', email: string, password: string | null): Promise<EventAnswer>;
  management(method: string, path: string, body?: object): Promise<EventAnswer>;
  /** Puts users into the connection whom nobody signed up. */
  plant(users: readonly { readonly user_id: string; readonly email: string }[]): Promise<EventAnswer>;
  /** Calls of scripts so far, in order. */
  scripts(): Promise<readonly TenantScriptCall[]>;
  /** The log behind an entry, oldest first; from its beginning for null. */
  log(after: string | null): Promise<readonly TenantLogEntry[]>;
}

/** The events of one connection of a practice tenant, with a token of the assistant's application. */
export async function tenantEvents(
  tenant: Omit<RehearsalTenant, 'stop'>,
  connection: string,
  signal?: AbortSignal,
): Promise<TenantEvents> {
  const { origin, control, signInClientId } = tenant;
  const send = (method: string, url: string, body?: object, token?: string) => sent(method, url, body, token, signal);
  const { body } = await send('POST', `${origin}/oauth/token`, {
    grant_type: 'client_credentials',
    client_id: tenant.clientId,
    client_secret: tenant.clientSecret,
    audience: `${origin}/api/v2/`,
  });
  const { access_token: token } = tokenAnswer.parse(body);
  const asked = { client_id: signInClientId, connection };
  const management: TenantEvents['management'] = (method, path, sending) =>
    send(method, `${origin}/api/v2/${path}`, sending, token);
  return {
    management,
    signIn: (username, password) =>
      send('POST', `${origin}/oauth/token`, {
        grant_type: 'http://auth0.com/oauth/grant-type/password-realm',
        realm: connection,
        client_id: signInClientId,
        username,
        password,
      }),
    signUp: (email, password, more = {}) =>
      send('POST', `${origin}/dbconnections/signup`, { ...asked, email, password, ...more }),
    askForNewPassword: (email) => send('POST', `${origin}/dbconnections/change_password`, { ...asked, email }),
    follow: (kind, email, password) => send('POST', `${control}/follow`, { link: { kind, email }, password }),
    plant: (users) => send('POST', `${control}/users`, { connection, users }),
    async scripts() {
      const text = String((await send('GET', `${control}/scripts`)).body).trim();
      return text === '' ? [] : text.split('\n').map((line) => scriptCall.parse(JSON.parse(line)));
    },
    async log(after) {
      const entries: TenantLogEntry[] = [];
      for (let from = after; ; ) {
        const start = from === null ? '' : `&from=${encodeURIComponent(from)}`;
        const page = z.array(logEntry).parse((await management('GET', `logs?take=${LOG_PAGE}${start}`)).body);
        entries.push(...page);
        if (page.length < LOG_PAGE) return entries;
        from = page.at(-1)?.log_id ?? from;
      }
    },
  };
}

async function sent(
  method: string,
  url: string,
  body: object | undefined,
  token: string | undefined,
  signal: AbortSignal | undefined,
): Promise<EventAnswer> {
  const response = await fetch(url, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
  return { status: response.status, body: isJson ? JSON.parse(text) : text };
}
