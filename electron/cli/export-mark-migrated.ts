import { writeMarks } from '../assistant/exports/write-marks.ts';
import { countText, plural } from '../reports/wording.ts';
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
    const { table, marked, gone } = written;
    return {
      json: { format: 'mark-migrated', out, ...written },
      lines: [
        `${plural(marked, 'account has', 'accounts have')} moved: ${out} has the script that marks them in ${table}, a table of its own.`,
        ...(gone === 0
          ? []
          : [
              `${countText(gone)} that a run brought to Auth0 ${gone === 1 ? 'is' : 'are'} not there any more, and not marked.`,
            ]),
        'Userferry runs none of it: look it through, and have it run by whoever looks after the database. README.md says how.',
      ],
      exit: exitCode.done,
    };
  });
}
