// The practice SQL Server's process: `node process.ts '{"store":"aspnet-membership","accounts":1000,"seed":1}'`.
// A parent that forked it hears when it listens; typed into a terminal, it prints the same as one line of JSON.
import { randomBytes } from 'node:crypto';
import { flushCompileCache } from 'node:module';
import { parentLink } from '../../common/parent-link.ts';
import { startControlServer } from '../control-server.ts';
import { sqlServerControl } from './control.ts';
import { openDatabase } from './open-database.ts';
import { type ProcessMessage, processArgumentSchema } from './process-contract.ts';
import { Faults } from './wire/faults.ts';
import { startSqlServer } from './wire/sql-server.ts';

const parent = parentLink();

function tell(message: ProcessMessage): void {
  if (parent === null) console.log(JSON.stringify(message));
  else parent.send(message);
}

async function serve(argument: string): Promise<void> {
  const { store, accounts, seed, port, encryption, faults } = processArgumentSchema.parse(JSON.parse(argument));
  // Never on the command line, where every program on the machine could read it.
  const password = process.env.USERFERRY_PRACTICE_SQL_PASSWORD ?? randomBytes(18).toString('base64url');
  const { engine, user, database, serverName, truth } = openDatabase({ store, accounts, seed, password });
  const server = await startSqlServer({
    engine,
    port,
    encryption,
    serverName,
    faults: new Faults(faults),
    onDefect: (error) => console.error('The practice SQL Server failed:', error),
  });
  const { faults: armed, counters, record } = server;
  const stop = () => process.exit(0);
  const control = await startControlServer(sqlServerControl({ faults: armed, counters, record, truth, stop }));
  const { certificate } = server;
  // This process is killed when it has served: what Node made of its modules would be lost for the next one.
  flushCompileCache();
  tell({ kind: 'ready', port: server.port, user, password, database, certificate, control: control.origin });
}

// Nobody would know of a process whose parent is gone, and nothing here outlives it.
parent?.onGone(() => process.exit(0));

serve(process.argv[2] ?? '{}').catch((error: unknown) => {
  tell({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
  process.exitCode = 1;
  // The message goes out before the process ends: nothing else keeps it alive but the line to its parent.
  setImmediate(() => process.disconnect?.());
});
