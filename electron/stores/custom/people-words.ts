import { indexOf } from '../catalog-index.ts';
import type { Catalog, CatalogTable } from '../store.ts';
import { readName, speaksOf, speaksOfAny } from './words/read-name.ts';

/** What a table's name and the tables around it say of whether it is the one with the people. */
export interface TableWords {
  /** 0 to 1. */
  readonly score: number;
  /** Its name speaks of people or of signing in. */
  readonly people: boolean;
  readonly evidence: readonly string[];
  /** Those of the evidence that speak against it. */
  readonly asides: readonly string[];
  /** Named as a log or as an old or temporary copy, or made of what servers are reached by. */
  readonly setAside: boolean;
  /** Named as something that has addresses and codes too: orders, suppliers, a newsletter. */
  readonly thing: boolean;
}

/** Whoever has so many columns about servers is a mailbox or an interface, and its password signs nobody in. */
const SERVER_COLUMNS = 2;

export function tableWords(table: CatalogTable, catalog: Catalog): TableWords {
  const { name, schema } = table;
  const people = speaksOfAny(name, ['person', 'user', 'login']);
  const setAside = isSetAside(table);
  const isOfServers = table.columns.filter((column) => speaksOf(column.name, 'server')).length >= SERVER_COLUMNS;
  const isNamedThing = speaksOfAny(name, ['thing', 'role', 'aside']) && !speaksOfAny(name, ['person', 'user', 'login']);
  const references = indexOf(catalog).referring(table).length;
  const score = (people ? 0.8 : isNamedThing ? 0.2 : 0.6) + Math.min(references, 2) * 0.1;
  const asides = [
    ...(isOfServers ? [`${schema}.${name} has a host and a port, as credentials for servers have`] : []),
    ...(setAside ? [`The name of ${schema}.${name} speaks of a log or an old copy`] : []),
  ];
  return {
    people,
    score: setAside ? score * 0.4 : Math.min(score, 1),
    evidence: [
      ...(people ? [`The name of ${schema}.${name} speaks of people`] : []),
      ...(references > 0
        ? [`${references} foreign ${references === 1 ? 'key names its rows' : 'keys name its rows'}`]
        : []),
      ...asides,
    ],
    asides,
    setAside: setAside || isOfServers,
    thing: isNamedThing || isOfServers,
  };
}

/** A year or a number behind the name makes it a copy only where the table without it is there too. */
export function isSetAside({ name, schema }: CatalogTable): boolean {
  return (
    speaksOfAny(name, ['log', 'archive']) ||
    /^(log|audit|arch|archive?|archiv|hist|history|bak|backup|old|tmp|temp|staging|import)$/i.test(schema)
  );
}

/**
 * Whether one table is the other's copy: nearly the same columns, and a name or the lack of references that says which is the copy.
 * `unclear` when they are the same and nothing tells.
 */
export function copyOf(
  one: CatalogTable,
  other: CatalogTable,
  catalog: Catalog,
): 'copy' | 'original' | 'unclear' | 'no' {
  const shape = ({ name, type }: CatalogTable['columns'][number]) => `${name.toLowerCase()} ${type}`;
  const shapes = new Set(one.columns.map(shape));
  const shared = other.columns.filter((column) => shapes.has(shape(column))).length;
  const all = shapes.size + other.columns.length - shared;
  if (all === 0 || shared / all < 0.8) return 'no';
  for (const rank of [rankOfName, (table: CatalogTable) => -indexOf(catalog).referring(table).length]) {
    if (rank(one) !== rank(other)) return rank(one) > rank(other) ? 'copy' : 'original';
  }
  return 'unclear';
}

function rankOfName(table: CatalogTable): number {
  return (isSetAside(table) ? 2 : 0) + (readName(table.name).digits.length >= 4 ? 1 : 0);
}
