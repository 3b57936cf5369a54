import type { Clock } from '../../../electron/common/clock.ts';
import type { LegacyConfig } from '../../../electron/legacy/legacy.ts';
import type { SqlParameter } from '../../../electron/practice/sql-server/engine/interface.ts';
import type { AccountSource } from '../../../electron/stores/store.ts';
import {
  column,
  DATABASE,
  done,
  type Events,
  message,
  resultSet,
  type Script,
  USER,
} from '../practice-sql/scripted-engine.ts';

/** Time that passes only when somebody waits: no test does. */
export function quickClock(): Clock & { readonly waits: number[] } {
  let now = Date.UTC(2026, 0, 1);
  const waits: number[] = [];
  return {
    waits,
    now: () => now,
    sleep: async (milliseconds, signal) => {
      signal?.throwIfAborted();
      waits.push(milliseconds);
      now += milliseconds;
    },
  };
}

export const source: AccountSource = {
  columns: ['u.[Email]'],
  from: '[dbo].[Users] AS u',
  where: null,
  parameters: [],
  key: { expression: 'u.[Id]', sqlType: 'int', kind: 'integer' },
  details: [],
};

export function configFor(port: number, change: Partial<LegacyConfig> = {}): LegacyConfig {
  return {
    server: '127.0.0.1',
    port,
    database: DATABASE,
    authentication: { type: 'sql-login', user: USER },
    encrypt: false,
    trust: { kind: 'unchecked' },
    ...change,
  };
}

export const columns = [
  column('Id', { base: 'int' }, { nullable: false }),
  column('Email', { base: 'nvarchar', length: 256, collation: 'SQL_Latin1_General_CP1_CI_AS' }),
];

const version = [column('', { base: 'nvarchar', length: 300, collation: 'SQL_Latin1_General_CP1_CI_AS' })];

export interface Page {
  readonly statement: string;
  readonly page: number;
  readonly after: number;
  readonly upTo: number;
}

/** A table of accounts with the keys 1 to `count`, served by the statements that the reader sends. */
export function accounts(
  count: number,
  trouble: (page: Page, asked: number) => number | null = () => null,
): Script & { readonly pages: Page[] } {
  const pages: Page[] = [];
  return {
    pages,
    *batch() {
      yield* resultSet(version, [['Scripted SQL Server']]);
    },
    *call(_procedure, parameters): Events {
      const statement = String(parameters[0]?.value ?? '');
      if (!statement.includes('[Users]')) {
        yield* resultSet(version, [['Scripted SQL Server']], true);
        yield { kind: 'returnStatus', status: 0 };
        return;
      }
      const page = {
        statement,
        // All in one pass has no pages.
        page: Number(valueNamed(parameters, '@uf_page') ?? count),
        after: Number(valueNamed(parameters, '@uf_after') ?? 0),
        upTo: Number(valueNamed(parameters, '@uf_upTo') ?? count),
      };
      pages.push(page);
      const number = trouble(page, pages.length);
      if (number !== null) {
        yield { kind: 'error', message: message(number, `Planted error ${number}.`) };
        yield done();
        return;
      }
      const last = Math.min(page.after + page.page, page.upTo, count);
      const rows = Array.from({ length: Math.max(0, last - page.after) }, (_, index) => [
        page.after + index + 1,
        `u${page.after + index + 1}@contoso.example`,
      ]);
      yield* resultSet(columns, rows, true);
      yield { kind: 'returnStatus', status: 0 };
    },
  };
}

function valueNamed(parameters: readonly SqlParameter[], name: string) {
  return parameters.find((parameter) => parameter.name === name)?.value;
}
