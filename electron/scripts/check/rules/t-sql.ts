import type { Found } from '../finding.ts';
import { nodesOfType, type ScriptTree } from '../tree/script-tree.ts';
import { moduleOf, requiredBy } from '../tree/values.ts';

/** What other databases understand and SQL Server refuses. */
const notTSql: readonly { readonly pattern: RegExp; readonly what: string; readonly next: string }[] = [
  {
    pattern: /(?:=|<>|!=)\s*(?:true|false)\b(?!\s*['(.])/i,
    what: 'SQL Server has no true and false; it takes them for columns that aren’t there',
    next: 'Compare with 1 and 0.',
  },
  {
    pattern: /\binsert\s+into\s+[\w.[\]"]+\s+set\b/i,
    what: '`INSERT … SET` is MySQL’s',
    next: 'Write `INSERT INTO table (columns) VALUES (@parameters)`.',
  },
  {
    pattern: /\blimit\s+(?:\d+|@\w+)\s*(?:,\s*\d+\s*)?;?\s*$/i,
    what: '`LIMIT` is MySQL’s and PostgreSQL’s',
    next: 'Write `SELECT TOP (1) …`.',
  },
  {
    pattern: /`\w+`/,
    what: 'Backticks around names are MySQL’s',
    next: 'Write names in brackets: [name].',
  },
];

/** SQL text that SQL Server refuses. */
export function tSqlFindings(tree: ScriptTree): readonly Found[] {
  // With another database's driver it is another database's SQL.
  const others = nodesOfType(tree, 'CallExpression').some((node) => {
    const required = requiredBy(tree.scopes, node);
    return required !== null && /^(pg|mysql2?|ibm_db|oracledb)$/.test(moduleOf(required.specifier).name);
  });
  if (others) return [];
  const texts = [
    ...nodesOfType(tree, 'Literal').flatMap((node) =>
      typeof node.value === 'string' ? [{ node, text: node.value }] : [],
    ),
    ...nodesOfType(tree, 'TemplateElement').map((node) => ({ node, text: node.value.cooked ?? '' })),
  ];
  return texts.flatMap(({ node, text }) => {
    if (!/^\s*(select|insert|update|delete|with|from|where|and|or|set)\b/i.test(text)) return [];
    const plain = text.replace(/'(?:[^']|'')*'/g, "''");
    return notTSql
      .filter(({ pattern }) => pattern.test(plain))
      .map(
        ({ what, next }): Found => ({
          rule: 'sql-no-t-sql',
          severity: 'error',
          at: node,
          text: `${what}. Every call that comes here ends with an error of the database.`,
          next,
        }),
      );
  });
}
