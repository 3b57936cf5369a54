import type { PasswordProof, ProvenFormat } from '../contract/index.ts';
import { proveAccount } from '../prove-account.ts';
import type { Wizard } from '../wizard/wizard.ts';

/**
 * Tries a known password on an account of the survey. What it shows is remembered by format, moment and whether the password had a
 * letter beyond ASCII; a recipe that fits better than the plan's, in memory, until somebody uses it.
 */
export async function provePassword(wizard: Wizard, account: string, password: string): Promise<PasswordProof> {
  const { survey, proven } = wizard.state.state.accounts;
  const proof = await proveAccount(wizard.session(), survey?.plan ?? null, account, password);
  const shown = { at: wizard.powers.clock.now(), beyondAscii: /[^\0-\x7f]/.test(password) };
  if (proof.kind === 'proven') {
    const now = withProven(proven, { ...shown, format: proof.format });
    wizard.remember({ proven: now });
    wizard.state.update({ accounts: { ...wizard.state.state.accounts, proven: now } });
  }
  if (proof.kind === 'other-recipe') wizard.shownByAccount = { ...shown, format: proof.format, recipe: proof.recipe };
  return proof;
}

/** The proven formats with one more; a letter beyond ASCII that an earlier account had still counts. */
export function withProven(
  proven: readonly ProvenFormat[],
  { format, at, beyondAscii }: ProvenFormat,
): readonly ProvenFormat[] {
  const before = proven.find((known) => known.format === format);
  const others = proven.filter((known) => known !== before);
  return [...others, { format, at, beyondAscii: beyondAscii || (before?.beyondAscii ?? false) }];
}
