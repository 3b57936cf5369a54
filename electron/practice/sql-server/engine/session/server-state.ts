import type { Clock } from '../../../../common/clock.ts';
import { Database } from '../catalog/database.ts';
import { VersionClock } from '../catalog/version-clock.ts';
import type { Login } from './login.ts';

/** What all sessions share: databases, logins, clocks. */
export class ServerState {
  readonly name: string;
  readonly clock = new VersionClock();
  readonly time: Clock;
  readonly logins: readonly Login[];
  readonly #databases = new Map<string, Database>();
  readonly #spids = new Set<number>();

  constructor(name: string, logins: readonly Login[], databases: readonly string[], time: Clock) {
    this.name = name;
    this.logins = logins;
    this.time = time;
    for (const database of ['master', 'tempdb', 'model', 'msdb', ...databases]) this.addDatabase(database);
  }

  addDatabase(name: string): Database {
    const database = new Database(this.#databases.size + 1, name, new Date(this.time.now()), this.clock);
    this.#databases.set(name.toLowerCase(), database);
    return database;
  }

  database(name: string): Database | undefined {
    return this.#databases.get(name.toLowerCase());
  }

  get databases(): Iterable<Database> {
    return this.#databases.values();
  }

  takeSpid(): number {
    let spid = 51;
    while (this.#spids.has(spid)) spid += 1;
    this.#spids.add(spid);
    return spid;
  }

  releaseSpid(spid: number): void {
    this.#spids.delete(spid);
  }
}
