/** What reading an administrator's SELECT found: its text without the semicolon at its end, or why it can't be a source. */
export type ReadStatement =
  | { readonly kind: 'fits'; readonly sql: string }
  /** `derived-table`: fine by itself, but it can't stand in the parentheses of a FROM. */
  | { readonly kind: 'refused'; readonly reason: 'not-one-select' | 'derived-table'; readonly why: string };

/**
 * Reads the text of a statement that accounts are to be read from. It will stand in the parentheses of a FROM, where SQL Server takes
 * one query and nothing else; so it is enough that the text can't leave them: no parenthesis, comment, string or semicolon of its own
 * ends them. What could do something while it is read (another server's query, a sequence) is refused by its word, and so is what
 * SQL Server would refuse there with an error that nobody understands. A function of the database's own is not looked into: SQL Server
 * lets none of them write.
 */
export function readStatement(sql: string): ReadStatement {
  const tokens = tokensOf(sql);
  if (typeof tokens === 'string') return notOneSelect(tokens);
  const last = tokens.at(-1);
  const ends = last?.text === ';';
  const body = ends ? tokens.slice(0, -1) : tokens;
  const [first] = body;
  if (first === undefined) return notOneSelect('there is nothing in it');
  if (first.word === 'WITH') return asDerivedTable('it begins with WITH');
  if (first.word !== 'SELECT') return notOneSelect(`it begins with ${first.text} and not with SELECT`);
  let depth = 0;
  for (const [index, { text, word }] of body.entries()) {
    if (text === '(') depth += 1;
    if (text === ')') depth -= 1;
    if (depth < 0) return notOneSelect('it closes a parenthesis that it has not opened');
    if (text === ';') return notOneSelect('it has more than one statement');
    if (word === null) continue;
    if (text.startsWith('@') && !text.startsWith('@@')) return notOneSelect(`it has the variable ${text}`);
    if (text.startsWith('#')) return notOneSelect(`it reads the temporary table ${text}`);
    if (acting.has(word)) return notOneSelect(`it has the word ${text}`);
    if (word === 'NEXT' && body[index + 1]?.word === 'VALUE')
      return notOneSelect('it moves a sequence on: NEXT VALUE FOR');
    if (depth === 0 && outermost.has(word)) return asDerivedTable(`it has ${text} outside any parentheses`);
  }
  if (depth > 0) return notOneSelect('it leaves a parenthesis open');
  return { kind: 'fits', sql: (ends && last !== undefined ? sql.slice(0, last.at) : sql).trim() };
}

/** Words with which a statement does something else than read, or reads elsewhere. All are reserved, so no column has them bare. */
const acting: ReadonlySet<string> = new Set(
  (
    'INTO EXEC EXECUTE INSERT UPDATE DELETE MERGE DROP ALTER CREATE TRUNCATE GRANT REVOKE DENY OPENROWSET OPENQUERY OPENDATASOURCE ' +
    'OPENXML WAITFOR DECLARE SET USE BACKUP RESTORE DBCC KILL SHUTDOWN BULK RECONFIGURE WRITETEXT UPDATETEXT READTEXT BEGIN COMMIT ' +
    'ROLLBACK SAVE PRINT RAISERROR IF WHILE RETURN GOTO FETCH OPEN CLOSE DEALLOCATE CURSOR'
  ).split(' '),
);

/** Clauses that belong to a whole statement and not to a query in parentheses. */
const outermost: ReadonlySet<string> = new Set(['ORDER', 'OPTION', 'FOR', 'COMPUTE']);

interface Token {
  readonly text: string;
  /** In capitals; null for what is no bare word: a string, a name in brackets, a sign. */
  readonly word: string | null;
  /** Where it stands in the text. */
  readonly at: number;
}

const spaceOrComment = /\s+|--[^\r\n]*/y;
const bareWord = /[\p{L}_@#][\p{L}\p{N}_@#$]*/uy;

/** The words and signs of a text without comments, or what is wrong with it. */
function tokensOf(sql: string): readonly Token[] | string {
  const tokens: Token[] = [];
  let at = 0;
  while (at < sql.length) {
    const skipped = matchAt(spaceOrComment, sql, at);
    if (skipped !== null) {
      at += skipped.length;
      continue;
    }
    if (sql.startsWith('/*', at)) {
      const end = endOfComment(sql, at);
      if (end === null) return 'a comment in it has no end';
      at = end;
      continue;
    }
    const sign = sql.charAt(at);
    const close = closing[sign];
    if (close !== undefined) {
      const end = endOfQuoted(sql, at, close);
      if (end === null) return `it opens ${sign} and never closes it`;
      tokens.push({ text: sql.slice(at, end), word: null, at });
      at = end;
      continue;
    }
    const word = matchAt(bareWord, sql, at);
    const text = word ?? sign;
    tokens.push({ text, word: word?.toUpperCase() ?? null, at });
    at += text.length;
  }
  return tokens;
}

const closing: Readonly<Record<string, string>> = { "'": "'", '"': '"', '[': ']' };

function matchAt(pattern: RegExp, sql: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(sql)?.[0] ?? null;
}

/** T-SQL's comments hold one another. */
function endOfComment(sql: string, from: number): number | null {
  let depth = 0;
  for (let at = from; at < sql.length; at += 1) {
    const pair = sql.slice(at, at + 2);
    if (pair === '/*') depth += 1;
    else if (pair === '*/') depth -= 1;
    else continue;
    at += 1;
    if (depth === 0) return at + 1;
  }
  return null;
}

/** The closing sign stands for itself where it is doubled. */
function endOfQuoted(sql: string, from: number, close: string): number | null {
  for (let at = from + 1; at < sql.length; at += 1) {
    if (sql.charAt(at) !== close) continue;
    if (sql.charAt(at + 1) !== close) return at + 1;
    at += 1;
  }
  return null;
}

function notOneSelect(why: string): ReadStatement {
  return { kind: 'refused', reason: 'not-one-select', why };
}

function asDerivedTable(why: string): ReadStatement {
  return { kind: 'refused', reason: 'derived-table', why };
}
