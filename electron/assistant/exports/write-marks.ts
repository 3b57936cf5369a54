import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { UserferryError } from '../../common/userferry-error.ts';
import { isMarkScript, markFiles } from '../../migration/mark-migrated/mark-files.ts';
import { countText, plural } from '../../reports/wording.ts';
import type { TableName } from '../../stores/mapping/mapping.ts';
import { quoteTable } from '../../stores/quote-name.ts';
import type { Catalog } from '../../stores/store.ts';
import { findConnection, type WorkspaceSession } from '../session.ts';
import { workspaceMapping } from '../workspace-mapping.ts';
import { writeFileInto } from './write-files.ts';

/** Scripts for the DBA that were written, and whom they are about. */
export interface WrittenMarks {
  readonly files: readonly string[];
  /** In brackets. */
  readonly table: string;
  readonly tenant: string;
  readonly connection: string;
  /** The moment of the export, `2026-11-26T08:15:00Z`. */
  readonly asOf: string;
  readonly marked: number;
  /** Whom a run brought and who is not there any more. */
  readonly gone: number;
}

/**
 * Writes T-SQL that marks in a table of its own who has moved, and lists who has not; Userferry runs none of it. Reads the catalog, and
 * the connection by an export.
 * @throws UserferryError UF-4351 (the table is another's), what the tenant or the database refuse, UF-6123
 */
export async function writeMarks(
  session: WorkspaceSession,
  table: TableName,
  folder: string,
  { signal, onExport = () => undefined }: { readonly signal: AbortSignal; readonly onExport?: () => void },
): Promise<WrittenMarks> {
  const { workspace, environment } = session;
  const legacy = await session.legacy('survey');
  const { mapping } = await workspaceMapping(workspace, legacy, signal);
  refuseTheirs(table, await legacy.catalog(signal));
  const tenant = session.tenant();
  const { id, name } = findConnection(await tenant.connections(signal), environment.connection);
  onExport();
  const migration = await session.migration();
  const asOf = `${new Date(session.clock.now()).toISOString().slice(0, 19)}Z`;
  const basis = {
    table,
    key: mapping.key,
    mapping,
    applications: workspace.applications,
    asOf,
    from: `connection ${name} at ${tenant.domain}`,
  };
  const told = { table: quoteTable(table), tenant: tenant.domain, connection: name, asOf };
  return migration.moved(
    { tenant, connection: { id, name } },
    { prefix: workspace.userIdPrefix, kind: mapping.key.kind },
    async (moved) => {
      const files: string[] = [];
      const rest = markFiles(basis, moved.accounts);
      for (let next = await rest.next(); ; next = await rest.next()) {
        if (next.done === true) {
          await removeOlder(folder, files);
          return { ...told, marked: next.value, gone: moved.gone, files };
        }
        const [file, content] = next.value;
        // Keys and user ids can be names of people.
        await writeFileInto(folder, file, content, 'owner');
        files.push(file);
        signal.throwIfAborted();
      }
    },
    signal,
  );
}

/** Scripts of an earlier export, which needed more of them, would be run as if they belonged to this one. */
async function removeOlder(folder: string, written: readonly string[]): Promise<void> {
  for (const name of await readdir(folder)) {
    if (isMarkScript(name) && !written.includes(name)) await rm(join(folder, name));
  }
}

/** Whom the scripts are about, and who is to run them. */
export function marksSentences({ table, marked, gone }: WrittenMarks): readonly string[] {
  return [
    `${plural(marked, 'account has', 'accounts have')} moved; the script marks them in ${table}, a table of its own.`,
    ...(gone === 0
      ? []
      : [
          `${countText(gone)} that a run brought to Auth0 ${gone === 1 ? 'is' : 'are'} not there any more, and not marked.`,
        ]),
    'Userferry runs none of it: look it through, and have it run by whoever looks after the database. README.md says how.',
  ];
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
