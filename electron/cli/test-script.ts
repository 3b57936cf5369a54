import { keepCases } from '../assistant/scripts/cases/keep-cases.ts';
import { type FinishedCase, runCases } from '../assistant/scripts/cases/run-cases.ts';
import { scriptTexts } from '../assistant/scripts/cases/texts.ts';
import { scriptPlanOf } from '../assistant/scripts/script-plan.ts';
import { countText, durationText } from '../reports/wording.ts';
import { type ActionName, actionNames } from '../scripts/actions.ts';
import { actionNamedIn } from '../scripts/check/action-of.ts';
import { readTemplates } from '../scripts/render/templates.ts';
import { accountPassword } from './account-password.ts';
import { unknownAction } from './check-script.ts';
import { type VerbContext, type WorkspaceOptions, withSession } from './context.ts';
import { exitCode, type VerbResult } from './output.ts';
import { actionNamed, readScript } from './script.ts';

export interface TestScriptOptions extends WorkspaceOptions {
  /** All of them where none is named. */
  readonly action?: string;
  /** The action's script; rendered from the mapping where none is named. */
  readonly file?: string;
  /** Address or key of an account whose password stands in USERFERRY_ACCOUNT_PASSWORD. */
  readonly account?: string;
}

/** `script test [ACTION]`: runs the test cases of action scripts, and keeps what came of them in the workspace. */
export async function testScriptVerb(options: TestScriptOptions, context: VerbContext): Promise<VerbResult> {
  const { file, account } = options;
  const named = options.action === undefined ? null : actionNamed(options.action);
  const own = file === undefined ? null : await readScript(file);
  const action = named ?? (own === null ? null : actionNamedIn(own));
  if (own !== null && action === null) throw unknownAction();
  const known = account === undefined ? null : { name: account, password: accountPassword() };
  return withSession(options, context, async (session) => {
    const plan = await scriptPlanOf(session, context.signal);
    const edited = own === null || action === null ? {} : { [action]: own };
    const texts = scriptTexts(plan, readTemplates(context.powers.templates), edited);
    const actions = action === null ? actionNames : [action];
    const cases = await runCases(
      session,
      { actions, plan, texts, known },
      {
        signal: context.signal,
        onProgress: (done, total) => context.terminal.progress(`Test cases: ${countText(done)} of ${countText(total)}`),
        onAction: async (each, finished) => {
          await keepCases(session, { plan, texts }, each, finished);
        },
      },
    );
    return result(cases, actions);
  });
}

function result(cases: readonly FinishedCase[], actions: readonly ActionName[]): VerbResult {
  const counted = (outcome: FinishedCase['verdict']['outcome'], of: readonly FinishedCase[]) =>
    of.filter(({ verdict }) => verdict.outcome === outcome).length;
  const failed = counted('failed', cases);
  return {
    json: {
      cases: cases.map(({ action, id, title, verdict, durationMs }) => ({
        action,
        case: id,
        title,
        ...verdict,
        durationMs: Math.round(durationMs),
      })),
      passed: counted('passed', cases),
      failed,
      notRun: counted('not-run', cases),
    },
    lines: [
      ...cases.flatMap(caseLines),
      ...actions.map((action) => {
        const own = cases.filter((each) => each.action === action);
        const [passed, wrong, notRun] = [counted('passed', own), counted('failed', own), counted('not-run', own)];
        if (passed + wrong === 0) return `${action}: none of its ${notRun} cases was run.`;
        return `${action}: ${passed} of ${passed + wrong} passed${wrong === 0 ? '' : `, ${wrong} failed`}${notRun === 0 ? '' : `, ${notRun} not run`}.`;
      }),
    ],
    exit: failed === 0 ? exitCode.done : exitCode.failed,
  };
}

/** What a script said of a failed case stands below it: for this terminal alone, it is kept nowhere. */
function caseLines({ action, id, title, verdict, durationMs, said }: FinishedCase): readonly string[] {
  const head = `${action} ${id}: ${title}`;
  switch (verdict.outcome) {
    case 'passed':
      return [`passed   ${head} (${durationText(durationMs)})`];
    case 'not-run':
      return [`not run  ${head}`, `         ${verdict.why}`];
    case 'failed': {
      const { place, why } = verdict;
      return [
        `FAILED   ${head}`,
        `         ${why}${place === null ? '' : ` (line ${place.line}, column ${place.column})`}`,
        ...said.flatMap(({ action: called, text, breaches }) => [
          `           ${called}: ${text}`,
          ...breaches.map((breach) => `             ${breach}`),
        ]),
      ];
    }
  }
}
