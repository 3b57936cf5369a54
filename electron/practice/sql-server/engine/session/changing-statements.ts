import type { Statement } from '../syntax/statement-tree.ts';

/** Statements that change rows or definitions, whatever they are about. */
export const CHANGING: ReadonlySet<Statement['kind']> = new Set([
  'insert',
  'update',
  'delete',
  'truncate',
  'createTable',
  'alterTable',
  'drop',
  'createIndex',
  'dropIndex',
  'createView',
  'createSchema',
  'createProcedure',
] as const);
