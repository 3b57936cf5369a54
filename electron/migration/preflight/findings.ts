import { type FindingLevel, type FindingName, findingLevels, findingNames } from '../../common/preflight-words.ts';
import type { TenantAway, TenantFacts } from '../../tenant/preflight/tenant-facts.ts';
import {
  applicationsOfConnection,
  connectionThere,
  importMode,
  requiredFields,
  signUp,
  userIds,
  usernames,
} from './connection-state.ts';
import { type Finding, fine, inTheWay, type Judgement } from './finding.ts';
import { emailProvider, factors, passwordPolicy, secondFactor, selfServiceReset } from './passwords-and-factors.ts';
import { permissionForLog, permissionsToDeploy, permissionsToRun, permissionToUndo } from './permissions.ts';
import type { Population } from './population.ts';
import type { Intent, PreflightCase } from './preflight-case.ts';
import { breachedPasswords, bruteForce, suspiciousIps } from './sign-in-protection.ts';
import { certificateShown, clockOfTenant, exportHost, rateLimit } from './surroundings.ts';

const answers: Judgement = fine('The tenant answers.', 'It can be reached from this computer.');

const judges: Readonly<Record<FindingName, (of: PreflightCase) => Judgement>> = {
  way: () => answers,
  certificate: ({ facts }) => certificateShown(facts.certificate),
  credentials: () => fine('Auth0 accepts client id and secret.', 'Userferry may call it.'),
  'scopes-run': permissionsToRun,
  'scopes-deploy': permissionsToDeploy,
  'scopes-log': permissionForLog,
  'scopes-undo': permissionToUndo,
  connection: connectionThere,
  applications: applicationsOfConnection,
  'import-mode': importMode,
  usernames,
  'required-fields': requiredFields,
  'sign-up': signUp,
  'user-ids': userIds,
  'suspicious-ip': suspiciousIps,
  'brute-force': bruteForce,
  'breached-passwords': breachedPasswords,
  'password-policy': passwordPolicy,
  'self-service-reset': selfServiceReset,
  'second-factor': secondFactor,
  factors,
  'email-provider': emailProvider,
  'rate-limit': rateLimit,
  clock: clockOfTenant,
  'export-host': exportHost,
};

/**
 * What a tenant will mean for these people: one finding for each thing that is looked at, in their order. Of a tenant that can't be asked,
 * only how far the way went.
 */
export function findingsOf(facts: TenantFacts, intent: Intent, population: Population | null): readonly Finding[] {
  if (facts.kind === 'away') return findingsOnTheWay(facts);
  return findingNames.map((name) => named(name, judges[name]({ facts, intent, population })));
}

function findingsOnTheWay({ part, failure, certificate }: TenantAway): readonly Finding[] {
  const { message, code, next, detail } = failure;
  const stops = inTheWay(
    `${message} (${code})${detail === undefined ? '' : ` ${detail}`}`,
    'Nothing else of the tenant can be seen, and nothing can be moved to it.',
    next,
  );
  return [
    named('way', part === 'way' ? stops : answers),
    named('certificate', certificateShown(certificate)),
    ...(part === 'way' ? [] : [named('credentials', stops)]),
  ];
}

function named(name: FindingName, judgement: Judgement): Finding {
  return { name, grant: null, ...judgement };
}

/** How many findings there are of each level. */
export function levelsOf(findings: readonly Finding[]): Readonly<Record<FindingLevel, number>> {
  const count = (wanted: FindingLevel) => findings.filter(({ level }) => level === wanted).length;
  const [inWay, worth, unseen, good] = findingLevels.map(count);
  return { 'in-the-way': inWay ?? 0, 'worth-knowing': worth ?? 0, 'not-seen': unseen ?? 0, fine: good ?? 0 };
}
