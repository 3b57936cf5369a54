import { readFile } from 'node:fs/promises';
import type { Candidate, Survey } from '../assistant/contract/index.ts';
import { findAccounts, QuestionsOpen } from '../assistant/find-accounts.ts';
import { surveyAccounts } from '../assistant/survey-accounts.ts';
import type { WorkspaceFile } from '../assistant/workspace/workspace.ts';
import { UserferryError } from '../common/userferry-error.ts';
import { countText, durationText, plural } from '../reports/wording.ts';
import { type VerbContext, withSession } from './context.ts';
import { type ListingOptions, listed } from './look.ts';
import { exitCode, failureResult, type VerbResult } from './output.ts';
import { modeLines } from './plan-lines.ts';
import { writeNamedFile } from './write-named-file.ts';

/** What `survey` takes beside the workspace. */
export interface SurveyOptions extends ListingOptions {
  /** A table or view to be read as a custom store. */
  readonly table?: string;
  /** A file with a SELECT to be read as a custom store. */
  readonly select?: string;
  /** `QUESTION=OPTION`, as a survey before has listed them. */
  readonly answer?: readonly string[];
  /** Where the proposed mapping goes. */
  readonly mapping?: string;
}

/** `survey`: what is in the database; counts and formats, never a password and no personal data. */
export function surveyVerb(options: SurveyOptions, context: VerbContext): Promise<VerbResult> {
  const { table, select, answer = [], mapping: file } = options;
  return withSession(options, context, async (session) => {
    try {
      const found = await findAccounts(
        session,
        {
          // Who asks for the mapping that is proposed does not want the one that is there.
          afresh: file !== undefined || answer.length > 0,
          answers: Object.fromEntries(answer.map(answerOf)),
          ...(table === undefined ? {} : { table }),
          ...(select === undefined ? {} : { sql: await readSelect(select) }),
        },
        context.signal,
      );
      if (file !== undefined)
        await writeNamedFile(file, `${JSON.stringify(found.mapping, null, 2)}\n`, 'The mapping', 'others');
      const survey = await surveyAccounts(
        session,
        context.powers,
        {
          signal: context.signal,
          onProgress: (done) => context.terminal.progress(`Surveying: ${countText(done)} accounts read`),
        },
        found,
      );
      const list = await listed(session, { plan: survey.plan, kind: 'survey' }, options);
      return {
        json: {
          survey,
          candidates: found.candidates,
          scans: found.reading.scans,
          ...(file === undefined ? {} : { mappingFile: file }),
          ...list.json,
        },
        lines: [
          `${survey.storeLabel} (${survey.confidence}), ${plural(survey.accounts, 'account', 'accounts')}, read in ${durationText(survey.tookMs)}.`,
          ...survey.evidence.map((line) => `  ${line}`),
          ...otherStores(session.workspace, survey, found.candidates),
          ...found.reading.scans.map(({ why }) => `  Read whole, as you allowed. ${why}`),
          ...survey.applications.map(
            ({ name, accounts, chosen }) =>
              `  Application ${name}: ${plural(accounts, 'account', 'accounts')}${chosen ? '' : ', left out'}`,
          ),
          ...survey.formats.map(
            ({ label, accounts, treatment }) =>
              `  ${countText(accounts).padStart(9)}  ${label} (${treatment.replaceAll('-', ' ')})`,
          ),
          ...survey.findings.map(({ text, accounts }) => `  ${countText(accounts).padStart(9)}  ${text}`),
          ...modeLines(survey.summary.modes),
          `Recommended: ${survey.recommendation.mode}. ${survey.recommendation.why}`,
          ...(file === undefined
            ? []
            : [
                `The mapping is in ${file}: put it into the workspace under “mapping”, with “store”: “${survey.store}”.`,
              ]),
          ...list.lines,
        ],
        exit: exitCode.done,
      };
    } catch (error) {
      if (error instanceof QuestionsOpen) return asking(error);
      throw error;
    }
  });
}

/** What a plan would read instead, and what else of the known stores is there. */
function otherStores(
  { store, mapping }: Pick<WorkspaceFile, 'store' | 'mapping'>,
  survey: Pick<Survey, 'store' | 'tables'>,
  candidates: readonly Candidate[],
): readonly string[] {
  const others = candidates.filter((one) => one.store !== 'custom' && one.tables.join() !== survey.tables.join());
  return [
    ...(mapping !== undefined || store === survey.store
      ? []
      : [`  The workspace names “${store}” as its store. To plan these accounts, write “store”: “${survey.store}”.`]),
    ...others.map(
      ({ store: named, storeLabel, tables }) => `  Also there: ${storeLabel} (${tables.join(', ')}), “${named}”`,
    ),
  ];
}

/** A survey that can't go on by itself: what was found, what is open, and how to answer. */
function asking(error: QuestionsOpen): VerbResult {
  const failure = failureResult(error);
  return {
    ...failure,
    json: { ...failure.json, candidates: error.candidates },
    lines: [...error.candidates.flatMap(candidateLines), ...failure.lines],
  };
}

function candidateLines({ storeLabel, tables, confidence, score, evidence }: Candidate): readonly string[] {
  return [
    `${storeLabel}: ${tables.join(', ')} (${confidence}${score === undefined ? '' : `, ${score}`})`,
    ...evidence.map((line) => `  ${line}`),
  ];
}

function answerOf(text: string): readonly [string, string] {
  // Columns' names may have a sign of equality; options begin with none.
  const at = text.indexOf('=');
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

async function readSelect(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new UserferryError(
      {
        code: 'UF-6010',
        message: `The file ${path} with the SELECT can’t be read.`,
        kept: 'Nothing was changed.',
        next: 'Check the path after --select.',
        detail: error instanceof Error ? error.message : String(error),
      },
      { cause: error },
    );
  }
}
