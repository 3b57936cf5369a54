import sql from 'mssql';
import type { Candidate, Snapshot } from '../../../../electron/assistant/contract/index.ts';
import type { TestPage } from './page.ts';
import { type Ends, idle } from './workbench.ts';

/** Runs batches on the practice SQL Server, as an administrator's script would. */
export async function runSql({ sqlServer }: Ends, ...batches: readonly string[]): Promise<void> {
  const { host, port, user, password, database } = sqlServer;
  const options = { encrypt: true, trustServerCertificate: true };
  const pool = await new sql.ConnectionPool({ server: host, port, user, password, database, options }).connect();
  for (const batch of batches) await pool.request().batch(batch);
  await pool.close();
}

/** What stands when a survey that is asked for has come to its end. */
export async function afterSurvey({ now, until }: TestPage, ask: () => Promise<unknown>): Promise<Snapshot> {
  const { sequence } = now();
  await ask();
  return until('the end of a survey', (state) => state.sequence > sequence && idle(state));
}

/** The ids of the candidates, in their order. */
export function candidateIds({ accounts }: Snapshot): readonly string[] | undefined {
  return accounts.candidates?.found.map(({ id }) => id);
}

export function candidateOf({ accounts }: Snapshot, name: string): Candidate {
  const found = accounts.candidates?.found.find(({ id }) => id === name);
  if (found === undefined) throw new Error(`${name} is not among the candidates.`);
  return found;
}
