import { weaknessOf } from '../../../accounts/passwords/weakness.ts';
import { canonicalJson } from '../../../common/canonical-json.ts';
import type { JsonObject } from '../../../common/json.ts';
import { own } from '../../../common/own.ts';
import type { DeploymentRecord } from '../../../journal/deployments.ts';
import { signInName } from '../../../legacy/connect-error.ts';
import { queriesOf } from '../../../legacy/queries-of.ts';
import type { PlanBasis, PlanSummary } from '../../../migration/plan/plan-types.ts';
import type { PackEvidence, PackedDeployment, PackedFormat } from '../../../reports/pack/evidence.ts';
import { accountSource } from '../../../stores/mapping/account-source.ts';
import type { WorkspaceSession } from '../../session.ts';
import { legacyConfig } from '../../workspace/legacy-config.ts';
import { scriptDigests } from '../script-digests.ts';

/** The login by which Userferry reads the legacy database. */
export function loginOf({ workspace }: Pick<WorkspaceSession, 'workspace'>): string {
  return signInName(legacyConfig(workspace.legacy).authentication);
}

/** How a plan has read the legacy database; `verification` is null where nobody has counted again since. */
export function packedSource(
  session: Pick<WorkspaceSession, 'workspace'>,
  { mapping, rules, scope, prefix, applications }: PlanBasis,
  plan: Pick<PlanSummary, 'made' | 'total'>,
  verification: PackEvidence['verification'],
): PackEvidence['source'] {
  const { encrypt, trust } = legacyConfig(session.workspace.legacy);
  return {
    login: loginOf(session),
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
  };
}

/** What a plan decides, counted. */
export function packedDecisions(plan: PlanSummary): PackEvidence['decisions'] {
  const { import: imported, importBlocked, held, skipped, rejected, reasons, traits, experiences } = plan;
  return {
    import: imported,
    ...{ importBlocked, held, skipped, rejected, reasons, traits, experiences },
    touched: plainJson(plan.touched),
  };
}

/** What is weak about a format, and when a password of it was last proven. */
export function knownOfFormat(
  format: string,
  proofs: Readonly<Record<string, number>>,
): Pick<PackedFormat, 'weakness' | 'proven'> {
  return { weakness: weaknessOf(format), proven: own(proofs, format) ?? null };
}

/** A key may be somebody's user name: how many were chosen is what a pack says. */
function scopeWithoutKeys({ keys, ...scope }: PlanBasis['scope']) {
  return { ...scope, keys: keys === null ? null : `${keys.length} chosen one by one` };
}

/** What JSON makes of a value that is plain data. */
function plainJson(value: object): JsonObject {
  return JSON.parse(JSON.stringify(value)) as JsonObject;
}

/** A deployment with what it changed, its scripts as digests. */
export function packedDeployment({
  number,
  made,
  mode,
  state,
  before,
  wished,
  after,
}: DeploymentRecord): PackedDeployment {
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
