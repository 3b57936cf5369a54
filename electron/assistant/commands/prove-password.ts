import type { PasswordProof } from '../contract/index.ts';
import { proveAccount } from '../prove-account.ts';
import type { Wizard } from '../wizard/wizard.ts';

/** Tries a known password on an account of the survey; what is proven is remembered by its format and moment alone. */
export async function provePassword(wizard: Wizard, account: string, password: string): Promise<PasswordProof> {
  const { survey, proven } = wizard.state.state.accounts;
  const proof = await proveAccount(wizard.session(), survey?.plan ?? null, account, password);
  if (proof.kind === 'proven') {
    const others = proven.filter(({ format }) => format !== proof.format);
    const now = [...others, { format: proof.format, at: wizard.powers.clock.now() }];
    wizard.remember({ proven: now });
    wizard.state.update({ accounts: { ...wizard.state.state.accounts, proven: now } });
  }
  return proof;
}
