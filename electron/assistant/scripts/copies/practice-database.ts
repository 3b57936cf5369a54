import { defaultConnectLimits, openPool } from '../../../legacy/connect.ts';
import { readDriverError } from '../../../legacy/connect-error.ts';
import type { LegacyConfig } from '../../../legacy/legacy.ts';
import type { Statement } from '../../../legacy/statements.ts';
import type { CopiesServer } from '../../powers.ts';

/** What sessions that copy and read the copies are called; a script's are called otherwise. */
export const COPIES_PURPOSE = 'copies';

/** How Userferry itself reaches a server for copies: with the one certificate that it was told. */
export function copiesConfig({ host, port, database, user, fingerprint256 }: CopiesServer): LegacyConfig & {
  readonly port: number;
} {
  return {
    ...{ server: host, port, database },
    authentication: { type: 'sql-login', user },
    encrypt: true,
    trust: { kind: 'fingerprint', fingerprint256 },
    readOnlyReplica: false,
  };
}

/** Number of errors with which the practice server says what it doesn't have (electron/practice). */
const UNSUPPORTED = 50_999;

/** The practice server's refusal of a statement; its words only where they can hold nothing of a row. */
export interface Refusal {
  readonly why: string;
}

/** A server for copies as it is filled: the one place where Userferry writes to a SQL Server. */
export interface PracticeDatabase {
  /** @returns why it was refused, or null */
  run(statement: string | Statement): Promise<Refusal | null>;
  close(): Promise<void>;
}

export async function openPracticeDatabase(server: CopiesServer): Promise<PracticeDatabase> {
  const { pool } = await openPool(copiesConfig(server), server.password, {
    limits: defaultConnectLimits,
    purpose: COPIES_PURPOSE,
  });
  return {
    async run(given) {
      const request = pool.request();
      const { statement, parameters } = typeof given === 'string' ? { statement: given, parameters: [] } : given;
      for (const { name, type, value } of parameters) request.input(name, type, value);
      try {
        // Without parameters as a batch: CREATE PROCEDURE must be alone in one.
        await (parameters.length === 0 ? request.batch(statement) : request.query(statement));
        return null;
      } catch (error) {
        const { numbers, messages } = readDriverError(error);
        // What is no answer of the server's is none to this statement.
        if (numbers.size === 0) throw error;
        return {
          why: numbers.has(UNSUPPORTED)
            ? messages
            : `The practice server answered with error ${[...numbers].join(', ')}.`,
        };
      }
    },
    close: () => pool.close(),
  };
}
