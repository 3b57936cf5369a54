import { findConnection } from '../assistant/session.ts';
import { workspaceMapping } from '../assistant/workspace-mapping.ts';
import { UserferryError } from '../common/userferry-error.ts';
import { markFiles } from '../migration/mark-migrated/mark-files.ts';
import { countText, plural } from '../reports/wording.ts';
import type { TableName } from '../stores/mapping/mapping.ts';
import { quoteTable } from '../stores/quote-name.ts';
import type { Catalog } from '../stores/store.ts';
import { type VerbContext, type WorkspaceOptions, withSession } from './context.ts';
import { exitCode, type VerbResult } from './output.ts';
import { writeFileInto } from './write-files.ts';

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
    const { signal, terminal, powers } = context;
    const { workspace, environment } = session;
    const { out, table } = options;
    const legacy = await session.legacy('survey');
    const { mapping } = await workspaceMapping(workspace, legacy, signal);
    refuseTheirs(table, await legacy.catalog(signal));
    const tenant = session.tenant();
    const { id, name } = findConnection(await tenant.connections(signal), environment.connection);
    terminal.note('Reading the connection back: who is in Auth0 now is told by an export …');
    const migration = await session.migration();
    const asOf = `${new Date(powers.clock.now()).toISOString().slice(0, 19)}Z`;
    const basis = {
      table,
      key: mapping.key,
      mapping,
      applications: workspace.applications,
      asOf,
      from: `connection ${name} at ${tenant.domain}`,
    };
    const { marked, gone, files } = await migration.moved(
      { tenant, connection: { id, name } },
      { prefix: workspace.userIdPrefix, kind: mapping.key.kind },
      async (moved) => {
        const written: string[] = [];
        const rest = markFiles(basis, moved.accounts);
        for (let next = await rest.next(); ; next = await rest.next()) {
          if (next.done === true) return { marked: next.value, gone: moved.gone, files: written };
          const [file, content] = next.value;
          // Keys and user ids can be names of people.
          await writeFileInto(out, file, content, 'owner');
          written.push(file);
          signal.throwIfAborted();
        }
      },
      signal,
    );
    const quoted = quoteTable(table);
    return {
      json: {
        format: 'mark-migrated',
        out,
        files,
        table: quoted,
        tenant: tenant.domain,
        connection: name,
        asOf,
        marked,
        gone,
      },
      lines: [
        `${plural(marked, 'account has', 'accounts have')} moved: ${out} has the script that marks them in ${quoted}, a table of its own.`,
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

/** What a script like this made before has these columns; anything else of that name is not ours to write into. */
const ownColumns = ['account_key', 'auth0_user_id', 'moved_at'];

function refuseTheirs(table: TableName, { tables }: Catalog): void {
  const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();
  const found = tables.find(({ schema, name }) => same(schema, table.schema) && same(name, table.name));
  if (found === undefined) return;
  const columns = found.columns.map(({ name }) => name).toSorted();
  if (found.kind === 'table' && columns.join() === ownColumns.join()) return;
  throw new UserferryError({
    code: 'UF-4351',
    message: `The database has a ${found.kind} ${quoteTable(found)} already, and it is none that Userferry’s script made.`,
    kept: 'Nothing was written.',
    next: 'Name another table for the marks with --table schema.name.',
  });
}
