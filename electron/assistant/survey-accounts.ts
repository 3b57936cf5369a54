import { wholeScope } from '../accounts/plan-scope.ts';
import { type Reason, reasonTexts, type Trait, traitText } from '../common/words.ts';
import type { PlanSummary } from '../migration/plan/plan-types.ts';
import { applicationsStatement } from '../stores/mapping/account-source.ts';
import { describeEdit } from '../stores/mapping/describe-edit.ts';
import type { Mapping } from '../stores/mapping/mapping.ts';
import { type RowsQuestion, rowsForDba } from '../stores/mapping/rows-for-dba.ts';
import { tablesOf } from '../stores/mapping/tables-of.ts';
import type { Survey } from './contract/index.ts';
import { type FoundAccounts, findAccounts } from './find-accounts.ts';
import type { Powers } from './powers.ts';
import type { WorkspaceSession } from './session.ts';

/**
 * Learns what is in the legacy database: store, formats, trouble. Only reads; its accounts can be listed until the next survey. `found`
 * says where the accounts are, for whoever has looked already, and what Userferry had proposed where somebody has changed it.
 */
export async function surveyAccounts(
  session: WorkspaceSession,
  { clock }: Pick<Powers, 'clock'>,
  watched: { readonly signal?: AbortSignal; readonly onProgress?: (done: number, total?: number) => void },
  found?: FoundAccounts & { readonly proposed?: Mapping },
): Promise<Survey> {
  const { workspace } = session;
  const { signal } = watched;
  const started = clock.now();
  const legacy = await session.legacy('survey');
  const { store, storeLabel, mapping, reading, confidence, evidence, asides } =
    found ?? (await findAccounts(session, {}, signal));
  const statement = applicationsStatement(mapping);
  const applications = statement === null ? [] : await legacy.applications(statement, signal);
  const migration = await session.migration();
  const { summary, samples } = await migration.survey(
    legacy,
    {
      mapping,
      applications: workspace.applications,
      scope: wholeScope,
      prefix: workspace.userIdPrefix,
      rules: workspace.strategy.rules,
      // Which the tenant decides, and a survey needs no tenant.
      username: null,
      inOnePass: reading.inOnePass,
    },
    { ...watched, ...(reading.rows === null ? {} : { expected: reading.rows }) },
  );
  return {
    plan: summary.id,
    store,
    storeLabel,
    confidence,
    evidence,
    asides,
    tables: tablesOf(mapping).map(({ schema, name }) => `${schema}.${name}`),
    accounts: summary.total,
    applications: applications.map((application) => ({
      ...application,
      chosen: workspace.applications.length === 0 || workspace.applications.includes(application.id),
    })),
    mapping: describeEdit(mapping, found?.proposed ?? mapping).map((line) => ({
      ...line,
      samples: samples.map((sample) => sample[line.field] ?? ''),
    })),
    formats: summary.formats,
    findings: findingsOf(summary, (question) =>
      rowsForDba(question, { mapping, applications: workspace.applications, database: workspace.legacy.database }),
    ),
    recommendation: summary.recommendation,
    summary,
    tookMs: clock.now() - started,
  };
}

/** Reasons and traits whose rows a DBA can list. */
const rowsOf: Readonly<Partial<Record<Reason | Trait, RowsQuestion>>> = {
  'shared-email': 'shared-email',
  'shares-address': 'shared-email',
  'email-missing': 'email-missing',
  'email-malformed': 'email-malformed',
  'email-too-long': 'email-too-long',
  'key-with-blanks': 'key-with-blanks',
};

/** What a person should know before the plan: who would stay behind and why, and what else stands out. Most first. */
function findingsOf(
  { reasons, traits, waysOut }: PlanSummary,
  statementFor: (question: RowsQuestion) => string | null,
): Survey['findings'] {
  const forDba = (about: Reason | Trait) => {
    const question = rowsOf[about];
    const statement = question === undefined ? null : statementFor(question);
    return statement === null ? {} : { forDba: statement };
  };
  return [
    ...reasons.map(({ reason, accounts }) => ({
      kind: 'reason' as const,
      reason,
      accounts,
      // In words that follow a number of people, as those of the traits do.
      text: `${accounts === 1 ? 'stays' : 'stay'} behind: ${reasonTexts[reason]}`,
      waysOut: waysOut.find((known) => known.reason === reason)?.ways ?? [],
      ...forDba(reason),
    })),
    ...traits.map(({ trait, accounts }) => ({
      kind: 'trait' as const,
      trait,
      accounts,
      text: traitText(trait, accounts),
      ...forDba(trait),
    })),
  ].toSorted((one, other) => other.accounts - one.accounts);
}
