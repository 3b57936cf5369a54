// A practice tenant in a process of its own, seen through the official SDK's clients, plain HTTP and its control calls.
import { ConnectionsClient } from 'auth0/connections';
import { JobsClient } from 'auth0/jobs';
import { LogsClient } from 'auth0/logs';
import { UsersClient } from 'auth0/users';
import { expect } from 'vitest';
import { z } from 'zod';
import { nodeFork } from '../../../electron/common/node-fork.ts';
import type { PracticeTenant, PracticeTenantOptions } from '../../../electron/practice/practice.ts';
import { startPracticeTenant } from '../../../electron/practice/start-tenant.ts';

/** An answer as it came, its JSON parsed where there was any. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

const tokenSchema = z.object({ access_token: z.string(), scope: z.string(), expires_in: z.number() });
const summarySchema = z.object({ failed: z.number(), updated: z.number(), inserted: z.number(), total: z.number() });
const jobSchema = z.looseObject({ id: z.string(), status: z.string(), summary: summarySchema.optional() });
const errorsSchema = z.array(
  z.object({
    user: z.unknown(),
    errors: z.array(z.object({ code: z.string(), message: z.string(), path: z.string().optional() })),
  }),
);

export interface ImportForm {
  readonly users?: string | Blob | null;
  readonly connection_id?: string | null;
  readonly [field: string]: string | Blob | null | undefined;
}

async function parsed(response: Response): Promise<RawAnswer> {
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) };
}

/** Everything a test of the practice tenant does with one, signed in with the assistant's application. */
export class OpenedTenant {
  readonly practice: PracticeTenant;
  token = '';
  scopes: readonly string[] = [];
  readonly jobs: JobsClient;
  readonly connections: ConnectionsClient;
  readonly users: UsersClient;
  readonly logs: LogsClient;

  private constructor(practice: PracticeTenant) {
    this.practice = practice;
    const options = { baseUrl: `${practice.origin}/api/v2`, token: async () => this.token, maxRetries: 0 };
    this.jobs = new JobsClient(options);
    this.connections = new ConnectionsClient(options);
    this.users = new UsersClient(options);
    this.logs = new LogsClient(options);
  }

  static async open(options: PracticeTenantOptions = {}): Promise<OpenedTenant> {
    const opened = new OpenedTenant(await startPracticeTenant(options, nodeFork));
    await opened.authorize();
    return opened;
  }

  async oauth(form: Readonly<Record<string, string>>): Promise<RawAnswer> {
    return parsed(
      await fetch(`${this.practice.origin}/oauth/token`, { method: 'POST', body: new URLSearchParams(form) }),
    );
  }

  async authorize(): Promise<void> {
    const { clientId: client_id, clientSecret: client_secret, origin } = this.practice;
    const audience = `${origin}/api/v2/`;
    const { body } = await this.oauth({ grant_type: 'client_credentials', client_id, client_secret, audience });
    const { access_token, scope } = tokenSchema.parse(body);
    this.token = access_token;
    this.scopes = scope.split(' ');
  }

  /** Password-realm sign-in; the status says whether it let the user in. */
  signIn(username: string, password: string, realm = this.practice.connection): Promise<RawAnswer> {
    const grant_type = 'http://auth0.com/oauth/grant-type/password-realm';
    return this.oauth({ grant_type, client_id: this.practice.signInClientId, realm, username, password });
  }

  /** A raw call below /api/v2. */
  async call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<RawAnswer> {
    const json = body === undefined ? {} : { body: JSON.stringify(body) };
    const type = body === undefined ? {} : { 'content-type': 'application/json' };
    return parsed(
      await fetch(`${this.practice.origin}/api/v2/${path}`, {
        method,
        headers: { authorization: `Bearer ${this.token}`, ...type, ...headers },
        ...json,
      }),
    );
  }

  /** `POST /jobs/users-imports` with just these parts. */
  async postImport(form: ImportForm, headers: Record<string, string> = {}): Promise<RawAnswer> {
    const data = new FormData();
    for (const [name, value] of Object.entries(form)) {
      if (typeof value === 'string' && name !== 'users') data.append(name, value);
      else if (typeof value === 'string') data.append(name, new Blob([value]), 'users.json');
      else if (value instanceof Blob) data.append(name, value, 'users.json');
    }
    return parsed(
      await fetch(`${this.practice.origin}/api/v2/jobs/users-imports`, {
        method: 'POST',
        headers: { authorization: `Bearer ${this.token}`, ...headers },
        body: data,
      }),
    );
  }

  /** Has a file accepted and returns its job's id. */
  async startImport(users: readonly unknown[], more: ImportForm = {}): Promise<string> {
    const form = { users: JSON.stringify(users), connection_id: this.practice.connectionId, ...more };
    const { status, body } = await this.postImport(form);
    expect(status, JSON.stringify(body)).toBe(202);
    return jobSchema.parse(body).id;
  }

  async job(id: string) {
    return jobSchema.parse((await this.call('GET', `jobs/${id}`)).body);
  }

  /** Imports a file at once: its summary, and each failed user's errors by e-mail. */
  async imported(users: readonly unknown[], more: ImportForm = {}) {
    const id = await this.startImport(users, more);
    const job = await this.job(id);
    expect(job.status).toBe('completed');
    const { status, body } = await this.call('GET', `jobs/${id}/errors`);
    return { id, summary: job.summary, failures: status === 204 ? [] : errorsSchema.parse(body) };
  }

  async control(call: string, body: object = {}): Promise<RawAnswer> {
    return parsed(
      await fetch(`${this.practice.control}/${call}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    );
  }

  async state(): Promise<Readonly<Record<string, unknown>>> {
    const response = await fetch(`${this.practice.control}/state`);
    return z.record(z.string(), z.unknown()).parse(await response.json());
  }

  stop(): Promise<void> {
    return this.practice.stop();
  }
}

/** The code of the only error of each failed user. */
export function codesOf(failures: readonly { readonly errors: readonly { readonly code: string }[] }[]): string[] {
  return failures.flatMap(({ errors }) => errors.map(({ code }) => code));
}
