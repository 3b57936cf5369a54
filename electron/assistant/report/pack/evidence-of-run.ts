import { weaknessOf } from '../../../accounts/passwords/weakness.ts';
import { canonicalJson } from '../../../common/canonical-json.ts';
import type { JsonObject } from '../../../common/json.ts';
import { own } from '../../../common/own.ts';
import { productVersion } from '../../../common/product.ts';
import type { Outcome } from '../../../common/words.ts';
import type { AcceptedTogether } from '../../../journal/acceptances.ts';
import type { DeploymentRecord } from '../../../journal/deployments.ts';
import type { OutcomeCount } from '../../../journal/records.ts';
import { signInName } from '../../../legacy/connect-error.ts';
import { queriesOf } from '../../../legacy/queries-of.ts';
import type { HeldEvidence } from '../../../migration/evidence/evidence-types.ts';
import type { PlanBasis } from '../../../migration/plan/plan-types.ts';
import type { PackEvidence, PackedAcceptance, PackedDeployment } from '../../../reports/pack/evidence.ts';
import { accountSource } from '../../../stores/mapping/account-source.ts';
import type { WorkspaceSession } from '../../session.ts';
import { placeOfSession } from '../../trickle/look-at-trickle.ts';
import { legacyConfig } from '../../workspace/legacy-config.ts';
import { reportOfRun } from '../report-of-run.ts';
import { scriptDigests } from '../script-digests.ts';

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
  const { authentication, encrypt, trust } = legacyConfig(session.workspace.legacy);
  const mails = await migration.resetMails.standing(run);
  const { mapping, rules, scope, prefix, applications } = basis;
  const { import: imported, importBlocked, held: heldBack, skipped, rejected, reasons, traits, experiences } = plan;
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
    source: {
      login: signInName(authentication),
      encryption: encrypt === 'strict' ? 'TLS before anything else' : encrypt ? 'TLS' : 'none',
      trust: trust.kind,
      queries: queriesOf(accountSource(mapping, applications)),
      mapping: plainJson(mapping),
      rules: plainJson(rules),
      scope: plainJson(scopeWithoutKeys(scope)),
      applications,
      prefix,
      planned: { at: plan.made, accounts: plan.total },
      verified: verification === null ? null : { at: verification.at, accounts: verification.legacyNow },
    },
    decisions: {
      import: imported,
      importBlocked,
      held: heldBack,
      skipped,
      rejected,
      reasons,
      traits,
      experiences,
      touched: plainJson(plan.touched),
    },
    formats: report.formats.map((format) => ({
      ...format,
      weakness: weaknessOf(format.format),
      proven: own(held.proofs, format.format) ?? null,
    })),
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

/** A key may be somebody's user name: how many were chosen is what a pack says. */
function scopeWithoutKeys({ keys, ...scope }: PlanBasis['scope']) {
  return { ...scope, keys: keys === null ? null : `${keys.length} chosen one by one` };
}

/** What JSON makes of a value that is plain data. */
function plainJson(value: object): JsonObject {
  return JSON.parse(JSON.stringify(value)) as JsonObject;
}

function packedDeployment({ number, made, mode, state, before, wished, after }: DeploymentRecord): PackedDeployment {
  const came = after ?? wished;
  const names = [...new Set([...Object.keys(before?.options ?? {}), ...Object.keys(came.options)])].sort();
  return {
    number,
    made,
    mode,
    state,
    scriptsBefore: before === null ? null : scriptDigests(before),
    scriptsAfter: scriptDigests(came),
    changedOptions: names.filter((name) => canonicalJson(before?.options[name]) !== canonicalJson(came.options[name])),
    options: { before: before?.options ?? null, after: came.options },
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
