import { UserferryError } from '../common/userferry-error.ts';
import { proposeForStatement, sampleTables } from '../legacy/survey/look-into-tables.ts';
import { candidateStores, recogniseStore } from '../legacy/survey/recognise-store.ts';
import { type CustomProposal, proposalId } from '../stores/custom/proposal.ts';
import { proposeCustom } from '../stores/custom/propose.ts';
import type { Answers, Question } from '../stores/custom/question.ts';
import { describeMapping, type MappingLine } from '../stores/mapping/describe.ts';
import type { Mapping } from '../stores/mapping/mapping.ts';
import { tablesOf } from '../stores/mapping/tables-of.ts';
import type { Catalog, CatalogTable } from '../stores/store.ts';
import { type Survey, storeName } from './contract/index.ts';
import type { WorkspaceSession } from './session.ts';
import { provenMapping } from './workspace-mapping.ts';

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

/** Something in the database that may hold the accounts, for a person to judge. */
export interface AccountsCandidate {
  readonly store: string;
  readonly storeLabel: string;
  readonly tables: readonly string[];
  readonly confidence: 'certain' | 'likely' | 'unsure';
  /** 0 to 1, for custom tables alone. */
  readonly score?: number;
  readonly evidence: readonly string[];
  readonly questions: readonly Question[];
  readonly mapping: readonly MappingLine[];
}

/** Where the accounts are, and how they are read. */
export interface FoundAccounts {
  readonly store: Survey['store'];
  readonly storeLabel: string;
  readonly confidence: 'certain' | 'likely';
  readonly evidence: readonly string[];
  readonly mapping: Mapping;
  readonly candidates: readonly AccountsCandidate[];
}

const customLabel = 'Custom tables';

/** The survey can't go on by itself: what it found says what is open. */
export class QuestionsOpen extends UserferryError {
  readonly candidates: readonly AccountsCandidate[];
  readonly questions: readonly Question[];

  constructor(proposal: CustomProposal, candidates: readonly AccountsCandidate[]) {
    const open = proposal.questions.filter(({ answer }) => answer === null);
    super({
      code: 'UF-1207',
      message: `How to read ${proposalId(proposal.table)} is not certain: ${open.length} ${open.length === 1 ? 'question is' : 'questions are'} open.`,
      kept: 'Nothing was changed; of some tables the first rows were looked at and forgotten.',
      next: `In a terminal, answer them: userferry survey --table ${proposalId(proposal.table)}${open.map(({ id }) => ` --answer '${id}=…'`).join('')}`,
      detail: open
        .map(({ id, text, options }) =>
          [`${id}: ${text}`, ...options.map((one) => `  ${one.id}: ${one.label}`)].join('\n'),
        )
        .join('\n'),
    });
    this.candidates = candidates;
    this.questions = open;
  }
}

/**
 * Finds the accounts: by the workspace's mapping, else a store that is recognised, else what custom tables propose.
 * @throws UserferryError UF-1201 (nothing is there), UF-1207 (QuestionsOpen), UF-1208 (not that table), UF-1209 (no such answer), and
 *   what `provenMapping` throws
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
    const mapping = await provenMapping(workspace.mapping, catalog, legacy, signal);
    return {
      store: storeName.catch('custom').parse(mapping.store),
      storeLabel: 'The workspace’s own mapping',
      confidence: 'likely',
      evidence: ['The database has every table and column that the workspace’s mapping reads'],
      mapping,
      candidates: [],
    };
  }
  const known = candidateStores(catalog);
  const knownCandidates = known.map(({ store, recognition: { confidence, evidence, mapping } }) => ({
    store: store.name,
    storeLabel: store.label,
    tables: tablesOf(mapping).map(proposalId),
    confidence,
    evidence,
    questions: [],
    mapping: describeMapping(mapping),
  }));
  if (known.length > 0 && !isAsked && workspace.store !== 'custom') {
    const { store, recognition } = recogniseStore(catalog);
    return {
      ...recognition,
      store: storeName.parse(store.name),
      storeLabel: store.label,
      candidates: knownCandidates,
    };
  }

  const proposals = await propose(session, catalog, wish, signal);
  const chosen =
    wish.table === undefined ? proposals[0] : proposals.find(({ table }) => isNamed(table, wish.table ?? ''));
  if (chosen === undefined) {
    if (!isAsked && known.length === 0) recogniseStore(catalog);
    throw noPeople(wish.table ?? (wish.sql === undefined ? 'The database' : 'What the SELECT gives'));
  }
  refuseOtherAnswers(chosen, wish.answers ?? {});
  const candidates = [...proposals.map(candidateOf), ...knownCandidates];
  if (chosen.mapping === null) throw new QuestionsOpen(chosen, candidates);
  return {
    store: 'custom',
    storeLabel: customLabel,
    confidence: 'likely',
    evidence: chosen.evidence,
    mapping: await provenMapping(chosen.mapping, catalog, legacy, signal),
    candidates,
  };
}

async function propose(
  session: WorkspaceSession,
  catalog: Catalog,
  wish: SurveyWish,
  signal?: AbortSignal,
): Promise<readonly CustomProposal[]> {
  const legacy = await session.legacy('survey');
  const answers = wish.answers ?? {};
  if (wish.sql !== undefined) {
    const proposal = await proposeForStatement(legacy, wish.sql, { table: 'yes', ...answers }, signal);
    return proposal === null ? [] : [proposal];
  }
  const { table: name } = wish;
  const named = name === undefined ? null : (catalog.tables.find((table) => isNamed(table, name)) ?? null);
  if (name !== undefined && named === null) throw noPeople(name);
  const samples = await sampleTables(legacy, catalog, named, signal);
  if (named !== null) {
    // Who names a table has said that it is the one.
    return proposeCustom(catalog, samples, { [proposalId(named)]: { table: 'yes', ...answers } });
  }
  // Answers without a table are meant for the best.
  const [best] = proposeCustom(catalog, samples);
  return best === undefined ? [] : proposeCustom(catalog, samples, { [proposalId(best.table)]: answers });
}

function isNamed({ schema, name }: Pick<CatalogTable, 'schema' | 'name'>, asked: string): boolean {
  const plain = asked.replaceAll(/[[\]]/g, '').toLowerCase();
  return [`${schema}.${name}`, ...(schema === 'dbo' ? [name] : [])].some((one) => one.toLowerCase() === plain);
}

function candidateOf({ tables, confidence, word, evidence, questions, draft }: CustomProposal): AccountsCandidate {
  return {
    store: 'custom',
    storeLabel: customLabel,
    tables: tables.map(proposalId),
    confidence: word,
    score: confidence,
    evidence,
    questions,
    mapping: draft,
  };
}

function refuseOtherAnswers({ questions }: CustomProposal, answers: Answers): void {
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

function noPeople(what: string): UserferryError {
  return new UserferryError({
    code: 'UF-1208',
    message: `${what} shows no people who sign in with a password.`,
    kept: 'Nothing was changed; of some tables the first rows were looked at and forgotten.',
    next: 'Check the name and that the login may read the table. A mapping may also be written by hand into the workspace, under “mapping”.',
  });
}
