import { parseBatch } from '../syntax/parse.ts';
import type { ProcedureParameter, Statement } from '../syntax/statement-tree.ts';

/** A procedure of the server's own: its parameters and statements. */
export interface SystemProcedure {
  readonly name: string;
  readonly parameters: readonly ProcedureParameter[];
  readonly body: readonly Statement[];
}

/**
 * Procedures that drivers and mappers ask for the catalog, over the same views that everybody reads (SQL Server docs: "System
 * stored procedures"). sp_tables lists the system's own views too, hence the refusal where they would belong to its answer.
 */
const TEXTS: { readonly [name: string]: string } = {
  sp_tables: `CREATE PROCEDURE sp_tables @table_name nvarchar(384) = NULL, @table_owner nvarchar(384) = NULL,
      @table_qualifier sysname = NULL, @table_type varchar(100) = NULL, @fUsePattern bit = 1 AS
    IF @table_qualifier <> DB_NAME() THROW 50999, 'The practice SQL Server does not support sp_tables of another database.', 1;
    IF @table_owner IS NULL AND ISNULL(@table_type, '') <> '''TABLE'''
      THROW 50999, 'The practice SQL Server does not support sp_tables over its system views: name an owner or the type TABLE.', 1;
    SELECT TABLE_CATALOG AS TABLE_QUALIFIER, TABLE_SCHEMA AS TABLE_OWNER, TABLE_NAME,
      CAST(CASE TABLE_TYPE WHEN 'VIEW' THEN 'VIEW' ELSE 'TABLE' END AS varchar(32)) AS TABLE_TYPE,
      CAST(NULL AS varchar(254)) AS REMARKS
    FROM INFORMATION_SCHEMA.TABLES
    WHERE (@table_name IS NULL OR @fUsePattern = 1 AND TABLE_NAME LIKE @table_name OR TABLE_NAME = @table_name)
      AND (@table_owner IS NULL OR @fUsePattern = 1 AND TABLE_SCHEMA LIKE @table_owner OR TABLE_SCHEMA = @table_owner)
      AND (@table_type IS NULL OR CHARINDEX(CASE TABLE_TYPE WHEN 'VIEW' THEN '''VIEW''' ELSE '''TABLE''' END, @table_type) > 0)
    ORDER BY 4, 1, 2, 3`,
  sp_pkeys: `CREATE PROCEDURE sp_pkeys @table_name sysname, @table_owner sysname = NULL, @table_qualifier sysname = NULL AS
    IF @table_qualifier <> DB_NAME() THROW 50999, 'The practice SQL Server does not support sp_pkeys of another database.', 1;
    SELECT k.TABLE_CATALOG AS TABLE_QUALIFIER, k.TABLE_SCHEMA AS TABLE_OWNER, k.TABLE_NAME, k.COLUMN_NAME,
      CAST(k.ORDINAL_POSITION AS smallint) AS KEY_SEQ, k.CONSTRAINT_NAME AS PK_NAME
    FROM INFORMATION_SCHEMA.KEY_COLUMN_USAGE k JOIN INFORMATION_SCHEMA.TABLE_CONSTRAINTS c
      ON c.CONSTRAINT_SCHEMA = k.CONSTRAINT_SCHEMA AND c.CONSTRAINT_NAME = k.CONSTRAINT_NAME
    WHERE k.TABLE_NAME = @table_name AND k.TABLE_SCHEMA = ISNULL(@table_owner, 'dbo') AND c.CONSTRAINT_TYPE = 'PRIMARY KEY'
    ORDER BY 1, 2, 3, 5`,
  sp_helpindex: `CREATE PROCEDURE sp_helpindex @objname nvarchar(776) AS
    IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE object_id = OBJECT_ID(@objname) AND index_id > 0)
      THROW 50999, 'The practice SQL Server does not support sp_helpindex of what has no indexes.', 1;
    SELECT i.name AS index_name,
      CAST(LOWER(i.type_desc) + CASE WHEN i.is_unique = 1 THEN ', unique' ELSE '' END
        + CASE WHEN i.is_primary_key = 1 THEN ', primary key' WHEN i.is_unique_constraint = 1 THEN ', unique key' ELSE '' END
        + ' located on PRIMARY' AS varchar(210)) AS index_description,
      (SELECT CAST(STRING_AGG(c.name + CASE WHEN k.is_descending_key = 1 THEN '(-)' ELSE '' END, ', ')
          WITHIN GROUP (ORDER BY k.key_ordinal) AS nvarchar(2126))
        FROM sys.index_columns k JOIN sys.columns c ON c.object_id = k.object_id AND c.column_id = k.column_id
        WHERE k.object_id = i.object_id AND k.index_id = i.index_id AND k.is_included_column = 0) AS index_keys
    FROM sys.indexes i WHERE i.object_id = OBJECT_ID(@objname) AND i.index_id > 0 ORDER BY 1`,
};

/** A system procedure by its name in any case; undefined for one that the practice server doesn't have. */
export function systemProcedure(written: string): SystemProcedure | undefined {
  const name = written.toLowerCase();
  const text = TEXTS[name];
  if (text === undefined) return undefined;
  const [definition] = parseBatch(text);
  if (definition?.kind !== 'createProcedure') throw new TypeError(`${name} is no procedure`);
  return { name, parameters: definition.parameters, body: definition.body };
}
