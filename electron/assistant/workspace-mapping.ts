import { UserferryError } from '../common/userferry-error.ts';
import type { LegacyDatabase } from '../legacy/legacy.ts';
import { findStore } from '../legacy/survey/recognise-store.ts';
import { accountSource } from '../stores/mapping/account-source.ts';
import { checkMapping, type MappingProblem } from '../stores/mapping/check-mapping.ts';
import type { Mapping } from '../stores/mapping/mapping.ts';
import type { Reading } from '../stores/mapping/reading-of.ts';
import { rowsForDba } from '../stores/mapping/rows-for-dba.ts';
import type { Catalog } from '../stores/store.ts';
import { announceReading } from './announce-reading.ts';
import type { WorkspaceFile } from './workspace/workspace.ts';

/** A mapping that the database bears out, and how its accounts are read there. */
export interface ReadMapping {
  readonly mapping: Mapping;
  readonly reading: Reading;
}

/** Keys are short: a page of them weighs less than one of accounts. */
const KEYS_AT_ONCE = 5_000;

/**
 * The mapping that a workspace's accounts are read by: the one that it holds, once the database bears it out, and else the one that
 * its store proposes.
 * @throws UserferryError UF-1201, UF-1202 (store not there), UF-1203 (custom without a mapping), UF-1240, and what `provenMapping` throws
 */
export async function workspaceMapping(
  workspace: WorkspaceFile,
  legacy: LegacyDatabase,
  signal?: AbortSignal,
): Promise<ReadMapping> {
  const { store, mapping } = workspace;
  const catalog = await legacy.catalog(signal);
  if (mapping !== undefined) return provenMapping(mapping, catalog, workspace, legacy, signal);
  if (store === 'custom') throw customWithoutMapping();
  const recognised = findStore(catalog, store).recognition.mapping;
  return { mapping: recognised, reading: announceReading(recognised, catalog, workspace) };
}

/**
 * The mapping, once catalog and rows bear it out: what no key promises is looked for in the rows, which reads them once.
 * @throws UserferryError UF-1204 (rows repeat the key), UF-1205 (the key is NULL), UF-1211 to UF-1214 (its SELECT), UF-122x (the first
 *   thing that is not as the mapping says; all of them in the detail), UF-1240 (ScanNotAllowed)
 */
export async function provenMapping(
  mapping: Mapping,
  catalog: Catalog,
  workspace: Pick<WorkspaceFile, 'applications' | 'legacy'>,
  legacy: LegacyDatabase,
  signal?: AbortSignal,
): Promise<ReadMapping> {
  const { origin } = mapping;
  const columns = origin.kind === 'statement' ? await legacy.describe(origin.sql, signal) : null;
  const { problems, toProve } = checkMapping(mapping, catalog, columns);
  if (problems.length > 0) {
    throw notBorneOut(
      problems,
      'Mend the workspace’s mapping, or survey the database again and take the mapping that it proposes.',
    );
  }
  const reading = announceReading(mapping, catalog, workspace);
  if (toProve.length === 0) return { mapping, reading };
  const { inOnePass } = reading;
  const proof = await legacy.proveKey(accountSource(mapping, []), { pageSize: KEYS_AT_ONCE, inOnePass }, signal);
  if (proof === 'unique') return { mapping, reading };
  const { column } = mapping.key.column;
  const question = proof === 'repeated' ? 'key-repeated' : 'key-missing';
  const forDba = rowsForDba(question, { mapping, applications: [], database: null });
  throw new UserferryError({
    code: proof === 'repeated' ? 'UF-1204' : 'UF-1205',
    message:
      proof === 'repeated'
        ? `Several rows have the same ${column}, so that it tells no accounts apart.`
        : `Some rows have no ${column}, and every account needs its key.`,
    kept: 'Nothing was changed and nothing was sent.',
    next: 'Name another column as the mapping’s key, or join the tables by columns that give each account one row.',
    detail: toProve.join(' '),
    ...(forDba === null ? {} : { forDba }),
  });
}

/** The first of these problems as a failure, all of them in its detail. */
export function notBorneOut(problems: readonly MappingProblem[], next: string): UserferryError {
  const [first] = problems;
  if (first === undefined) throw new TypeError('A mapping without problems is borne out.');
  return new UserferryError({
    code: first.code,
    message: first.text,
    kept: 'Nothing was changed and nothing was sent; only the catalog was read.',
    next,
    ...(problems.length > 1 ? { detail: problemsInDetail(problems) } : {}),
  });
}

export function problemsInDetail(problems: readonly MappingProblem[]): string {
  return problems.map(({ code, text }) => `${code} ${text}`).join('\n');
}

export function customWithoutMapping(): UserferryError {
  return new UserferryError({
    code: 'UF-1203',
    message: 'The workspace’s store is “custom”, and it holds no mapping.',
    kept: 'Nothing was changed; nothing was read but the catalog.',
    next: 'Survey the database: userferry survey --mapping FILE writes the mapping that it proposes. Put it into the workspace under “mapping”.',
  });
}
