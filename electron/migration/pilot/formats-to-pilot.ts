import { formatLabels, type PasswordFormat } from '../../accounts/passwords/format-labels.ts';
import { convertedFormats } from '../../accounts/passwords/make/make-stored.ts';
import type { MembershipHash, PasswordRecipe } from '../../accounts/passwords/recipe.ts';
import type { LatestRead } from '../worker/planning.ts';

/** Which formats a pilot tries, and how the old application makes them. */
export interface FormatsToPilot {
  readonly formats: readonly PasswordFormat[];
  /** Of the plan's or survey's column; null where nothing was planned or surveyed. */
  readonly recipe: PasswordRecipe | null;
  readonly membershipHash: MembershipHash | 'auto';
}

/** Those that nothing of the old application is needed for. */
const withoutKeys = convertedFormats.filter((format) => format !== 'membership-decrypted');

/** The formats of the accounts that were planned or surveyed last; all that Userferry converts where nobody has planned or surveyed. */
export function formatsToPilot(read: Pick<LatestRead, 'basis' | 'summary'> | null): FormatsToPilot {
  if (read === null) return { formats: withoutKeys, recipe: null, membershipHash: 'auto' };
  const { basis, summary } = read;
  const held = new Set(summary.formats.filter(({ accounts }) => accounts > 0).map(({ format }) => format));
  return {
    formats: convertedFormats.filter((format) => held.has(format)),
    recipe: basis.mapping.password.recipe,
    membershipHash: basis.rules.membershipHash,
  };
}

export function labelOf(format: PasswordFormat): string {
  return formatLabels[format].label;
}
