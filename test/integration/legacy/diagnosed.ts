import { systemClock } from '../../../electron/common/clock.ts';
import { type DiagnoseOptions, diagnose } from '../../../electron/legacy/diagnose.ts';
import type { LegacyConfig } from '../../../electron/legacy/legacy.ts';
import type { LegacyCheck } from '../../../electron/legacy/legacy-check.ts';
import type { Engine } from '../../../electron/practice/sql-server/engine/interface.ts';
import {
  column,
  DATABASE,
  message,
  PASSWORD,
  resultSet,
  type Script,
  scriptedEngine,
} from '../practice-sql/scripted-engine.ts';

/** How each check ended, in order. */
export async function diagnosed(
  config: LegacyConfig,
  options: Partial<DiagnoseOptions> & { readonly secret?: string } = {},
): Promise<readonly LegacyCheck[]> {
  const checks: LegacyCheck[] = [];
  const { secret = PASSWORD, ...rest } = options;
  const settings = { clock: systemClock, limits: { connectTimeout: 2_000 }, ...rest };
  for await (const check of diagnose(config, secret, settings)) {
    if (check.state !== 'running') checks.push(check);
  }
  return checks;
}

/** The check at which a diagnosis stopped. */
export async function stoppedAt(...attempt: Parameters<typeof diagnosed>): Promise<LegacyCheck | undefined> {
  const checks = await diagnosed(...attempt);
  return checks.find(({ state }) => state === 'failed');
}

type Cell = string | number | null;

/** Answers statements by what they contain; any other has no rows. */
export function answering(
  answers: readonly (readonly [part: string, rows: readonly (readonly Cell[])[]])[],
): Script & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    *call(_procedure, parameters) {
      const statement = String(parameters[0]?.value ?? '');
      asked.push(statement);
      const rows = answers.find(([part]) => statement.includes(part))?.[1] ?? [];
      const widest = rows[0] ?? [null];
      const columns = widest.map((_, at) =>
        rows.some((row) => typeof row[at] === 'string')
          ? column('', { base: 'nvarchar', length: 300, collation: 'SQL_Latin1_General_CP1_CI_AS' })
          : column('', { base: 'int' }),
      );
      yield* resultSet(columns, rows, true);
      yield { kind: 'returnStatus', status: 0 };
    },
  };
}

/** An engine that refuses every login with one of SQL Server's errors; it may accept one without a database. */
export function refusing(number: number, text: string, script: Script | null = null): Engine {
  const accepted = script === null ? null : scriptedEngine(script);
  return {
    login: (request) =>
      accepted !== null && request.database !== DATABASE
        ? accepted.login(request)
        : message(number, text, { class: 14 }),
  };
}
