// T-SQL's lexical elements (SQL Server docs: "Transact-SQL syntax conventions", "Reserved keywords").

export type Token =
  /** An unquoted word: a keyword or a name; `upper` is its folded form. */
  | { readonly kind: 'word'; readonly text: string; readonly upper: string; readonly line: number }
  /** A bracketed or double-quoted name. */
  | { readonly kind: 'quoted'; readonly text: string; readonly line: number }
  /** `@x`, `@@x`. */
  | { readonly kind: 'variable'; readonly text: string; readonly line: number }
  | { readonly kind: 'string'; readonly text: string; readonly national: boolean; readonly line: number }
  | {
      readonly kind: 'number';
      readonly text: string;
      readonly form: 'integer' | 'decimal' | 'float' | 'money';
      readonly line: number;
    }
  | { readonly kind: 'binary'; readonly text: string; readonly line: number }
  | { readonly kind: 'symbol'; readonly text: string; readonly line: number }
  | { readonly kind: 'end'; readonly text: ''; readonly line: number };

/** Words that SQL Server reserves: none can be a name unless it is quoted. */
export const RESERVED: ReadonlySet<string> = new Set(
  `ADD ALL ALTER AND ANY AS ASC AUTHORIZATION BACKUP BEGIN BETWEEN BREAK BROWSE BULK BY CASCADE CASE CHECK CHECKPOINT CLOSE
CLUSTERED COALESCE COLLATE COLUMN COMMIT COMPUTE CONSTRAINT CONTAINS CONTAINSTABLE CONTINUE CONVERT CREATE CROSS CURRENT
CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP CURRENT_USER CURSOR DATABASE DBCC DEALLOCATE DECLARE DEFAULT DELETE DENY DESC
DISK DISTINCT DISTRIBUTED DOUBLE DROP DUMP ELSE END ERRLVL ESCAPE EXCEPT EXEC EXECUTE EXISTS EXIT EXTERNAL FETCH FILE
FILLFACTOR FOR FOREIGN FREETEXT FREETEXTTABLE FROM FULL FUNCTION GOTO GRANT GROUP HAVING HOLDLOCK IDENTITY IDENTITY_INSERT
IDENTITYCOL IF IN INDEX INNER INSERT INTERSECT INTO IS JOIN KEY KILL LEFT LIKE LINENO LOAD MERGE NATIONAL NOCHECK
NONCLUSTERED NOT NULL NULLIF OF OFF OFFSETS ON OPEN OPENDATASOURCE OPENQUERY OPENROWSET OPENXML OPTION OR ORDER OUTER OVER
PERCENT PIVOT PLAN PRIMARY PRINT PROC PROCEDURE PUBLIC RAISERROR READ READTEXT RECONFIGURE REFERENCES REPLICATION
RESTORE RESTRICT RETURN REVERT REVOKE RIGHT ROLLBACK ROWCOUNT ROWGUIDCOL RULE SAVE SCHEMA SECURITYAUDIT SELECT
SEMANTICKEYPHRASETABLE SEMANTICSIMILARITYDETAILSTABLE SEMANTICSIMILARITYTABLE SESSION_USER SET SETUSER SHUTDOWN SOME
STATISTICS SYSTEM_USER TABLE TABLESAMPLE TEXTSIZE THEN TO TOP TRAN TRANSACTION TRIGGER TRUNCATE TRY_CONVERT TSEQUAL UNION
UNIQUE UNPIVOT UPDATE UPDATETEXT USE USER VALUES VARYING VIEW WAITFOR WHEN WHERE WHILE WITH WITHIN WRITETEXT`.split(
    /\s+/,
  ),
);
