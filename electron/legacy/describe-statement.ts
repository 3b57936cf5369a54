import mssql from 'mssql';
import { z } from 'zod';
import { UserferryError } from '../common/userferry-error.ts';
import { readableStatement } from '../stores/mapping/readable-statement.ts';
import type { CatalogColumn } from '../stores/store.ts';
import { isUnknownProcedure } from './request-error.ts';
import type { Statements } from './statements.ts';
import { toColumn } from './to-column.ts';

/** The columns of sp_describe_first_result_set as far as they are read, in its order (Microsoft: sp_describe_first_result_set). */
const described = z.array(
  z
    .tuple([
      z.coerce.boolean(),
      z.number(),
      z.string().nullable(),
      z.coerce.boolean(),
      z.number(),
      z.string().nullable(),
      z.coerce.number(),
    ])
    .rest(z.unknown()),
);

/**
 * The columns of an administrator's SELECT as the server describes them, without running it. It stands where it will stand when
 * accounts are read, in the parentheses of a FROM, so that what can be described can be read.
 * @throws UserferryError UF-1211, UF-1212 (by its text), UF-1213 (by the server), UF-1214 (a column without a name of its own)
 */
export async function describeStatement(
  statements: Statements,
  sql: string,
  signal?: AbortSignal,
): Promise<readonly CatalogColumn[]> {
  const wrapped = `SELECT * FROM (${readableStatement(sql)}\n) AS q`;
  const columns = await describe(statements, wrapped, signal);
  const names = columns.map(({ name }) => name.toLowerCase());
  const repeated = names.findIndex((name, index) => name === '' || names.indexOf(name) < index);
  if (repeated >= 0) throw namelessColumn(columns[repeated]?.name ?? '');
  return columns;
}

async function describe(
  statements: Statements,
  wrapped: string,
  signal: AbortSignal | undefined,
): Promise<readonly CatalogColumn[]> {
  try {
    return await describeByProcedure(statements, wrapped, signal);
  } catch (error) {
    // SQL Server 2008 R2 and older have no such procedure.
    if (!isUnknownProcedure(error)) throw refused(error);
  }
  try {
    return await describeByFormat(statements, wrapped, signal);
  } catch (error) {
    throw refused(error);
  }
}

async function describeByProcedure(
  statements: Statements,
  wrapped: string,
  signal: AbortSignal | undefined,
): Promise<readonly CatalogColumn[]> {
  const parameter = { name: 'uf_tsql', type: mssql.NVarChar(mssql.MAX), value: wrapped };
  const rows = await statements.rows('EXEC sys.sp_describe_first_result_set @tsql = @uf_tsql', [parameter], signal);
  return described
    .parse(rows)
    .filter(([isHidden]) => !isHidden)
    .map(([, , name, nullable, , type, bytes]) =>
      toColumn(name ?? '', (type ?? 'sql_variant').replace(/\s*\(.*$/, ''), bytes, nullable),
    );
}

/** What servers before 2012 have: the shape of the result goes over the wire, and no row is read. */
export async function describeByFormat(
  statements: Statements,
  wrapped: string,
  signal?: AbortSignal,
): Promise<readonly CatalogColumn[]> {
  return statements.columns(`SET FMTONLY ON;\n${wrapped};\nSET FMTONLY OFF`, signal);
}

function refused(error: unknown): unknown {
  // What stops every statement, such as a lost connection, is no fault of this one.
  if (!(error instanceof UserferryError) || !error.code.startsWith('UF-112')) return error;
  return new UserferryError(
    {
      code: 'UF-1213',
      message: 'The server can’t say what the SELECT would give.',
      kept: 'Nothing was read.',
      next: 'Run it in SQL Server Management Studio under the same login; what the server says stands in the details.',
      ...(error.detail === undefined ? {} : { detail: error.detail }),
    },
    { cause: error },
  );
}

function namelessColumn(name: string): UserferryError {
  return new UserferryError({
    code: 'UF-1214',
    message: name === '' ? 'A column of the SELECT has no name.' : `The SELECT has two columns named ${name}.`,
    kept: 'Nothing was read.',
    next: 'Give every column a name of its own with AS.',
  });
}
