import { createRequire } from 'node:module';
import type tedious from 'tedious';
import type { SampleServer } from './sample-server.ts';

// tedious as Auth0's scripts have it beside today's: `tedious@11.0.3` and `tedious@1.11.0` are what public templates pin.

const require = createRequire(import.meta.url);

export const versions = ['tedious', 'tedious-11.0.3', 'tedious-1.11.0'] as const;
export type Version = (typeof versions)[number];

type Driver = typeof tedious;
type Type = (typeof tedious.TYPES)[keyof typeof tedious.TYPES];

export interface Parameter {
  readonly name: string;
  readonly type: keyof typeof tedious.TYPES;
  readonly value?: unknown;
  readonly output?: boolean;
  readonly options?: { readonly length?: number; readonly precision?: number; readonly scale?: number };
}

export interface Answer {
  readonly rows: readonly (readonly unknown[])[];
  readonly outputs: { readonly [name: string]: unknown };
  readonly status: number | undefined;
  /** What PRINT and RAISERROR below severity 11 said meanwhile. */
  readonly messages: readonly string[];
}

/** A request in the way of a version, and what comes of it; `send` hands it to its connection. */
export interface Client {
  readonly connection: tedious.Connection;
  ask(text: string, parameters: readonly Parameter[], send: (request: tedious.Request) => void): Promise<Answer>;
  request(text: string, done: (error: unknown) => void): tedious.Request;
  type(name: Parameter['type']): Type;
  /** Resolves when the callback that it hands out is called. */
  settled(start: (done: (error?: Error | null) => void) => void): Promise<void>;
  close(): Promise<void>;
}

/** Signs in: 1.11.0 takes another form of settings, and connects by itself. */
export async function connectVersion(version: Version, sample: SampleServer, encrypt = false): Promise<Client> {
  const driver = require(version) as Driver;
  const { user, password, database, server } = sample;
  const options = { port: server.port, database, encrypt, trustServerCertificate: true };
  const connection =
    version === 'tedious-1.11.0'
      ? new (driver.Connection as new (settings: unknown) => tedious.Connection)({
          server: '127.0.0.1',
          userName: user,
          password,
          options,
        })
      : new driver.Connection({
          server: '127.0.0.1',
          authentication: { type: 'default', options: { userName: user, password } },
          options,
        });
  await new Promise<void>((resolve, reject) => {
    connection.on('connect', (error) => (error == null ? resolve() : reject(error)));
    if (version !== 'tedious-1.11.0') connection.connect();
  });
  const settled: Client['settled'] = (start) =>
    new Promise((resolve, reject) => {
      start((error) => (error == null ? resolve() : reject(error)));
    });
  const type = (name: Parameter['type']) => driver.TYPES[name];
  const request = (text: string, done: (error: unknown) => void) => new driver.Request(text, done);
  return {
    connection,
    request,
    type,
    settled,
    ask: (text, parameters, send) => ask(connection, request, type, text, parameters, send),
    close: () =>
      new Promise((resolve) => {
        connection.on('end', () => resolve());
        connection.close();
      }),
  };
}

function ask(
  connection: tedious.Connection,
  make: Client['request'],
  typeOf: Client['type'],
  text: string,
  parameters: readonly Parameter[],
  send: (request: tedious.Request) => void,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const rows: unknown[][] = [];
    const outputs: Record<string, unknown> = {};
    const messages: string[] = [];
    let status: number | undefined;
    const heard = ({ message }: { readonly message: string }) => messages.push(message);
    connection.on('infoMessage', heard);
    const request = make(text, (error) => {
      connection.removeListener('infoMessage', heard);
      if (error == null) resolve({ rows, outputs, status, messages });
      else reject(error);
    });
    for (const { name, type, value, output, options } of parameters) {
      if (output === true) request.addOutputParameter(name, typeOf(type), value, options);
      else request.addParameter(name, typeOf(type), value, options);
    }
    request.on('row', (columns: readonly { readonly value: unknown }[]) => {
      rows.push(columns.map(({ value }) => value));
    });
    request.on('returnValue', (name: string, value: unknown) => {
      outputs[name] = value;
    });
    request.on('doneProc', (_count: unknown, _more: unknown, returned: number) => {
      status = returned;
    });
    send(request);
  });
}
