import { describe, expect, test } from 'vitest';
import { aspnetMembershipDdl } from '../../../electron/stores/aspnet-membership/schema.ts';
import { aspnetMembership } from '../../../electron/stores/aspnet-membership/store.ts';
import type { Mapping, Value } from '../../../electron/stores/mapping/mapping.ts';
import { rowsForDba, rowsQuestions } from '../../../electron/stores/mapping/rows-for-dba.ts';
import type { Recognition } from '../../../electron/stores/store.ts';
import { catalogOfDdl } from './catalogs.ts';

const [recognised] = aspnetMembership.recognise(catalogOfDdl(aspnetMembershipDdl)) as readonly [Recognition];
const { mapping } = recognised;
const basis = { mapping, applications: [], database: 'Members' };

const renamed = (email: Value): Mapping => ({ ...mapping, fields: { ...mapping.fields, email } });

describe('T-SQL that lists the rows behind a finding', () => {
  test('reads alone, and of columns only key and address', () => {
    for (const question of rowsQuestions) {
      const sql = rowsForDba(question, basis) ?? '';
      expect(sql, question).toMatch(/^-- Userferry: /);
      expect(sql).toContain('USE [Members];');
      expect(sql).not.toMatch(/\b(insert|update|delete|exec|grant|drop|into)\b/i);
      expect(sql).not.toMatch(/\[Password|\*(?!\))/);
      expect(sql).toMatch(/FROM \[dbo\]\.\[aspnet_Users\] AS u LEFT JOIN \[dbo\]\.\[aspnet_Membership\] AS m/);
    }
  });

  test('takes the chosen applications alone', () => {
    const sql = rowsForDba('email-missing', { ...basis, applications: ['11111111-2222-3333-4444-555555555555'] }) ?? '';
    expect(sql).toContain("DECLARE @application0 uniqueidentifier = N'11111111-2222-3333-4444-555555555555';");
    expect(sql).toContain('IN (@application0)');
  });

  test('compares addresses without blanks and capitals, whatever the database’s collation', () => {
    const folded = 'LOWER(LTRIM(RTRIM(m.[Email])) COLLATE Latin1_General_BIN2)';
    const sql = rowsForDba('shared-email', basis) ?? '';
    expect(sql).toContain(`${folded} IN (SELECT ${folded} FROM`);
    // What a mapping does to blanks and capitals makes no difference.
    const column: Value = { kind: 'column', column: { table: 'm', column: 'Email' } };
    for (const value of [column, { kind: 'fold', of: { kind: 'trim', of: column } }] as const)
      expect(rowsForDba('shared-email', { ...basis, mapping: renamed(value) })).toBe(sql);
  });

  test('quotes every name', () => {
    const email: Value = { kind: 'column', column: { table: 'm', column: 'E]Mail' } };
    const sql = rowsForDba('email-missing', { ...basis, mapping: renamed(email), database: "My]DB'" }) ?? '';
    expect(sql).toContain('m.[E]]Mail]');
    expect(sql).toContain("USE [My]]DB'];");
  });

  test('is not there for an address that is made of several columns, but for keys it is', () => {
    const column: Value = { kind: 'column', column: { table: 'm', column: 'Email' } };
    const made = { ...basis, mapping: renamed({ kind: 'concatenate', values: [column, column], between: '@' }) };
    expect(rowsQuestions.filter((question) => rowsForDba(question, made) !== null)).toEqual([
      'key-with-blanks',
      'key-repeated',
      'key-missing',
    ]);
  });
});
