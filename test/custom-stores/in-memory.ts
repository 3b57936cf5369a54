import type { TableSample } from '../../electron/stores/custom/sample.ts';
import { sampledColumns } from '../../electron/stores/custom/sampled-columns.ts';
import { tablesToSample } from '../../electron/stores/custom/tables-to-sample.ts';
import type { Catalog, CatalogColumn, CatalogTable } from '../../electron/stores/store.ts';
import type { Barren, Cell, FixtureTable } from './fixture.ts';

/** What a survey would read of a fixture, without a server. */
export interface Surveyed {
  readonly catalog: Catalog;
  readonly samples: readonly TableSample[];
}

export function surveyInMemory({ tables }: Pick<Barren, 'tables'>, rows = 300): Surveyed {
  const catalog = { tables: tables.map(catalogTable) };
  const samples = tablesToSample(catalog, 40).map((table): TableSample => {
    const fixture = tables.find(({ name }) => name === `${table.schema}.${table.name}`);
    const columns = sampledColumns(table);
    const places = columns.map((column) => table.columns.indexOf(column));
    const types = columns.map(({ type }) => type);
    return {
      table: { schema: table.schema, name: table.name },
      columns: columns.map(({ name }) => name),
      rows: Array.from({ length: Math.min(rows, fixture?.rows ?? 0) }, (_, index) => {
        const cells = fixture?.row(index) ?? [];
        return places.map((place, at) => asDriver(cells[place] ?? null, types[at] ?? ''));
      }),
    };
  });
  return { catalog, samples };
}

function asDriver(cell: Cell, type: string): unknown {
  if (type === 'bit' && cell !== null) return cell === true || cell === 1;
  return type === 'uniqueidentifier' && typeof cell === 'string' ? cell.toUpperCase() : cell;
}

export function catalogTable({ name, ddl, rows }: FixtureTable): CatalogTable {
  const [schema = '', table = ''] = name.split('.');
  const parts = ddl.split(/,\s+(?![^(]*\))/);
  const keyPart = parts.find((part) => part.startsWith('PRIMARY KEY'));
  const columns = parts.filter((part) => part !== keyPart);
  const nameOf = (part: string) => part.split(' ')[0] ?? '';
  return {
    schema,
    name: table,
    kind: 'table',
    columns: columns.map(columnOf),
    primaryKey:
      keyPart === undefined
        ? columns.filter((part) => part.includes('PRIMARY KEY')).map(nameOf)
        : (/\((.*)\)/.exec(keyPart)?.[1] ?? '').split(/,\s*/),
    uniqueKeys: columns.filter((part) => part.includes('UNIQUE')).map((part) => [nameOf(part)]),
    foreignKeys: columns.flatMap((part) => {
      const [, to = '', column = ''] = /REFERENCES (\S+) \((\w+)\)/.exec(part) ?? [];
      const [toSchema = '', toName = ''] = to.split('.');
      return to === ''
        ? []
        : [{ columns: [nameOf(part)], references: { schema: toSchema, name: toName }, referencedColumns: [column] }];
    }),
    rows,
  };
}

function columnOf(part: string): CatalogColumn {
  const [, name = '', type = '', length, scale] = /^(\w+) (\w+)(?:\((\w+)(?:,(\d+))?\))?/.exec(part) ?? [];
  return {
    name,
    type,
    length: length === undefined || scale !== undefined ? null : length === 'max' ? -1 : Number(length),
    nullable: !/NOT NULL|PRIMARY KEY/.test(part),
    ...(scale === undefined ? {} : { digits: { precision: Number(length), scale: Number(scale) } }),
  };
}
