import { type Clock, systemClock } from '../../../common/clock.ts';
import type { Database } from './catalog/database.ts';
import type { Engine, LoginRequest, Session, SqlMessage } from './interface.ts';
import { EngineSession } from './session/engine-session.ts';
import type { Login } from './session/login.ts';
import { ServerState } from './session/server-state.ts';
import { SessionState } from './session/session-state.ts';

export type { Login } from './session/login.ts';

export interface EngineOptions {
  /** What @@SERVERNAME says. */
  readonly serverName: string;
  readonly logins: readonly Login[];
  /** Besides master, tempdb, model and msdb. */
  readonly databases: readonly string[];
  readonly clock?: Clock;
}

/** An engine with empty databases. */
export class PracticeEngine implements Engine {
  readonly #server: ServerState;

  constructor({ serverName, logins, databases, clock = systemClock }: EngineOptions) {
    this.#server = new ServerState(serverName, logins, databases, clock);
  }

  /** One more database, empty. */
  addDatabase(name: string): Database {
    return this.#server.addDatabase(name);
  }

  /** A database by its name, for loading fixtures into it. */
  database(name: string): Database {
    const database = this.#server.database(name);
    if (database === undefined) throw new RangeError(`there is no database ${name}`);
    return database;
  }

  login(request: LoginRequest): Session | SqlMessage {
    const login = this.#server.logins.find(({ name }) => name.toLowerCase() === request.user.toLowerCase());
    if (login === undefined || login.password !== request.password) {
      return refusal(18456, 14, `Login failed for user '${request.user}'.`);
    }
    const name = request.database === '' ? login.defaultDatabase : request.database;
    const database = this.#server.database(name);
    if (database === undefined) {
      return refusal(4060, 11, `Cannot open database "${name}" requested by the login. The login failed.`);
    }
    const { applicationName, hostName } = request;
    return new EngineSession(
      new SessionState(this.#server, login, database, this.#server.takeSpid(), applicationName, hostName),
    );
  }
}

function refusal(number: number, severity: number, message: string): SqlMessage {
  return { number, state: 1, class: severity, message, line: 1, procedure: '' };
}
