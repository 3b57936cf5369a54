import { datedTrickle } from '../trickle/trickle-json.ts';
import { NOT_OBSERVED } from './evidence-json.ts';
import { lostByDesign, toRemoveAfterwards } from './pack-texts.ts';
import type { TrickleEvidence } from './trickle-evidence.ts';
import { lookedAtInWords, notInTricklePack, notLookedAtInWords } from './trickle-texts.ts';

/** Everything that a pack says of accounts that move by signing in, for programs; times in ISO 8601 (UTC). */
export function trickleEvidenceJson(evidence: TrickleEvidence): string {
  const { report, plan, attestations, deployments, login, findings } = evidence;
  const { environment, source, cutover, looks, exceptions, acceptances, runs, deltas, scripts, rehearsals, ...told } =
    datedTrickle(report);
  const document = {
    evidence: 'userferry-trickle-evidence',
    version: 1,
    made: iso(evidence.made),
    release: evidence.release,
    people: evidence.people,
    workspace: { ...evidence.workspace, name: report.workspace },
    trickle: { tenant: environment.domain, connection: environment.connection, plan: looks?.plan ?? null },
    notInThisPack: notInTricklePack,
    approval: attestations.length === 0 ? NOT_OBSERVED : attestations.map((said) => ({ ...said, at: iso(said.at) })),
    counts: evidence.counts,
    looks: looks ?? 'nobody has looked',
    source: {
      ...source,
      login,
      ...(plan === null ? { read: NOT_OBSERVED } : readOf(plan.source)),
      seen: NOT_OBSERVED,
      writes:
        'none by Userferry, which sent nothing but the queries above and questions about rights and version; what a script of the connection does from Auth0 is what its text says',
    },
    mapping: plan === null ? NOT_OBSERVED : { prefix: plan.source.prefix, ...plan.source.mapping },
    decisions: plan === null ? NOT_OBSERVED : { rules: plan.source.rules, ...plan.decisions },
    target: {
      ...environment,
      granted: NOT_OBSERVED,
      used: NOT_OBSERVED,
      deployments: deployments.map(({ made, ...deployment }) => ({ ...deployment, made: iso(made) })),
    },
    destinations: NOT_OBSERVED,
    cutover: cutover ?? 'not yet',
    verification: { compared: lookedAtInWords, notCompared: notLookedAtInWords },
    passwords:
      plan === null
        ? NOT_OBSERVED
        : {
            formats: plan.formats.map(({ proven, ...format }) => ({
              ...format,
              proven: proven === null ? NOT_OBSERVED : iso(proven),
            })),
            weak: plan.formats.filter(({ weakness }) => weakness !== null).map(({ format }) => format),
          },
    scripts,
    rehearsals,
    exceptions: { found: exceptions, accepted: acceptances, overrides: told.overrides, risks: told.risks },
    runs,
    deltas,
    lostByDesign,
    toRemoveAfterwards: toRemoveAfterwards({ source: { login }, report, deployments }),
    journal: { findings },
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function readOf({
  encryption,
  trust,
  queries,
  scope,
  applications,
  planned,
}: NonNullable<TrickleEvidence['plan']>['source']) {
  return {
    ...{ encryption, trust, queries, scope, applications },
    countBefore: { ...planned, at: iso(planned.at) },
    countAfter: NOT_OBSERVED,
  };
}

function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
