import { type ExaminedCutover, examineCutover } from '../assistant/cutover/examine-cutover.ts';
import { writeCutover } from '../assistant/cutover/write-cutover.ts';
import { type DeployChoice, prepareForSession } from '../assistant/deploy/prepare.ts';
import type { WorkspaceSession } from '../assistant/session.ts';
import { placeOfSession } from '../assistant/trickle/look-at-trickle.ts';
import { assertNever } from '../common/assert-never.ts';
import { type CutoverStep, cutoverTitles, type ExceptionKind, exceptionKinds } from '../common/cutover-words.ts';
import type { Consent } from '../common/deploy-consents.ts';
import { UserferryError } from '../common/userferry-error.ts';
import type { JudgedException, Meant } from '../journal/acceptances.ts';
import type { CutoverLine } from '../migration/cutover/checklist-types.ts';
import type { ExceptionBook } from '../migration/cutover/exception-book.ts';
import { momentText, plural } from '../reports/wording.ts';
import { readTemplates, type Templates } from '../scripts/render/templates.ts';
import { type VerbContext, type WorkspaceOptions, withSession } from './context.ts';
import { givenConfiguration, noteSending } from './deploy.ts';
import { exitCode, type VerbResult } from './output.ts';

export interface CutoverOptions extends WorkspaceOptions {
  /** `KIND`, or `KIND:NAME`. */
  readonly accept?: readonly string[];
  readonly withdraw?: readonly string[];
  readonly by?: string;
  readonly because?: string;
  readonly out?: string;
  readonly deploy?: boolean;
  readonly blankSecrets?: boolean;
  readonly yes?: readonly Consent[];
}

/** `cutover`: the checklist with its evidence; accepts exceptions by name, deploys the no-ops, takes the secrets away. */
export function cutoverVerb(options: CutoverOptions, context: VerbContext): Promise<VerbResult> {
  return withSession(options, context, async (session) => {
    const templates = readTemplates(context.powers.templates);
    const changed = await judged(session, templates, options, context);
    const deployed: number[] = [];
    for (const choice of chosen(options)) {
      // Ctrl+C while one is on its way lets it end; the next one is not begun.
      if (deployed.length > 0 && context.signal.aborted) break;
      deployed.push(...(await applied(session, templates, choice, options, context)));
    }
    // What was deployed is told of, whatever the signal says by now.
    const examined = await examineCutover(session, templates, deployed.length > 0 ? undefined : context.signal);
    const files = options.out === undefined ? [] : await writeCutover(session, examined, options.out);
    const isDone = examined.lines.every(({ state }) => state === 'done');
    return {
      json: { ...examined, accepted: changed.accepted, withdrawn: changed.withdrawn, deployments: deployed, files },
      lines: [
        ...examined.lines.flatMap(lineText),
        ...costLines(examined),
        ...(changed.accepted > 0 ? [`${plural(changed.accepted, 'exception', 'exceptions')} accepted.`] : []),
        ...(changed.withdrawn > 0 ? [`${plural(changed.withdrawn, 'acceptance', 'acceptances')} taken back.`] : []),
        ...files.map((file) => `Written: ${file}`),
        isDone ? 'The cutover is complete.' : 'The cutover is not complete yet.',
      ],
      exit: isDone ? exitCode.done : exitCode.doneWithExceptions,
    };
  });
}

async function judged(
  session: WorkspaceSession,
  templates: Templates,
  { accept = [], withdraw = [], by: byName = '', because = '' }: CutoverOptions,
  { signal, powers }: VerbContext,
): Promise<{ readonly accepted: number; readonly withdrawn: number }> {
  const [accepting, withdrawing] = [accept.map(meant), withdraw.map(meant)];
  if (accepting.length + withdrawing.length === 0) return { accepted: 0, withdrawn: 0 };
  const [by, why] = [byName.trim(), because.trim()];
  if (accepting.length > 0 && (by === '' || why === '')) throw nobodyNamed();
  // What is accepted is what there is now.
  await examineCutover(session, templates, signal);
  const { exceptions } = await session.migration();
  const place = placeOfSession(session);
  await refuseStrangers(exceptions, place, [...accepting, ...withdrawing]);
  let [accepted, withdrawn] = [0, 0];
  for (const what of accepting) {
    accepted += await exceptions.accept(place, what, { by, why, at: powers.clock.now() });
  }
  for (const what of withdrawing) withdrawn += await exceptions.withdraw(place, what);
  return { accepted, withdrawn };
}

/** All or nothing: whoever mistypes one name means somebody else, and finds nothing accepted. */
async function refuseStrangers(exceptions: ExceptionBook, place: string, meant: readonly Meant[]): Promise<void> {
  for (const { kind, name } of meant) {
    if (name === null || (await exceptions.knows(place, { kind, name }))) continue;
    const first = await exceptions.page(place, { kind, name: '' }, namesTold);
    throw noSuchException(
      { kind, name },
      first.filter((other) => other.kind === kind).map((other) => other.name),
    );
  }
}

/** So many of a kind are named where somebody names one that there is not. */
const namesTold = 5;

function chosen({ deploy, blankSecrets }: CutoverOptions): readonly DeployChoice[] {
  return [
    ...(deploy === true ? [{ mode: 'cutover' } as const] : []),
    ...(blankSecrets === true ? [{ withoutSecrets: true } as const] : []),
  ];
}

async function applied(
  session: WorkspaceSession,
  templates: Templates,
  choice: DeployChoice,
  { yes }: CutoverOptions,
  { powers, signal, terminal }: VerbContext,
): Promise<readonly number[]> {
  const { connection } = session.environment;
  const { apply } = await prepareForSession(
    session,
    { templates, clock: powers.clock },
    { choice, edited: new Map(), service: null, given: givenConfiguration(), consents: new Set(yes), signal },
  );
  const deployment = await apply(() => noteSending(connection, { terminal, signal }));
  if (deployment === null) return [];
  terminal.note(`Deployed to ${connection} as deployment ${deployment.number}.`);
  return [deployment.number];
}

function meant(text: string): Meant {
  const [kind = '', ...name] = text.split(':');
  const known = exceptionKinds.find((candidate): candidate is ExceptionKind => candidate === kind);
  if (known === undefined) throw noSuchKind(kind);
  return { kind: known, name: name.length === 0 ? null : name.join(':') };
}

function lineText({ topic, state, evidence, at, next }: CutoverLine): readonly string[] {
  const seen = at === null ? '' : ` (${momentText(at)} UTC)`;
  return [
    `${stateWords[state].padEnd(8)} ${cutoverTitles[topic]}: ${evidence}${seen}`,
    ...(next === null ? [] : [`         ${nextText(next)}`]),
  ];
}

const stateWords: Readonly<Record<CutoverLine['state'], string>> = {
  done: 'done',
  open: 'open',
  waits: 'waits',
  unknown: 'unknown',
};

function costLines({ onlyInAuth0, before }: ExaminedCutover): readonly string[] {
  if (onlyInAuth0 === null) return [];
  const { passwords, users, atLeast } = onlyInAuth0;
  const least = atLeast ? 'at least ' : '';
  const how = before === null ? '' : ` (userferry deploy --back ${before.number})`;
  return [
    `Going back${how} would lose ${least}${plural(passwords, 'password', 'passwords')} set in Auth0 and ${plural(users, 'user', 'users')} who exist only there.`,
  ];
}

function nextText(step: CutoverStep): string {
  switch (step) {
    case 'look':
      return 'Look: userferry progress';
    case 'make-plan':
      return 'Make the plan again and look: userferry plan, then userferry progress';
    case 'verify':
      return 'Verify: userferry verify';
    case 'move-or-accept':
      return 'Move them by bulk (userferry plan, then migrate), or accept them: userferry cutover --accept straggler left-out --by NAME --because WHY; --out DIR lists them';
    case 'mend-or-accept':
      return 'Mend each and verify again, or accept it: userferry cutover --accept KIND:NAME --by NAME --because WHY; --out DIR lists them';
    case 'settle-or-accept':
      return 'Ask them to sign in, or accept each: userferry cutover --accept open-reset:NAME --by NAME --because WHY; --out DIR lists them';
    case 'carry-or-freeze':
      return 'See what changed: userferry delta; carry it over with --yes delta, until one finds nothing more. Whom --out DIR lists is accepted by name: userferry cutover --accept not-carried-over:NAME --by NAME --because WHY. Or freeze the old pages and say so: userferry delta --frozen --by NAME --because WHAT-AND-SINCE-WHEN';
    case 'let-read-connection':
      return 'Grant the application read:connections and read:connections_options.';
    case 'read-log-or-accept':
      return 'Grant the application read:logs where it is missing. Or look at the log in the Auth0 dashboard and say what is there: userferry cutover --accept unseen-resets, or unseen-sign-in, with --by NAME --because WHAT';
    case 'deploy-cutover':
      return 'Deploy the scripts that answer nobody: userferry cutover --deploy';
    case 'switch-import-mode-on':
      return 'Switch it on: userferry deploy --mode trickle; after a cutover: userferry cutover --deploy';
    case 'sign-in':
      return 'Sign in with an account that has moved, then look again: userferry cutover';
    case 'blank-secrets':
      return 'Take them away: userferry cutover --blank-secrets. Going back then asks for the password again.';
    case 'remove-legacy-side':
      return 'Have them removed (--out DIR writes how), then say so: userferry cutover --accept legacy-side --by NAME --because WHY';
    default:
      return assertNever(step);
  }
}

export function nobodyNamed(): UserferryError {
  return new UserferryError({
    code: 'UF-6131',
    message: 'An exception is accepted by somebody, for a reason.',
    kept: 'Nothing was accepted.',
    next: 'Give both: --by NAME --because WHY.',
  });
}

/** @param names The first of those that there are of this kind */
function noSuchException(
  { kind, name }: Pick<JudgedException, 'kind' | 'name'>,
  names: readonly string[],
): UserferryError {
  const more = names.length < namesTold ? '' : ' and so on';
  return new UserferryError({
    code: 'UF-6133',
    message: `There is no exception “${kind}:${name}”.`,
    kept: 'Nothing was accepted, and nothing was taken back.',
    next:
      names.length === 0
        ? `There is none of the kind ${kind}; --out DIR lists all that there are.`
        : `Of the kind ${kind} there are ${names.join(', ')}${more}; --out DIR lists all.`,
  });
}

function noSuchKind(kind: string): UserferryError {
  return new UserferryError({
    code: 'UF-6132',
    message: `There is no kind of exception “${kind}”.`,
    kept: 'Nothing was accepted.',
    next: `Name one of ${exceptionKinds.join(', ')}, and with a colon whom: straggler:4711.`,
  });
}
