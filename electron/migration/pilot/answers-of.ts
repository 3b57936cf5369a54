import type { PilotQuestion } from '../../common/pilot-words.ts';
import { isTaken } from './judge-formats.ts';
import type { Flavour } from './pilot-passwords.ts';
import type { TriedMember } from './try-member.ts';

/** What the tried accounts answer; a question that none of them settles has no answer. */
export function answersOf(tried: readonly TriedMember[]): readonly (readonly [PilotQuestion, string])[] {
  return [
    ...of(
      'utf16le-hmac',
      tried.filter(({ member }) => isUtf16(member) && member.algorithm === 'hmac'),
    ),
    ...of(
      'utf16le-digest',
      tried.filter(({ member }) => isUtf16(member) && member.algorithm !== 'hmac'),
    ),
    ...(['utf8', 'utf16le', 'latin1'] as const).flatMap((family) => {
      const own = (flavour: Flavour) =>
        tried.filter(({ member }) => member.flavour === flavour && member.family === family);
      return [...of(`beyond-ascii-${family}`, own('beyond-ascii')), ...of(`blanks-${family}`, own('blanks'))];
    }),
  ];
}

const isUtf16 = ({ family, flavour }: TriedMember['member']) => family === 'utf16le' && flavour === 'ordinary';

/** `taken` when all signed in, `refused` when none did. */
function of(question: PilotQuestion, tried: readonly TriedMember[]): readonly (readonly [PilotQuestion, string])[] {
  const taken = tried.map(({ first }) => isTaken(first)).filter((outcome) => outcome !== 'not-tried');
  if (taken.length === 0) return [];
  const yes = taken.filter((outcome) => outcome === 'yes').length;
  return [[question, yes === taken.length ? 'taken' : yes === 0 ? 'refused' : `${yes} of ${taken.length} taken`]];
}
