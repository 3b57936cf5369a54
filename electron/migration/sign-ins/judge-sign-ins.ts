import type { FailureCause, SignInExceeded, SignInLimits, SignInVerdict } from '../../common/sign-in-words.ts';
import type { SignInLook } from './sign-in-look.ts';

/** Of fewer people a share says nothing: the first one who mistypes would be all of them. */
const LEAST_PEOPLE = 20;

/** Holds a look against what was set before: as expected, or beyond which limits. */
export function judgeSignIns(look: SignInLook, limits: SignInLimits): SignInVerdict {
  if (!look.log.readable) return { kind: 'unreadable' };
  const exceeded: readonly SignInExceeded[] = [...beyondShare(look, limits), ...beyondCauses(look, limits)];
  if (exceeded.length > 0) return { kind: 'exceeded', exceeded };
  return look.tried === 0 && look.causes.length === 0 ? { kind: 'nobody-yet' } : { kind: 'as-expected' };
}

function beyondShare(
  { tried, failing }: SignInLook,
  { failingPercent: most }: SignInLimits,
): readonly SignInExceeded[] {
  if (most === null || tried < LEAST_PEOPLE || failing * 100 <= most * tried) return [];
  return [{ limit: 'failing', people: failing, of: tried, most }];
}

function beyondCauses({ causes }: SignInLook, { people: limits }: SignInLimits): readonly SignInExceeded[] {
  return causes.flatMap(({ cause, stillOut }) => {
    const most: number | undefined = limits[cause as FailureCause];
    return most === undefined || stillOut <= most ? [] : [{ limit: 'cause', cause, people: stillOut, most }];
  });
}
