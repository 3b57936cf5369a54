import type { PlantedAccount, SampleTable } from '../samples/sample.ts';
import { sampleStore } from '../samples/sample-store.ts';
import { PracticeEngine } from './engine/engine.ts';
import type { Engine, LoginRequest, Session } from './engine/interface.ts';

const DATABASE = 'Practice';
const USER = 'userferry';
/** @@SERVERNAME, and what errors name: nobody should take it for a real one. */
const SERVER_NAME = 'USERFERRY-PRACTICE';

export interface PracticeDatabase {
  readonly engine: Engine;
  readonly user: string;
  readonly database: string;
  readonly serverName: string;
  /** What is true of each sample account, made while it is read. */
  truth(): Iterable<PlantedAccount>;
}

function openSession(engine: Engine, request: LoginRequest): Session {
  const answer = engine.login(request);
  if ('batch' in answer) return answer;
  throw new Error(answer.message);
}

function run(session: Session, statement: string): void {
  for (const event of session.batch(statement)) {
    if (event.kind === 'error') throw new Error(`${event.message.message} (in: ${statement.slice(0, 80)})`);
  }
}

/** The engine takes rows in the order of a table's own columns; a sample table that has others would fill it with nonsense. */
function checkColumns(engine: PracticeEngine, { schema, name, columns }: SampleTable): void {
  const table = engine.database(DATABASE).object(schema, name);
  const own = table?.kind === 'table' ? table.columns.map((column) => column.name) : [];
  if (own.join() !== columns.map((column) => column.name).join()) {
    throw new Error(`The sample rows of ${schema}.${name} do not have its columns (${own.join(', ')}).`);
  }
}

/** An engine with the tables of a store in it, filled with sample accounts; without any for the store `empty`. */
export function openDatabase(options: {
  readonly store: 'aspnet-identity-core' | 'aspnet-membership' | 'empty';
  readonly accounts: number;
  readonly seed: number;
  readonly password: string;
}): PracticeDatabase {
  const { store, accounts, seed, password } = options;
  const login = { name: USER, password, role: 'owner', defaultDatabase: DATABASE } as const;
  const engine = new PracticeEngine({ serverName: SERVER_NAME, logins: [login], databases: [DATABASE] });
  const opened = { engine, user: USER, database: DATABASE, serverName: SERVER_NAME };
  if (store === 'empty') return { ...opened, truth: () => [] };
  const samples = sampleStore({ store, accounts, seed });
  const session = openSession(engine, {
    user: USER,
    password,
    database: DATABASE,
    applicationName: 'Userferry samples',
    hostName: 'localhost',
  });
  for (const statement of samples.ddl) run(session, statement);
  session.close();
  for (const table of samples.tables) {
    checkColumns(engine, table);
    engine.database(DATABASE).load(table.schema, table.name, table.rows());
  }
  return { ...opened, truth: () => samples.truth() };
}
