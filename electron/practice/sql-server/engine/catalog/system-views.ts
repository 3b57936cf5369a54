import { unsupported } from '../failure.ts';
import type { ComputedTable } from '../plan/environment.ts';
import { DEFAULT_COLLATION } from '../scalar/types.ts';
import type { Name } from '../syntax/tree.ts';
import type { Database } from './database.ts';
import { emptyViews } from './empty-views.ts';
import {
  informationChecks,
  informationColumns,
  informationConstraints,
  informationKeyColumns,
  informationReferences,
  informationSchemata,
  informationTables,
  informationViews,
} from './information-schema.ts';
import {
  sysColumns,
  sysIdentityColumns,
  sysIndexColumns,
  sysIndexes,
  sysMaskedColumns,
  sysPartitionStatistics,
  sysPartitions,
  sysTypes,
} from './sys-columns.ts';
import {
  sysCheckConstraints,
  sysDefaultConstraints,
  sysForeignKeyColumns,
  sysForeignKeys,
  sysKeyConstraints,
  sysModules,
  sysObjects,
  sysObjectsOf,
  sysObjectsOfOld,
  sysSchemas,
} from './sys-objects.ts';
import { BIT, DATETIME, INT, moment, NAME, systemTable, TINYINT, text } from './system-table.ts';

/** What the catalog's views show. */
export interface Catalogued {
  readonly database: Database;
  readonly server: { readonly databases: Iterable<Database>; database(name: string): Database | undefined };
}

const SYS: { readonly [name: string]: (shown: Catalogued) => ComputedTable } = {
  databases: ({ server }) => sysDatabases(server),
  schemas: ({ database }) => sysSchemas(database),
  tables: ({ database }) => sysObjectsOf('table', database),
  views: ({ database }) => sysObjectsOf('view', database),
  procedures: ({ database }) => sysObjectsOf('procedure', database),
  objects: ({ database }) => sysObjects(database),
  columns: ({ database }) => sysColumns(database),
  types: () => sysTypes(),
  indexes: ({ database }) => sysIndexes(database),
  index_columns: ({ database }) => sysIndexColumns(database),
  foreign_keys: ({ database }) => sysForeignKeys(database),
  foreign_key_columns: ({ database }) => sysForeignKeyColumns(database),
  key_constraints: ({ database }) => sysKeyConstraints(database),
  default_constraints: ({ database }) => sysDefaultConstraints(database),
  identity_columns: ({ database }) => sysIdentityColumns(database),
  partitions: ({ database }) => sysPartitions(database),
  dm_db_partition_stats: ({ database }) => sysPartitionStatistics(database),
  check_constraints: ({ database }) => sysCheckConstraints(database),
  sql_modules: ({ database }) => sysModules(database),
  masked_columns: () => sysMaskedColumns(),
  sysobjects: ({ database }) => sysObjectsOfOld(database),
  ...emptyViews,
};

/** Views that tell of the server, not of one database's objects. */
const OF_SERVER = new Set(['databases', 'types']);

/** The compatibility views of SQL Server 2000, which answer in every database under dbo, sys and no schema at all. */
const OLD_VIEWS = new Set(
  (
    'sysaltfiles syscacheobjects syscharsets syscolumns syscomments sysconfigures sysconstraints syscurconfigs ' +
    'sysdatabases sysdepends sysdevices sysfilegroups sysfiles sysforeignkeys sysfulltextcatalogs sysindexes sysindexkeys ' +
    'syslanguages syslockinfo syslogins sysmembers sysmessages sysobjects sysoledbusers sysopentapes sysperfinfo ' +
    'syspermissions sysprocesses sysprotects sysreferences sysremotelogins sysservers systypes sysusers'
  ).split(' '),
);

const INFORMATION: { readonly [name: string]: (database: Database) => ComputedTable } = {
  tables: informationTables,
  views: informationViews,
  columns: informationColumns,
  schemata: informationSchemata,
  table_constraints: informationConstraints,
  key_column_usage: informationKeyColumns,
  referential_constraints: informationReferences,
  check_constraints: informationChecks,
};

/** A view of the catalog by its name, made from what is really there; undefined for any name outside its schemas. */
export function systemView(name: Name, shown: Catalogued): ComputedTable | undefined {
  const [view = '', schema = '', databaseName = ''] = name.toReversed();
  const isOld = OLD_VIEWS.has(view.toLowerCase()) && ['', 'dbo'].includes(schema.toLowerCase());
  const folded = isOld ? 'sys' : schema.toLowerCase();
  if (folded !== 'sys' && folded !== 'information_schema') return undefined;
  const database = databaseName === '' ? shown.database : shown.server.database(databaseName);
  const found =
    database === undefined
      ? undefined
      : folded === 'sys'
        ? SYS[view.toLowerCase()]?.({ ...shown, database })
        : INFORMATION[view.toLowerCase()]?.(database);
  if (found === undefined) throw unsupported(`the view ${name.join('.')}`);
  // Temporary tables are no objects of the practice server's tempdb, and it would seem empty.
  if (database?.name === 'tempdb' && !OF_SERVER.has(view.toLowerCase())) throw unsupported('the catalog of tempdb');
  return found;
}

function sysDatabases({ databases }: Catalogued['server']): ComputedTable {
  return systemTable(
    [
      ['name', NAME],
      ['database_id', INT],
      ['create_date', DATETIME],
      ['compatibility_level', TINYINT],
      ['collation_name', NAME, true],
      ['user_access', TINYINT, true],
      ['user_access_desc', text(60), true],
      ['is_read_only', BIT, true],
      ['state', TINYINT, true],
      ['state_desc', text(60), true],
      ['recovery_model', TINYINT, true],
      ['recovery_model_desc', text(60), true],
      ['is_encrypted', BIT, true],
      ['containment', TINYINT, true],
      ['containment_desc', text(60), true],
      ['snapshot_isolation_state', TINYINT, true],
      ['is_read_committed_snapshot_on', BIT, true],
    ],
    function* () {
      for (const { id, name, created } of databases) {
        yield {
          name,
          database_id: id,
          create_date: moment(created),
          compatibility_level: 150,
          collation_name: DEFAULT_COLLATION,
          user_access: 0,
          user_access_desc: 'MULTI_USER',
          is_read_only: false,
          state: 0,
          state_desc: 'ONLINE',
          recovery_model: recoveryModel(name) === 'FULL' ? 1 : 3,
          recovery_model_desc: recoveryModel(name),
          is_encrypted: false,
          containment: 0,
          containment_desc: 'NONE',
          snapshot_isolation_state: 0,
          is_read_committed_snapshot_on: true,
        };
      }
    },
  );
}

/** What a database has that nobody changed: FULL, like the model, and SIMPLE for the system's own. */
export function recoveryModel(database: string): 'FULL' | 'SIMPLE' {
  return ['master', 'tempdb', 'msdb'].includes(database) ? 'SIMPLE' : 'FULL';
}
