import { pilotEnds } from '../assistant/pilot/pilot-ends.ts';
import { pilotWish } from '../assistant/pilot/pilot-wish.ts';
import type { WorkspaceSession } from '../assistant/session.ts';
import { assertNever } from '../common/assert-never.ts';
import type { PilotState } from '../common/pilot-words.ts';
import type { PilotPreview, PilotRun } from '../migration/pilot/pilot-types.ts';
import { durationText, plural } from '../reports/wording.ts';
import { type VerbContext, type WorkspaceOptions, withSession } from './context.ts';
import { type ExitCode, exitCode, type VerbResult } from './output.ts';
import { answerLines, answersJson, pilotJson, pilotLines } from './pilot-lines.ts';

interface PilotOptions extends WorkspaceOptions {
  /** Of another application than the workspace's own. */
  readonly clientId?: string;
  readonly dryRun?: boolean;
  /** With a second connection and scripts, whatever the workspace's mode is. */
  readonly trickle?: boolean;
  readonly measureCap?: boolean;
}

/** `pilot`: one account made for each password format through the real tenant and back. */
export function pilotVerb(options: PilotOptions, context: VerbContext): Promise<VerbResult> {
  return withSession(options, context, async (session) => {
    const { pilot } = await session.migration();
    const { signal, terminal } = context;
    const ends = pilotEnds(session, applicationOf(options));
    const { trickle = false, measureCap = false } = options;
    const wish = pilotWish(session, context.powers, { scripted: trickle, measureCap });
    if (options.dryRun === true) return dryRun(session, await pilot.preview(ends, wish, signal));
    terminal.note(
      `Piloting on the tenant ${ends.tenant.users.domain} (${session.environment.kind}), beside ${ends.connection}.`,
    );
    const stopping = () => terminal.note('Stopping; what the pilot has made is removed first.');
    signal.addEventListener('abort', stopping, { once: true });
    try {
      return result(await pilot.carryOut(ends, wish, { signal, onNote: (text) => terminal.note(text) }));
    } finally {
      signal.removeEventListener('abort', stopping);
    }
  });
}

/** A public application has no secret. */
function applicationOf({ clientId }: PilotOptions) {
  if (clientId === undefined) return null;
  const secret = process.env.USERFERRY_PILOT_CLIENT_SECRET ?? '';
  return { clientId, clientSecret: secret === '' ? null : secret };
}

function dryRun({ environment }: WorkspaceSession, preview: PilotPreview): VerbResult {
  const { labels, accounts, connections, signIns, wrongSignIns, capUsers, seconds, left } = preview;
  return {
    json: { dryRun: true, environment: environment.kind, ...preview },
    lines: [
      ...left.map((name) => `Would remove what an earlier pilot left: ${name}.`),
      `Would make ${plural(connections, 'connection', 'connections')} and ${plural(accounts, 'account', 'accounts')} for ${plural(labels.length, 'format', 'formats')}, and remove them again:`,
      ...labels.map((label) => `  ${label}`),
      ...(capUsers === 0
        ? []
        : [`And ${plural(capUsers, 'user', 'users')} without meaning, to see what the limit of a file counts.`]),
      `${plural(signIns, 'sign-in', 'sign-ins')} from this computer’s address, ${wrongSignIns} of them with a wrong password. At most ${durationText(seconds * 1000)}.`,
      'Nothing was made: this was a dry run.',
    ],
    exit: exitCode.done,
  };
}

function result({ pilot, answers, swept }: PilotRun): VerbResult {
  return {
    json: { dryRun: false, ...pilotJson(pilot), answers: answersJson(answers), swept },
    lines: [
      ...swept.map((name) => `Removed what an earlier pilot had left: ${name}.`),
      ...pilotLines(pilot),
      ...(answers.length === 0 ? [] : ['The tenant’s answers:', ...answerLines(answers)]),
    ],
    exit: exitOf(pilot.state),
  };
}

function exitOf(state: PilotState): ExitCode {
  switch (state) {
    case 'passed':
      return exitCode.done;
    case 'not-passed':
      return exitCode.doneWithExceptions;
    case 'failed':
    case 'stopped':
    case 'under-way':
      return exitCode.failed;
    default:
      return assertNever(state);
  }
}
