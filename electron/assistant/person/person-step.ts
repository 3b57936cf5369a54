import { assertNever } from '../../common/assert-never.ts';
import type { EvidenceTone, PersonStep } from '../../common/person-words.ts';
import type { Situation } from '../../migration/person/situation.ts';

/** What can be done about somebody from here; null where it is theirs, or lies outside Userferry. */
export function personStep(situation: Situation): PersonStep | null {
  switch (situation.kind) {
    case 'in-auth0':
      return situation.access.kind === 'without-password' && situation.access.mailed === null ? 'send-mail' : null;
    case 'absent':
      return stepOfAbsent(situation);
    case 'not-asked':
      return 'reach-tenant';
    case 'only-in-auth0':
    case 'linked':
    case 'id-elsewhere':
    case 'address-of-another':
    case 'other-connection':
    case 'nowhere':
      return null;
    default:
      return assertNever(situation);
  }
}

/** What it all comes to for them. */
export function personTone(situation: Situation): EvidenceTone {
  switch (situation.kind) {
    case 'in-auth0':
    case 'only-in-auth0':
      if (situation.access.kind === 'blocked' || situation.trouble !== null) return 'wrong';
      return situation.access.kind === 'signed-in' ? 'well' : 'neither';
    case 'absent':
      return situation.trouble === null ? 'look' : 'wrong';
    case 'linked':
    case 'id-elsewhere':
    case 'address-of-another':
    case 'other-connection':
    case 'not-asked':
    case 'nowhere':
      return 'look';
    default:
      return assertNever(situation);
  }
}

function stepOfAbsent({ why, legacy }: Extract<Situation, { kind: 'absent' }>): PersonStep | null {
  switch (why.kind) {
    case 'on-the-way':
    case 'in-wave':
    case 'waiting':
    case 'left-by-run':
    case 'undone':
    case 'deleted':
      return 'see-run';
    case 'half-created':
      return 'settle';
    case 'left-by-plan':
      return 'see-plan';
    case 'newer-than-plan':
    case 'unplanned':
      return legacy === 'gone' ? null : 'make-plan';
    case 'gone-from-legacy':
      return null;
    default:
      return assertNever(why);
  }
}
