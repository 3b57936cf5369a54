import { type PilotStep, pilotSteps, type StepOutcome, signInCauseTexts } from '../../common/pilot-words.ts';
import type { PilotedFormat } from '../../journal/pilot-records.ts';
import { labelOf } from './formats-to-pilot.ts';
import type { Tried, TriedMember } from './try-member.ts';

/** What came of each format, in the order in which they were tried. */
export function judgeFormats(tried: readonly TriedMember[]): readonly PilotedFormat[] {
  return tried
    .filter(({ member }) => member.flavour === 'ordinary')
    .flatMap((one) => {
      const steps = stepsOf(one);
      const why = whyNot(one);
      const [own] = one.member.formats;
      return one.member.formats.map((format) => ({ format, label: labelOf(format), as: own, steps, why }));
    });
}

/** Whether a format went the whole way. */
export function passedAll({ steps }: Pick<PilotedFormat, 'steps'>): boolean {
  return pilotSteps.every((step) => steps[step] === 'yes');
}

/**
 * Whether Auth0 took a password: it asks for a second factor only once the first is right (Auth0 docs, Authenticate Using the Resource Owner
 * Password Flow with MFA).
 */
export function isTaken(tried: Tried | null): StepOutcome {
  if (tried === null) return 'not-tried';
  return tried.kind === 'in' || tried.cause === 'second-factor' ? 'yes' : 'no';
}

/** Refused for being wrong, and for nothing else. */
export function isRefused(tried: Tried | null): StepOutcome {
  if (tried === null) return 'not-tried';
  return tried.kind === 'refused' && tried.cause === 'wrong-password' ? 'yes' : 'no';
}

function stepsOf({ differing, wrong, first, second, deleted }: TriedMember): Readonly<Record<PilotStep, StepOutcome>> {
  const there = differing !== null;
  const again = first?.kind === 'refused' && first.cause === 'second-factor' ? 'yes' : isTaken(second);
  return {
    imported: there ? 'yes' : 'no',
    'read-back': !there ? 'not-tried' : differing.length === 0 ? 'yes' : 'no',
    'wrong-refused': isRefused(wrong),
    'signed-in': isTaken(first),
    'signed-in-again': again,
    deleted: !there ? 'not-tried' : deleted ? 'yes' : 'no',
  };
}

function whyNot({ refusal, differing, wrong, first, second, deleted }: TriedMember): readonly string[] {
  if (differing === null) {
    return [refusal === null ? 'The job tells no reason, and the user is not there.' : `The job says: ${refusal}`];
  }
  const refused = (answer: Tried | null, of: string) =>
    answer?.kind === 'refused' && answer.cause !== 'wrong-password'
      ? [`${of}: ${signInCauseTexts[answer.cause]} (${answer.detail}).`]
      : [];
  return [
    ...(differing.length === 0 ? [] : [`Read back otherwise than sent: ${differing.join(', ')}.`]),
    ...(wrong?.kind === 'in' ? ['Somebody came in with a wrong password.'] : refused(wrong, 'With a wrong password')),
    ...(first?.kind === 'refused' && first.cause === 'wrong-password'
      ? ['Auth0 reads the hash otherwise: the right password is wrong to it.']
      : refused(first, 'With the right password')),
    ...(second?.kind === 'refused' && second.cause === 'wrong-password'
      ? ['The second time the right password is wrong to it.']
      : refused(second, 'The second time')),
    ...(deleted ? [] : ['It could not be deleted by itself; it goes with its connection.']),
  ];
}
