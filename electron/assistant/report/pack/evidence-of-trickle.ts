import { productVersion } from '../../../common/product.ts';
import type { HeldTrickle } from '../../../migration/evidence/evidence-types.ts';
import type { TrickleEvidence } from '../../../reports/pack/trickle-evidence.ts';
import type { TrickleData } from '../../../reports/trickle/trickle-data.ts';
import type { WorkspaceSession } from '../../session.ts';
import { knownOfFormat, loginOf, packedDecisions, packedDeployment, packedSource } from './packed-parts.ts';

/** Everything that a pack says of accounts that move by signing in beside its ledger, from the journal and the workspace alone. */
export function evidenceOfTrickle(
  session: WorkspaceSession,
  report: TrickleData,
  { plan, attestations, deployments, proofs, findings }: HeldTrickle,
  people: boolean,
): TrickleEvidence {
  return {
    made: session.clock.now(),
    release: productVersion,
    people,
    report,
    counts:
      report.looks === null
        ? { 'by-sign-in': 0, 'by-run': 0, otherwise: 0, straggler: 0, 'cannot-come': 0, total: 0 }
        : { ...report.looks.standings, total: report.looks.total },
    workspace: { id: session.workspace.id, environment: session.environmentName },
    attestations,
    login: loginOf(session),
    plan:
      plan === null
        ? null
        : {
            source: packedSource(session, plan.basis, plan.summary, null),
            decisions: packedDecisions(plan.summary),
            formats: plan.summary.formats.map((format) => ({ ...format, ...knownOfFormat(format.format, proofs) })),
          },
    deployments: deployments.map(packedDeployment),
    findings,
  };
}
