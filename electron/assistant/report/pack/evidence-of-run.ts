import { canonicalJson } from '../../../common/canonical-json.ts';
import { productVersion } from '../../../common/product.ts';
import type { Outcome } from '../../../common/words.ts';
import type { AcceptedTogether } from '../../../journal/acceptances.ts';
import type { OutcomeCount } from '../../../journal/records.ts';
import type { HeldEvidence } from '../../../migration/evidence/evidence-types.ts';
import type { PackEvidence, PackedAcceptance } from '../../../reports/pack/evidence.ts';
import type { WorkspaceSession } from '../../session.ts';
import { placeOfSession } from '../../trickle/look-at-trickle.ts';
import { reportOfRun } from '../report-of-run.ts';
import { knownOfFormat, packedDecisions, packedDeployment, packedSource } from './packed-parts.ts';

/** Everything that a pack says of a run beside its ledger, from the journal and the workspace alone. */
export async function evidenceOfRun(
  session: WorkspaceSession,
  run: string,
  held: HeldEvidence,
  people: boolean,
): Promise<PackEvidence> {
  const migration = await session.migration();
  const report = await migration.report(run);
  const { plan, verification } = report;
  const { basis } = held;
  const mails = await migration.resetMails.standing(run);
  return {
    made: session.clock.now(),
    release: productVersion,
    people,
    report: {
      ...reportOfRun(session, report, null),
      events: held.events.map(({ detail = null, ...event }) => ({ ...event, detail })),
    },
    counts: countsOf(held.outcomes, plan.total),
    workspace: { id: session.workspace.id, environment: session.environmentName },
    attestations: held.circumstances.flatMap(({ at, what }) => {
      if (what.kind !== 'attested') return [];
      const { operator, approver, change } = what;
      return { at, operator, approver, change };
    }),
    circumstances: held.circumstances,
    source: packedSource(session, basis, plan, verification),
    decisions: packedDecisions(plan),
    formats: report.formats.map((format) => ({ ...format, ...knownOfFormat(format.format, held.proofs) })),
    verification,
    deployments: held.deployments.map(packedDeployment),
    acceptances: withTheSameWords((await migration.exceptions.told(placeOfSession(session))).accepted),
    mails: mails === null ? null : mails.counts.map(({ state, reason, accounts }) => ({ state, reason, accounts })),
    findings: held.findings,
  };
}

function countsOf(found: readonly OutcomeCount[], total: number): PackEvidence['counts'] {
  const of = (name: Outcome) =>
    found.reduce((sum, { outcome, accounts }) => (outcome === name ? sum + accounts : sum), 0);
  const lines = found.reduce((sum, { accounts }) => sum + accounts, 0);
  return {
    imported: of('imported'),
    updated: of('updated'),
    present: of('present'),
    held: of('held'),
    skipped: of('skipped'),
    rejected: of('rejected'),
    uncertain: of('uncertain'),
    pending: total - lines,
    total,
  };
}

/** Exceptions that were accepted with the same words, counted: their names are people's. */
function withTheSameWords(accepted: readonly AcceptedTogether[]): readonly PackedAcceptance[] {
  const found = new Map<string, PackedAcceptance>();
  for (const { kind, accounts, by, why, at } of accepted) {
    const key = canonicalJson([kind, by, why]);
    const known = found.get(key);
    found.set(key, {
      ...{ kind, by, why },
      at: Math.max(known?.at ?? at, at),
      accounts: (known?.accounts ?? 0) + accounts,
    });
  }
  return [...found.values()];
}
