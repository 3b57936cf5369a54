import { keepRehearsal } from '../assistant/rehearsal/keep-rehearsal.ts';
import type { Cell } from '../assistant/rehearsal/let-happen.ts';
import { type Rehearsal, type RehearsedKind, rehearse } from '../assistant/rehearsal/rehearse.ts';
import { modeToRehearse, rehearsalWish } from '../assistant/rehearsal/wish.ts';
import { modeWords } from '../common/mode-words.ts';
import { countCells, reasonsOf, whereText } from '../common/rehearsal-summary.ts';
import { type CellOutcome, cellOutcomeTexts, eventWords, type RehearsedMode } from '../common/rehearsal-words.ts';
import { countText, durationText } from '../reports/wording.ts';
import { readTemplates } from '../scripts/render/templates.ts';
import { accountPassword } from './account-password.ts';
import { type VerbContext, type WorkspaceOptions, withSession } from './context.ts';
import { givenConfiguration } from './deploy.ts';
import { exitCode, type VerbResult } from './output.ts';
import type { ThroughOption } from './script.ts';
import { editedScripts } from './scripts-folder.ts';
import { asksService, type ServiceOptions, serviceConfiguration } from './service-configuration.ts';

export interface RehearseOptions extends WorkspaceOptions, ThroughOption, ServiceOptions {
  /** The workspace's own where none is named. */
  readonly mode?: RehearsedMode;
  /** A folder with scripts that go in the place of those that would be written. */
  readonly scripts?: string;
  /** Address or key of an account whose password stands in USERFERRY_ACCOUNT_PASSWORD. */
  readonly account?: string;
}

/**
 * `rehearse`: every event of a mode on a practice tenant, with accounts of every kind, against the legacy database. Exits with 3 when
 * something did not work.
 */
export function rehearseVerb(options: RehearseOptions, context: VerbContext): Promise<VerbResult> {
  const { account } = options;
  const known = account === undefined ? [] : [{ name: account, password: accountPassword() }];
  return withSession(options, context, async (session) => {
    const { powers, terminal, signal } = context;
    const mode = options.mode ?? modeToRehearse(session);
    terminal.note(
      `Rehearsing ${modeWords[mode].name.toLowerCase()} mode on a practice tenant; the legacy database is only read …`,
    );
    const wish = await rehearsalWish(
      session,
      readTemplates(powers.templates),
      {
        mode,
        edited: await editedScripts(options),
        service: asksService(session, options) ? serviceConfiguration(session, options) : null,
        given: givenConfiguration(),
      },
      signal,
    );
    const rehearsal = await rehearse(session, wish, known, {
      signal,
      onProgress: (done, total) => terminal.progress(`Rehearsal: ${countText(done)} of ${countText(total)} events`),
    });
    await keepRehearsal(session, wish, rehearsal);
    return result(rehearsal, wish.way);
  });
}

function result(rehearsal: Rehearsal, way: 'direct' | 'api'): VerbResult {
  const { mode, kinds, lookedAt, durationMs } = rehearsal;
  const counts = countCells(kinds);
  return {
    json: {
      mode,
      way,
      lookedAt,
      kinds: kinds.map(({ id, title, account, cells }) => ({
        kind: id,
        title,
        account,
        cells: cells.map(({ event, outcome, words, said }) => ({
          event,
          outcome,
          words,
          ...(outcome === 'failed' ? { said } : {}),
        })),
      })),
      worked: counts.worked,
      failed: counts.failed,
      notApplicable: counts['not-applicable'],
      notTried: counts['not-tried'],
      seconds: Math.round(durationMs / 100) / 10,
    },
    lines: [
      ...kinds.map(kindLine),
      ...kinds.flatMap((kind) =>
        kind.cells.flatMap((cell) => (cell.outcome === 'failed' ? failureLines(kind, cell) : [])),
      ),
      ...(['not-tried', 'not-applicable'] as const).flatMap((outcome) => reasonLines(rehearsal, outcome)),
      `${counts.failed === 0 ? 'Everything that was tried worked' : 'Not everything worked'}: ${countsText(kinds)} (${durationText(durationMs)}).`,
    ],
    exit: counts.failed === 0 ? exitCode.done : exitCode.doneWithExceptions,
  };
}

const countWords: Readonly<Record<CellOutcome, string>> = {
  worked: 'worked',
  failed: 'did not work',
  'not-applicable': 'did not apply',
  'not-tried': 'not tried',
};

function countsText(kinds: readonly RehearsedKind[]): string {
  return Object.entries(countCells(kinds))
    .filter(([, count]) => count > 0)
    .map(([outcome, count]) => `${countText(count)} ${countWords[outcome as CellOutcome]}`)
    .join(', ');
}

function kindLine(kind: RehearsedKind): string {
  return `${kind.title}${kind.account === null ? '' : ` (${kind.account})`}: ${countsText([kind])}`;
}

/** What scripts said stands below: for this terminal alone, it is kept nowhere. */
function failureLines({ title }: RehearsedKind, { event, words, said }: Cell): readonly string[] {
  return [
    `DID NOT WORK  ${title}: ${eventWords[event].name}`,
    `              ${words}`,
    ...said.flatMap(({ action, text, console: lines }) => [
      `                ${action}: ${text ?? 'was not run.'}`,
      ...lines.map((line) => `                  ${line}`),
    ]),
  ];
}

function reasonLines({ kinds }: Rehearsal, outcome: CellOutcome): readonly string[] {
  const groups = reasonsOf(kinds, outcome);
  return groups.length === 0
    ? []
    : [`${cellOutcomeTexts[outcome]}:`, ...groups.map((group) => `  ${group.words} ${whereText(group)}`)];
}
