import { examineCutover } from '../../../assistant/cutover/examine-cutover.ts';
import { deltaEnds } from '../../../assistant/delta/prepare-delta.ts';
import { type DeployChoice, prepareForSession } from '../../../assistant/deploy/prepare.ts';
import type { WorkspaceSession } from '../../../assistant/session.ts';
import { lookAtTrickle, placeOfSession } from '../../../assistant/trickle/look-at-trickle.ts';
import type { JudgedException, Meant } from '../../../journal/acceptances.ts';
import type { CutoverLine } from '../../../migration/cutover/checklist-types.ts';
import { readTemplates } from '../../../scripts/render/templates.ts';
import type { VerbContext } from '../../context.ts';
import { plantedEnding } from '../planted-accounts.ts';
import type { LivedLife } from './live-through.ts';

/** What stood against the cutover. */
export interface JudgedCutover {
  /** Accepted by name, as it was planted or lived so. */
  readonly accepted: number;
  /** What nobody planted: kind and name. */
  readonly surprises: readonly string[];
}

/** Looks who has moved and what has changed since, and accepts by name whomever the simulation knows to stay behind; whatever else there is is a surprise. */
export async function acceptWhoStays(
  session: WorkspaceSession,
  lives: readonly LivedLife[],
  context: VerbContext,
): Promise<JudgedCutover> {
  const { powers, signal } = context;
  await lookAtTrickle(session, { signal });
  const migration = await session.migration();
  await migration.delta.preview(await deltaEnds(session, signal), { signal });
  await examineCutover(session, readTemplates(powers.templates), signal);
  const byKey = new Map(lives.map((life) => [life.person.key, life]));
  const { exceptions } = migration;
  const surprises: string[] = [];
  const accepting: Meant[] = [];
  for await (const page of exceptions.all(placeOfSession(session))) {
    for (const { kind, name } of page) {
      // Said at the very end, when it is so; and the old pages need not be, where a delta is empty.
      if (kind === 'legacy-side' || kind === 'old-pages') continue;
      if (isKnown(kind, byKey.get(name))) accepting.push({ kind, name });
      else surprises.push(`${kind} ${name}`);
    }
  }
  let accepted = 0;
  for (const what of accepting) accepted += await accept(session, what, 'planted so', context);
  return { accepted, surprises };
}

function isKnown(kind: JudgedException['kind'], life: LivedLife | undefined): boolean {
  if (life === undefined) return false;
  const { fate, person } = life;
  switch (kind) {
    case 'open-reset':
      return fate.halfCreated;
    case 'straggler':
    case 'left-out':
      return fate.halfCreated || (fate.movedOn === null && plantedEnding(person) !== 'imported');
    default:
      return false;
  }
}

/** Takes the scripts' secrets away, says that login and firewall rules are gone, and gives the checklist as it stands then. */
export async function finishCutover(session: WorkspaceSession, context: VerbContext): Promise<readonly CutoverLine[]> {
  await deployTo(session, { withoutSecrets: true }, context);
  await accept(session, { kind: 'legacy-side', name: null }, 'the legacy SQL Server is stopped', context);
  const { lines } = await examineCutover(session, readTemplates(context.powers.templates), context.signal);
  return lines;
}

async function accept(session: WorkspaceSession, what: Meant, why: string, { powers }: VerbContext): Promise<number> {
  const { exceptions } = await session.migration();
  return exceptions.accept(placeOfSession(session), what, { by: 'practice', why, at: powers.clock.now() });
}

/** Deploys as `deploy` and `cutover` do; gives the deployment's number, null where there was nothing to change. */
export async function deployTo(
  session: WorkspaceSession,
  choice: DeployChoice,
  { powers, signal }: VerbContext,
): Promise<number | null> {
  const { apply } = await prepareForSession(
    session,
    { templates: readTemplates(powers.templates), clock: powers.clock },
    { choice, edited: new Map(), service: null, given: {}, consents: new Set(['adopt']), signal },
  );
  return (await apply())?.number ?? null;
}
