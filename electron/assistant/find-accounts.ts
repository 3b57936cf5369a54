import { UserferryError } from '../common/userferry-error.ts';
import { proposeForStatement, sampleTables } from '../legacy/survey/look-into-tables.ts';
import { recogniseStore } from '../legacy/survey/recognise-store.ts';
import { proposalId } from '../stores/custom/proposal.ts';
import { proposeCustom } from '../stores/custom/propose.ts';
import type { Answers } from '../stores/custom/question.ts';
import { lookScan } from '../stores/mapping/reading-of.ts';
import type { Catalog } from '../stores/store.ts';
import { announceReading, refuseScans } from './announce-reading.ts';
import { type Candidate, type Survey, storeName } from './contract/index.ts';
import type { WorkspaceSession } from './session.ts';
import { customSighting, knownSightings, namedTable, noPeople, type Sighting } from './sightings.ts';
import { provenMapping, type ReadMapping } from './workspace-mapping.ts';

/** What a survey is to look at, where the administrator has said it. */
export interface SurveyWish {
  /** As if the workspace held no mapping. */
  readonly afresh?: boolean;
  /** `schema.name` of a table or view to be read as a custom store. */
  readonly table?: string;
  /** A SELECT of the administrator's own to be read as a custom store. */
  readonly sql?: string;
  /** To the questions of the proposal. */
  readonly answers?: Answers;
}

/** Where the accounts are, and how they are read. */
export interface FoundAccounts extends ReadMapping {
  readonly store: Survey['store'];
  readonly storeLabel: string;
  readonly confidence: 'certain' | 'likely';
  readonly evidence: readonly string[];
  readonly asides: readonly string[];
  readonly candidates: readonly Candidate[];
}

/** The survey can't go on by itself: what it found says what is open. */
export class QuestionsOpen extends UserferryError {
  readonly candidates: readonly Candidate[];

  constructor({ id, choice, questions }: Candidate, candidates: readonly Candidate[]) {
    const open = questions.filter(({ answer }) => answer === null);
    const asked = choice.kind === 'select' ? '--select FILE' : `--table ${choice.table}`;
    super({
      code: 'UF-1207',
      message: `How to read ${id} is not certain: ${open.length} ${open.length === 1 ? 'question is' : 'questions are'} open.`,
      kept: 'Nothing was changed; of some tables the first rows were looked at and forgotten.',
      next: `In a terminal, answer them: userferry survey ${asked}${open.map((question) => ` --answer '${question.id}=…'`).join('')}`,
      detail: open
        .map((question) =>
          [`${question.id}: ${question.text}`, ...question.options.map((one) => `  ${one.id}: ${one.label}`)].join(
            '\n',
          ),
        )
        .join('\n'),
    });
    this.candidates = candidates;
  }
}

/**
 * Finds the accounts: by the workspace's mapping, else a store that is recognised, else what custom tables propose.
 * @throws UserferryError UF-1201 (nothing is there), UF-1207 (QuestionsOpen), UF-1208 (not that table), UF-1209 (no such answer),
 *   UF-1240 (ScanNotAllowed), and what `provenMapping` throws
 */
export async function findAccounts(
  session: WorkspaceSession,
  wish: SurveyWish,
  signal?: AbortSignal,
): Promise<FoundAccounts> {
  const { workspace } = session;
  const legacy = await session.legacy('survey');
  const catalog = await legacy.catalog(signal);
  const isAsked = wish.table !== undefined || wish.sql !== undefined;
  if (workspace.mapping !== undefined && wish.afresh !== true && !isAsked) {
    const proven = await provenMapping(workspace.mapping, catalog, workspace, legacy, signal);
    return {
      ...proven,
      store: storeName.catch('custom').parse(proven.mapping.store),
      storeLabel: 'The workspace’s own mapping',
      confidence: 'likely',
      evidence: ['The database has every table and column that the workspace’s mapping reads'],
      asides: [],
      candidates: [],
    };
  }
  const known = knownSightings(catalog);
  // What a plan would read, where it is there; else the likeliest.
  const bestKnown = known.find(({ candidate: { store } }) => store === workspace.store) ?? known[0];
  if (bestKnown?.mapping && !isAsked && workspace.store !== 'custom') {
    const { mapping } = bestKnown;
    return foundAt(bestKnown.candidate, { mapping, reading: announceReading(mapping, catalog, workspace) }, known);
  }

  const proposals = await propose(session, catalog, wish, signal);
  const chosen =
    wish.table === undefined
      ? proposals[0]
      : proposals.find(({ candidate: { id } }) => id === proposalId(namedTable(catalog, wish.table ?? '')));
  if (chosen === undefined) {
    if (!isAsked && known.length === 0) recogniseStore(catalog);
    throw noPeople(wish.table ?? (wish.sql === undefined ? 'the database' : 'what the SELECT gives'));
  }
  refuseOtherAnswers(chosen.candidate, wish.answers ?? {});
  const sightings = [...proposals, ...known];
  if (chosen.mapping === null)
    throw new QuestionsOpen(
      chosen.candidate,
      sightings.map(({ candidate }) => candidate),
    );
  return foundAt(chosen.candidate, await provenMapping(chosen.mapping, catalog, workspace, legacy, signal), sightings);
}

/** What a survey goes by once a candidate is meant. */
export function foundAt(
  { store, storeLabel, confidence, evidence, asides }: Candidate,
  read: ReadMapping,
  sightings: readonly Sighting[],
): FoundAccounts {
  return {
    store,
    storeLabel,
    // Whoever had doubts was asked, and has answered them.
    confidence: confidence === 'unsure' ? 'likely' : confidence,
    evidence,
    asides,
    ...read,
    candidates: sightings.map(({ candidate }) => candidate),
  };
}

async function propose(
  session: WorkspaceSession,
  catalog: Catalog,
  wish: SurveyWish,
  signal?: AbortSignal,
): Promise<readonly Sighting[]> {
  const legacy = await session.legacy('survey');
  const { table: name, sql, answers = {} } = wish;
  if (sql !== undefined) {
    refuseScans(lookScan(null, catalog), session.workspace.legacy);
    const proposal = await proposeForStatement(legacy, sql, { table: 'yes', ...answers }, signal);
    return proposal === null ? [] : [customSighting(proposal, { sql })];
  }
  const named = name === undefined ? null : namedTable(catalog, name);
  if (named !== null) refuseScans(lookScan(named, catalog), session.workspace.legacy);
  const samples = await sampleTables(legacy, catalog, named, signal);
  // Who names a table has said that it is the one; answers without a table are meant for the best.
  const [best] = named === null ? proposeCustom(catalog, samples) : [];
  const about = named ?? best?.table;
  if (about === undefined) return [];
  const given = { [proposalId(about)]: named === null ? answers : { table: 'yes', ...answers } };
  return proposeCustom(catalog, samples, given).map((proposal) => customSighting(proposal, { catalog }));
}

function refuseOtherAnswers({ questions }: Candidate, answers: Answers): void {
  const given = Object.entries(answers);
  const wrong = given.find(
    ([id, option]) => !questions.some((question) => question.id === id && question.answer === option),
  );
  if (wrong === undefined) return;
  const [id, option] = wrong;
  const question = questions.find((one) => one.id === id);
  throw new UserferryError({
    code: 'UF-1209',
    message: question === undefined ? `There is no question “${id}”.` : `“${option}” is no answer to “${id}”.`,
    kept: 'Nothing was changed.',
    next:
      question === undefined
        ? `Questions are: ${questions.map((one) => one.id).join(', ')}.`
        : `Answers are: ${question.options.map((one) => one.id).join(', ')}.`,
  });
}
