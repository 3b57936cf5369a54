import type { SecureContext } from 'node:tls';
import type { Engine, LoginRequest, Session } from '../../../electron/practice/sql-server/engine/interface.ts';
import { openDatabase } from '../../../electron/practice/sql-server/open-database.ts';
import { answering } from '../../integration/legacy/diagnosed.ts';
import { type Accept, listening, speaksTds, type WhenOver } from '../../integration/legacy/servers.ts';
import { message } from '../../integration/practice-sql/scripted-engine.ts';
import type { Typed } from './diagnosis-page.ts';

const PASSWORD = 'Correct-Horse-1€';

/** The practice SQL Server's engine with a few accounts in it: what a server that is well, or mended, has behind its port. */
const {
  engine: wellEngine,
  user,
  database,
} = openDatabase({
  store: 'aspnet-identity-core',
  accounts: 3,
  seed: 1,
  password: PASSWORD,
});

export { database, user, wellEngine };

/** What is typed for a server that is well and has no encryption. */
export const usual: Omit<Typed, 'port'> = {
  server: '127.0.0.1',
  instance: '',
  database,
  login: user,
  password: PASSWORD,
  encryption: 'none',
};

/** A server that is well. */
export const well = (context: SecureContext | null = null): Accept => speaksTds(wellEngine, context);

/** A port whose server can be mended, or replaced by another, while the page stays open. */
export async function place(
  first: Accept,
  whenOver?: WhenOver,
): Promise<{ readonly port: number; becomes(next: Accept): void }> {
  let accept = first;
  const port = await listening((socket) => accept(socket), 0, whenOver);
  return {
    port,
    becomes(next) {
      accept = next;
    },
  };
}

/** The engine, but that it refuses logins with one of SQL Server's errors, as long as `refuses` gives one. */
export function refusingEngine(
  refuses: (request: LoginRequest) => { readonly number: number; readonly text: string } | null,
): Engine {
  return {
    login(request) {
      const refusal = refuses(request);
      return refusal === null ? wellEngine.login(request) : message(refusal.number, refusal.text, { class: 14 });
    },
  };
}

type Answers = Parameters<typeof answering>[0];

/** The engine, but that statements with one of these parts are answered so: what it has no statement for (masks, policies, keys). */
export function engineWith(answers: Answers): Engine {
  const script = answering(answers);
  return {
    login(request) {
      const session = wellEngine.login(request);
      if (!('batch' in session)) return session;
      return withOwn(session, {
        call(procedure, parameters) {
          const statement = String(parameters[0]?.value ?? '');
          const own = answers.some(([part]) => statement.includes(part)) ? script.call : undefined;
          return own === undefined ? session.call(procedure, parameters) : own(procedure, parameters);
        },
      });
    },
  };
}

/** A session that does some things in its own way. */
export function withOwn(session: Session, own: Partial<Session>): Session {
  return {
    database: session.database,
    batch: (text) => session.batch(text),
    call: (procedure, parameters) => session.call(procedure, parameters),
    begin: (name, isolation) => session.begin(name, isolation),
    commit: (name) => session.commit(name),
    rollback: (name) => session.rollback(name),
    save: (name) => session.save(name),
    bulk: (columns, rows) => session.bulk(columns, rows),
    reset: () => session.reset(),
    close: () => session.close(),
    ...own,
  };
}
