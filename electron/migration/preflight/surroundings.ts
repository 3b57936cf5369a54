import { assertNever } from '../../common/assert-never.ts';
import type { CertificateSeen } from '../../tenant/preflight/tenant-facts.ts';
import type { ImportRate } from '../plan/estimate.ts';
import { paceOf } from '../undo/undo-pace.ts';
import { fine, type Judgement, notSeen, worthKnowing } from './finding.ts';
import type { PreflightCase } from './preflight-case.ts';
import { peopleText, sentences, timeText } from './texts.ts';

export function certificateShown(certificate: CertificateSeen): Judgement {
  switch (certificate.kind) {
    case 'public':
      return fine(
        `The certificate is of ${certificate.issuer}.`,
        'Nobody reads along on the direct way from this computer; a proxy that is set in the system would be another way.',
      );
    case 'private':
      return worthKnowing(
        `The certificate shown for the tenant is of ${certificate.issuer}, which no browser knows by itself: a proxy opens HTTPS on the way.`,
        'It reads everything that is imported: addresses, names, password hashes. Large files may be held up or refused there.',
        'Ask the network’s administrators to let HTTPS to the tenant and to the host of its exports through unopened.',
      );
    case 'faulty':
      return worthKnowing(
        `The certificate shown for the tenant, of ${certificate.issuer}, is not in order (${certificate.why}).`,
        'Something on the way answers in the tenant’s place, or this computer’s clock is wrong.',
        'Check date and time of this computer, then ask the network’s administrators.',
      );
    case 'no-direct-way':
      return notSeen(
        `There is no direct way to the tenant from this computer (${certificate.why}), so whose certificate a proxy shows can’t be told here.`,
        'Ask the network’s administrators whether the proxy opens HTTPS, and have it let the tenant through unopened.',
      );
    case 'not-encrypted':
      return fine('The practice tenant is reached without encryption.', 'It is on this computer.');
    default:
      return assertNever(certificate);
  }
}

interface LimitClass {
  readonly name: string;
  readonly imports: ImportRate;
  readonly production: boolean;
}

/** Told by the burst for looks at users (Auth0 docs, rate limit configurations, August 2026). */
function classOf(burst: number | null): LimitClass | null {
  switch (burst) {
    case 2:
      return { name: 'that of the Free plan', imports: 'slow', production: false };
    case 10:
      return {
        name: 'that of an Enterprise tenant which is not tagged as production',
        imports: 'slow',
        production: false,
      };
    case 40:
      return { name: 'that of Essentials and Professional', imports: 'usual', production: true };
    case 50:
      return { name: 'that of an Enterprise production tenant', imports: 'fast', production: true };
    default:
      return null;
  }
}

export function rateLimit({ facts, population }: PreflightCase): Judgement {
  const { usersBurst } = facts;
  const limits = classOf(usersBurst);
  if (limits === null) {
    return notSeen(
      usersBurst === null
        ? 'No answer names a limit.'
        : `${usersBurst} calls at once: none of the limits that are documented.`,
      'The first files of a run say how fast it goes; undoing goes as fast as Auth0 lets it.',
    );
  }
  const found = `${usersBurst} looks at users at once: ${limits.name}.`;
  const pace = paceOf(usersBurst);
  const meaning =
    population === null || population.importing === 0
      ? 'Reading and deleting go at its pace.'
      : sentences(
          `Importing ${peopleText(population.importing)} takes ${timeText(population.estimate.importing[limits.imports])}, going by what others saw.`,
          pace !== null && `Undoing it would take ${timeText((population.importing / pace) * 1_000)}.`,
        );
  return limits.production
    ? fine(found, meaning)
    : worthKnowing(
        found,
        meaning,
        'If this is the tenant for production, have it tagged as such, or ask Auth0 about its plan.',
      );
}

/** More than this is told of, in ms: tokens and records of the log bear what is less. */
const tolerable = 120_000;

export function clockOfTenant({ facts: { clock } }: PreflightCase): Judgement {
  if (clock === null) return notSeen('No answer of the tenant was dated.', 'Check date and time of this computer.');
  const { aheadMs, withinMs } = clock;
  const off = Math.abs(aheadMs);
  if (off - withinMs <= tolerable) {
    return fine('This computer’s clock agrees with it.', 'What happened at Auth0 since a moment here is told rightly.');
  }
  return worthKnowing(
    `This computer’s clock is ${timeText(off)} ${aheadMs > 0 ? 'behind' : 'ahead of'} the tenant’s.`,
    'Who signed in or was changed since a moment here is told wrongly by as much: in looks, in undoing and in the report.',
    'Set this computer’s clock by a time server, and see whether the SQL Server’s is right.',
  );
}

export function exportHost({ facts: { exportHost: seen } }: PreflightCase): Judgement {
  const needs = 'Before a run, when verifying and when undoing, the connection is read back through it';
  switch (seen.kind) {
    case 'answers':
      return fine(
        `${seen.host} answers.`,
        `${needs}. Not tried: a file itself, for which people would have to be exported, and whether this tenant’s is really there; the first export names the place.`,
      );
    case 'away':
      return worthKnowing(
        `${seen.host}, where exports were seen to lie, can’t be reached from here: ${seen.why}`,
        `${needs}: should it be this one, no run begins.`,
        'Have firewall and proxy let this computer reach it by HTTPS. Auth0 documents no name: the first export tells the real one.',
      );
    case 'told-later':
      return fine(
        'A practice tenant says where with its first export.',
        'It is on this computer, and nothing is in between.',
      );
    default:
      return assertNever(seen);
  }
}
