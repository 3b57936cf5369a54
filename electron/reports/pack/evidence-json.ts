import { withDates } from '../json-report.ts';
import type { PackEvidence } from './evidence.ts';
import { comparedInWords, lostByDesign, notComparedInWords, toRemoveAfterwards } from './pack-texts.ts';

/** What is not known is said to be so, and never made up. */
export const NOT_OBSERVED = 'not observed';

/** Everything that a pack says of a run, for programs; times in ISO 8601 (UTC). */
export function evidenceJson(evidence: PackEvidence): string {
  const { report, source, findings } = evidence;
  const {
    run,
    environment,
    reasons,
    events,
    undo,
    risks,
    rehearsals,
    scripts,
    roles,
    present,
    deltas,
    overrides,
    pilot,
    waves,
  } = withDates(report);
  const observed = <Value>(values: readonly Value[]) => (values.length === 0 ? NOT_OBSERVED : values);
  const began = evidence.circumstances.flatMap(({ at, what }) =>
    what.kind === 'began' ? [{ at: iso(at), ...what }] : [],
  );
  const rested = evidence.circumstances.flatMap(({ at, what }) =>
    what.kind === 'rested' ? [{ at: iso(at), ...what }] : [],
  );
  const asked = evidence.circumstances.flatMap(({ what }) => ('asked' in what ? [what.asked] : []));
  const unique = (lists: readonly (readonly string[])[]) => [...new Set(lists.flat())].sort();
  const document = {
    evidence: 'userferry-evidence',
    version: 1,
    made: iso(evidence.made),
    release: evidence.release,
    people: evidence.people,
    workspace: { ...evidence.workspace, name: report.workspace },
    approval: observed(evidence.attestations.map(dated)),
    run: {
      ...run,
      stretches: began.length === 0 ? NOT_OBSERVED : began.map(({ at, release, system }) => ({ at, release, system })),
      events,
    },
    counts: evidence.counts,
    reconciliation: { reasons, waves: waves ?? 'not run in waves' },
    source: {
      ...report.source,
      login: source.login,
      encryption: source.encryption,
      trust: source.trust,
      seen: observed(began.flatMap(({ at, server }) => (server === null ? [] : [{ at, ...server }]))),
      queries: source.queries,
      scope: source.scope,
      applications: source.applications,
      countBefore: dated(source.planned),
      countAfter: source.verified === null ? NOT_OBSERVED : dated(source.verified),
      writes:
        'none by the run, which sent nothing but the queries above and questions about rights and version; what scripts wrote after a yes of its own (userferry script run) is no part of a run, and not recorded',
    },
    mapping: { prefix: source.prefix, ...source.mapping },
    decisions: { rules: source.rules, ...evidence.decisions },
    target: {
      ...environment,
      granted:
        began.length === 0
          ? NOT_OBSERVED
          : unique(began.flatMap(({ tenant }) => (tenant === null ? [] : [tenant.granted]))),
      used: asked.length === 0 ? NOT_OBSERVED : unique(asked.map(({ scopes }) => scopes)),
      connectionBefore: began.find(({ tenant }) => tenant !== null)?.tenant?.connection ?? NOT_OBSERVED,
      connectionAfter: rested.findLast(({ tenant }) => tenant !== null)?.tenant?.connection ?? NOT_OBSERVED,
      deployments: evidence.deployments.map(({ made, ...deployment }) => ({ ...deployment, made: iso(made) })),
    },
    destinations:
      asked.length === 0
        ? NOT_OBSERVED
        : unique([
            ...asked.map(({ hosts }) => hosts),
            began.flatMap(({ server }) => (server === null ? [] : [`${server.server}:${server.port}`])),
          ]),
    verification: {
      compared: comparedInWords,
      notCompared: notComparedInWords,
      result:
        evidence.verification === null
          ? 'not verified'
          : { ...evidence.verification, at: iso(evidence.verification.at) },
    },
    passwords: {
      formats: evidence.formats.map(({ proven, ...format }) => ({
        ...format,
        proven: proven === null ? NOT_OBSERVED : iso(proven),
      })),
      weak: evidence.formats.filter(({ weakness }) => weakness !== null).map(({ format }) => format),
    },
    scripts,
    rehearsals,
    pilot: pilot ?? NOT_OBSERVED,
    exceptions: { accepted: evidence.acceptances.map(dated), overrides, risks },
    mails: evidence.mails ?? 'none were asked for',
    roles,
    present: present ?? 'nobody was to be updated who was there before',
    deltas,
    undo,
    lostByDesign,
    toRemoveAfterwards: toRemoveAfterwards(evidence),
    journal: { findings },
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

function dated<Value extends { readonly at: number }>(value: Value) {
  return { ...value, at: iso(value.at) };
}
