import { marksSentences, writeMarks } from '../assistant/exports/write-marks.ts';
import type { TableName } from '../stores/mapping/mapping.ts';
import { type VerbContext, type WorkspaceOptions, withSession } from './context.ts';
import { exitCode, type VerbResult } from './output.ts';

interface ExportMarkMigratedOptions extends WorkspaceOptions {
  readonly out: string;
  readonly table: TableName;
}

/**
 * `export --format mark-migrated`: T-SQL for the DBA that marks in a table of its own who has moved, and lists who has not. Userferry
 * runs none of it.
 */
export function exportMarkMigratedVerb(options: ExportMarkMigratedOptions, context: VerbContext): Promise<VerbResult> {
  return withSession(options, context, async (session) => {
    const { out } = options;
    const written = await writeMarks(session, options.table, out, {
      signal: context.signal,
      onExport: () => context.terminal.note('Reading the connection back: who is in Auth0 now is told by an export …'),
    });
    return {
      json: { format: 'mark-migrated', out, ...written },
      lines: [...marksSentences(written), `All of it is in ${out}.`],
      exit: exitCode.done,
    };
  });
}
