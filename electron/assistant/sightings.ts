import { assertNever } from '../common/assert-never.ts';
import { UserferryError } from '../common/userferry-error.ts';
import { candidateStores } from '../legacy/survey/recognise-store.ts';
import { indexOf } from '../stores/catalog-index.ts';
import { type CustomProposal, proposalId } from '../stores/custom/proposal.ts';
import { statementTable } from '../stores/custom/propose-statement.ts';
import { describeMapping } from '../stores/mapping/describe.ts';
import type { Mapping, TableName } from '../stores/mapping/mapping.ts';
import { tablesOf } from '../stores/mapping/tables-of.ts';
import type { Catalog, CatalogTable } from '../stores/store.ts';
import { type Candidate, type StoreChoice, storeName } from './contract/index.ts';

/** A candidate, with the mapping that it would be read by: null while a question is open. */
export interface Sighting {
  readonly candidate: Candidate;
  readonly mapping: Mapping | null;
}

/** What tells candidates apart, the same in every look at the database. */
export function idOfChoice(choice: StoreChoice): string {
  switch (choice.kind) {
    case 'store':
      return `${choice.store} ${choice.table}`;
    case 'table':
      return choice.table;
    case 'select':
      return proposalId(statementTable);
    default:
      return assertNever(choice);
  }
}

/** Every known store in a catalog, the likeliest first. */
export function knownSightings(catalog: Catalog): readonly Sighting[] {
  return candidateStores(catalog).map(({ store, recognition: { confidence, evidence, asides, mapping } }) => {
    const name = storeName.parse(store.name);
    const { origin } = mapping;
    const table = proposalId(origin.kind === 'tables' ? origin.table : statementTable);
    const choice = { kind: 'store', store: name, table } as const;
    return {
      mapping,
      candidate: {
        id: idOfChoice(choice),
        choice,
        store: name,
        storeLabel: store.label,
        tables: tablesOf(mapping).map(proposalId),
        ...(origin.kind === 'tables' ? rowsOf(catalog, origin.table) : {}),
        confidence,
        evidence,
        asides,
        questions: [],
        mapping: describeMapping(mapping),
      },
    };
  });
}

/** A proposal for custom tables, or for the SELECT `sql`. */
export function customSighting(
  { table, tables, word, confidence, evidence, asides, questions, draft, mapping }: CustomProposal,
  from: { readonly catalog: Catalog } | { readonly sql: string },
): Sighting {
  const choice: StoreChoice =
    'sql' in from ? { kind: 'select', sql: from.sql } : { kind: 'table', table: proposalId(table) };
  return {
    mapping,
    candidate: {
      id: idOfChoice(choice),
      choice,
      store: 'custom',
      storeLabel: 'sql' in from ? 'Your own SELECT' : 'Custom tables',
      tables: tables.map(proposalId),
      ...('sql' in from ? {} : rowsOf(from.catalog, table)),
      confidence: word,
      score: confidence,
      evidence,
      asides,
      questions,
      mapping: draft,
    },
  };
}

/** A view's are not known before it is read. */
function rowsOf(catalog: Catalog, name: TableName): { readonly rows?: number } {
  const table = indexOf(catalog).table(name);
  return table === null || table.kind === 'view' ? {} : { rows: table.rows };
}

/**
 * The table or view that somebody has named as people do: with or without brackets, in any case, `dbo` left out.
 * @throws UserferryError UF-1208 when there is none
 */
export function namedTable(catalog: Catalog, asked: string): CatalogTable {
  const named = catalog.tables.find((table) => isNamed(table, asked));
  if (named === undefined) throw noPeople(asked);
  return named;
}

export function isNamed({ schema, name }: Pick<CatalogTable, 'schema' | 'name'>, asked: string): boolean {
  const plain = asked.trim().replaceAll(/[[\]]/g, '').toLowerCase();
  return [`${schema}.${name}`, ...(schema === 'dbo' ? [name] : [])].some((one) => one.toLowerCase() === plain);
}

/** UF-1208: what was named holds no accounts. */
export function noPeople(what: string): UserferryError {
  return new UserferryError({
    code: 'UF-1208',
    message: `Userferry recognised no accounts in ${what}.`,
    kept: 'Nothing was changed; of some tables the first rows were looked at and forgotten.',
    next: 'Check that it is there and that the login may read it. Accounts need a column with passwords, and one that is never NULL and different in every row; where there is none that the catalog promises, write a mapping by hand into the workspace, under “mapping”, or a SELECT that gives one.',
  });
}
