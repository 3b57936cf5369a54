import { UserferryError } from '../../../common/userferry-error.ts';
import { type ActionName, actions } from '../../../scripts/actions.ts';
import { secretsOf } from '../../../scripts/container/open-call.ts';
import type { ScriptResult } from '../../../scripts/container/result.ts';
import type { ContainerSettings } from '../../../scripts/container/script.ts';
import type { ScriptPlan } from '../../../scripts/render/script-plan.ts';
import type { Templates } from '../../../scripts/render/templates.ts';
import type { Mapping } from '../../../stores/mapping/mapping.ts';
import { readColumns } from '../../../stores/mapping/read-columns.ts';
import { isSameColumn } from '../../../stores/mapping/value.ts';
import type { WorkspaceSession } from '../../session.ts';
import { type Copies, type NotCopied, openCopies, type SentStatement } from '../copies.ts';
import { isSound } from '../is-sound.ts';
import { namesItsDatabase } from '../names-its-database.ts';
import { runScript } from '../run-script.ts';
import { inOrder, type ScriptArguments } from '../script-arguments.ts';
import { scriptConfiguration } from '../script-configuration.ts';
import { type AccountDifference, accountDifferences, everyAccount } from './account-differences.ts';
import { namedAccounts } from './named-accounts.ts';
import { isSameCode, writeCode } from './write-code.ts';

/** A call of an action that writes. */
export interface WritingWish {
  readonly action: ActionName;
  readonly source: string;
  readonly args: ScriptArguments;
  /** The code of what was shown, where it is to be done in the legacy database too. */
  readonly write?: string | undefined;
  readonly container?: Partial<ContainerSettings>;
}

/** What came of a script on copies of the accounts that it is about. */
export interface WritingRun {
  readonly onCopies: ScriptResult;
  /** What it sent that changes something, or may. */
  readonly statements: readonly SentStatement[];
  readonly differences: readonly AccountDifference[];
  readonly notCopied: readonly NotCopied[];
  /** Stands for exactly this; null where there is nothing to write, or the script did not end as one should. */
  readonly code: string | null;
  /** What came of it in the legacy database; null where it was not run there. */
  readonly written: ScriptResult | null;
}

/**
 * Runs an action script that writes on copies of the accounts that its arguments name, and tells what it would write. With the code of
 * this, and only if it is still the same, the script is then run against the legacy database.
 * @throws UserferryError UF-7204 (an argument is missing), UF-7236 (another code), UF-7237 (nothing that could be written), UF-7238 (it
 *   may go to another database than it is told), and what `namedAccounts`, `openCopies` and `runScript` throw
 */
export async function runWritingScript(
  session: WorkspaceSession,
  scripts: { readonly plan: ScriptPlan; readonly templates: Templates },
  wish: WritingWish,
  signal?: AbortSignal,
): Promise<WritingRun> {
  const { action, args, write } = wish;
  if (!actions[action].writes) throw new TypeError(`${action} only reads.`);
  // What stands against a run at all is said before anything is copied.
  inOrder(action, args);
  if (namesItsDatabase(action, wish.source, scriptConfiguration(session))) throw mayGoElsewhere(action);
  const keys = await namedAccounts(session, scripts, action, args);
  const { mapping } = scripts.plan;
  const tried = await onCopies(session, mapping, keys, wish, signal);
  if (write === undefined) return { ...tried, written: null };
  if (tried.code === null) throw nothingToWrite(action);
  if (!isSameCode(write, tried.code)) throw otherCode(action);
  signal?.throwIfAborted();
  return { ...tried, written: await runOnce(session, wish) };
}

async function onCopies(
  session: WorkspaceSession,
  mapping: Mapping,
  keys: readonly string[],
  wish: WritingWish,
  signal: AbortSignal | undefined,
): Promise<Omit<WritingRun, 'written'>> {
  const { action, source, args } = wish;
  const copies = await openCopies(session, mapping, keys, signal);
  try {
    const before = await everyAccount(copies.legacy, mapping, signal);
    const result = await runOnce(session, wish, copies.configuration);
    const { passwords } = secretsOf(action, inOrder(action, args), {});
    const statements = (await copies.statements(source, passwords)).filter(({ changes }) => changes);
    const differences = accountDifferences(mapping, before, await everyAccount(copies.legacy, mapping, signal));
    const what = { action, source, args, keys, before, restless: restlessPlaces(mapping), statements };
    const code = statements.length > 0 && isDone(result) ? writeCode(what, await session.digestKey()) : null;
    return { onCopies: result, statements, differences, notCopied: copies.notCopied, code };
  } finally {
    await copies.close();
  }
}

/** It ended as it should, and not by saying that there is nobody, or that it may not. */
function isDone(result: ScriptResult): boolean {
  return isSound(result) && result.outcome.kind === 'value' && result.outcome.value !== false;
}

/** In a container of its own: in another's `global` the script would find a connection to the other database. */
async function runOnce(
  session: WorkspaceSession,
  { action, source, args, container: settings }: WritingWish,
  configuration?: Copies['configuration'],
): Promise<ScriptResult> {
  const container = session.newContainer(settings);
  try {
    return await runScript(session, container, { action, source, args, configuration });
  } finally {
    container.close();
  }
}

function restlessPlaces(mapping: Mapping): readonly number[] {
  const { lastSignIn } = mapping;
  return readColumns(mapping).flatMap((ref, index) =>
    lastSignIn !== null && isSameColumn(ref, lastSignIn) ? [index + 1] : [],
  );
}

function mayGoElsewhere(action: ActionName): UserferryError {
  return new UserferryError({
    code: 'UF-7238',
    message: `${action} does not take the way to its database from configuration alone, and might write to the legacy database instead of to the copies.`,
    kept: 'It was not run, and nothing was copied.',
    next: 'Read server and sign-in from configuration, such as configuration.SQL_SERVER and configuration.SQL_PASSWORD.',
  });
}

const nothingWritten = 'The script was run on copies alone: nothing was written to the legacy database.';

function otherCode(action: ActionName): UserferryError {
  return new UserferryError({
    code: 'UF-7236',
    message: `The code does not stand for what ${action} would write now.`,
    kept: nothingWritten,
    next: 'The script, its arguments, the account or the mapping are not what they were when it was shown. Run it on copies again, look at the statements, and take their code.',
  });
}

function nothingToWrite(action: ActionName): UserferryError {
  return new UserferryError({
    code: 'UF-7237',
    message: `On the copies ${action} changed nothing, or did not end as a script should.`,
    kept: nothingWritten,
    next: 'Run it on copies without --write, and see how it ended.',
  });
}
