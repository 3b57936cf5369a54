import { afterAll } from 'vitest';
import type { LegacyConfig } from '../../../electron/legacy/legacy.ts';
import type { Engine, LoginRequest, Session } from '../../../electron/practice/sql-server/engine/interface.ts';
import { openDatabase } from '../../../electron/practice/sql-server/open-database.ts';
import { Faults, faultsSchema } from '../../../electron/practice/sql-server/wire/faults.ts';
import { startSqlServer } from '../../../electron/practice/sql-server/wire/sql-server.ts';
import { configFor } from './served-accounts.ts';

export const PASSWORD = 'Correct-Horse-1€';

/** A practice SQL Server in this process that writes down who signs in and every statement that it is sent. */
export interface RecordingServer {
  readonly port: number;
  /** For connecting as the product does. */
  readonly config: LegacyConfig;
  readonly statements: readonly string[];
  readonly logins: readonly LoginRequest[];
  /** Runs batches that are not written down. */
  run(...batches: readonly string[]): void;
}

export async function recordingServer(): Promise<RecordingServer> {
  const { engine, user, database, serverName } = openDatabase({
    store: 'empty',
    accounts: 0,
    seed: 1,
    password: PASSWORD,
  });
  const statements: string[] = [];
  const logins: LoginRequest[] = [];
  const server = await startSqlServer({
    engine: recording(engine, statements, logins),
    port: 0,
    encryption: 'optional',
    serverName,
    faults: new Faults(faultsSchema.parse({})),
    onDefect: (error) => {
      throw error;
    },
  });
  afterAll(() => server.stop());
  return {
    port: server.port,
    config: configFor(server.port, { database, authentication: { type: 'sql-login', user } }),
    statements,
    logins,
    run(...batches) {
      const session = engine.login({ user, password: PASSWORD, database, applicationName: 'fixture', hostName: '' });
      if (!('batch' in session)) throw new Error(session.message);
      for (const batch of batches) {
        for (const event of session.batch(batch)) {
          if (event.kind === 'error') throw new Error(`${event.message.message} (in: ${batch})`);
        }
      }
      session.close();
    },
  };
}

function recording(engine: Engine, statements: string[], logins: LoginRequest[]): Engine {
  return {
    login(request) {
      logins.push(request);
      const session = engine.login(request);
      return 'batch' in session ? recordingSession(session, statements) : session;
    },
  };
}

function recordingSession(session: Session, statements: string[]): Session {
  return new Proxy(session, {
    get(target, name) {
      if (name === 'batch') {
        return (text: string) => {
          statements.push(text);
          return target.batch(text);
        };
      }
      if (name === 'call') {
        return (...[procedure, parameters]: Parameters<Session['call']>) => {
          statements.push(procedure === 'sp_executesql' ? String(parameters[0]?.value) : procedure);
          return target.call(procedure, parameters);
        };
      }
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
