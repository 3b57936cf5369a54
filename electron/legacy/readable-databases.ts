import { z } from 'zod';
import { type ConnectLimits, openPool, type Reached } from './connect.ts';
import { quietly } from './statements.ts';

const names = z.array(z.tuple([z.string()]));

/** SQL Server's own are the first four. */
const statement = 'SELECT name FROM sys.databases WHERE database_id > 4 AND HAS_DBACCESS(name) = 1 ORDER BY name';

/**
 * The databases that a login can open, asked from its default database. None where that can't be opened either, or the server
 * won't say: it is a help beside a failure, and no failure of its own.
 */
export async function readableDatabases(
  config: Reached,
  secret: string,
  limits: ConnectLimits,
): Promise<readonly string[]> {
  try {
    const { pool } = await openPool({ ...config, database: '' }, secret, { limits, purpose: 'diagnose' });
    try {
      const { recordset } = await pool.request().query<unknown>(quietly + statement);
      return names.parse(recordset).map(([name]) => name);
    } finally {
      await pool.close();
    }
  } catch {
    return [];
  }
}
