import { UserferryError } from '../common/userferry-error.ts';
import type { LegacyDatabase } from '../legacy/legacy.ts';
import { proposeForStatement, sampleTables } from '../legacy/survey/look-into-tables.ts';
import { type AnswersByTable, proposalId } from '../stores/custom/proposal.ts';
import { proposeCustom } from '../stores/custom/propose.ts';
import { lookScan } from '../stores/mapping/reading-of.ts';
import type { Catalog, CatalogTable } from '../stores/store.ts';
import { scanRefusal } from './announce-reading.ts';
import type { StoreChoice } from './contract/index.ts';
import type { WorkspaceSession } from './session.ts';
import { customSighting, idOfChoice, isNamed, knownSightings, noPeople, type Sighting } from './sightings.ts';

/** Everything that may hold the accounts, for a person to choose from. */
export interface Look {
  readonly catalog: Catalog;
  /** The likeliest first: known stores, the SELECT that was chosen, custom tables. */
  readonly sightings: readonly Sighting[];
  /** The one that was chosen, else the likeliest; null where nothing is there, or only the administrator can say which. */
  readonly meant: Sighting | null;
  /** What stands against the choice; what else was found is there all the same. */
  readonly refusal: UserferryError | null;
}

/** The question whether a table is the one: choosing it is the answer. */
const WHICH = 'table';

/**
 * Looks for the accounts everywhere, with what the administrator has said so far. Answers that fit no question any more are passed
 * over: the database may have changed since.
 */
export async function lookForAccounts(
  session: WorkspaceSession,
  choice: StoreChoice | undefined,
  answers: AnswersByTable,
  signal?: AbortSignal,
): Promise<Look> {
  const legacy = await session.legacy('survey');
  const catalog = await legacy.catalog(signal);
  // People write a table's name in more than one way.
  const named = choice?.kind === 'table' ? catalog.tables.find((table) => isNamed(table, choice.table)) : undefined;
  const wanted = named !== undefined ? proposalId(named) : choice === undefined ? null : idOfChoice(choice);
  const said = wanted === null ? answers : { ...answers, [wanted]: { ...answers[wanted], [WHICH]: 'yes' } };

  const known = knownSightings(catalog);
  // Even a few rows of a view or a SELECT may cost as much as all of them.
  const look = choice?.kind === 'select' ? null : named;
  const costly = look === undefined ? null : scanRefusal(lookScan(look, catalog), session.workspace.legacy);
  const own =
    choice?.kind === 'select' && costly === null
      ? await ownSelect(legacy, choice.sql, said, signal)
      : { found: [], refusal: null };
  const tables = await customTables(legacy, catalog, costly === null ? (named ?? null) : null, said, signal);
  // A known store's own tables are that store, unless somebody wants them read otherwise.
  const knownTables = new Set(known.flatMap(({ candidate }) => candidate.tables));
  const others = tables.filter(({ candidate: { id } }) => id === wanted || !knownTables.has(id));
  const all = [...known, ...own.found, ...others];
  const sightings = all.map(withoutWhich);
  const meant =
    wanted === null ? likeliest(all, sightings) : (sightings.find(({ candidate: { id } }) => id === wanted) ?? null);
  const missing = () => noPeople(choice?.kind === 'select' ? 'what the SELECT gives' : (wanted ?? 'the database'));
  return {
    catalog,
    sightings,
    meant,
    refusal: costly ?? own.refusal ?? (wanted !== null && meant === null ? missing() : null),
  };
}

/** None while the best has rivals or is weak: then the administrator is asked which it is. */
function likeliest([best]: readonly Sighting[], [first]: readonly Sighting[]): Sighting | null {
  const asksWhich = best?.candidate.questions.some(({ id, answer }) => id === WHICH && answer === null) ?? true;
  return asksWhich ? null : (first ?? null);
}

function withoutWhich({ candidate, mapping }: Sighting): Sighting {
  return { mapping, candidate: { ...candidate, questions: candidate.questions.filter(({ id }) => id !== WHICH) } };
}

async function customTables(
  legacy: LegacyDatabase,
  catalog: Catalog,
  named: CatalogTable | null,
  answers: AnswersByTable,
  signal?: AbortSignal,
): Promise<readonly Sighting[]> {
  const samples = await sampleTables(legacy, catalog, named, signal);
  return proposeCustom(catalog, samples, answers).map((proposal) => customSighting(proposal, { catalog }));
}

async function ownSelect(
  legacy: LegacyDatabase,
  sql: string,
  answers: AnswersByTable,
  signal?: AbortSignal,
): Promise<{ readonly found: readonly Sighting[]; readonly refusal: UserferryError | null }> {
  try {
    const id = idOfChoice({ kind: 'select', sql });
    const proposal = await proposeForStatement(legacy, sql, answers[id] ?? {}, signal);
    return { found: proposal === null ? [] : [customSighting(proposal, { sql })], refusal: null };
  } catch (error) {
    if (error instanceof UserferryError && /^UF-121[1-4]$/.test(error.code)) return { found: [], refusal: error };
    throw error;
  }
}
