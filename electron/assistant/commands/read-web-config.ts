import { readWebConfig } from '../../accounts/web-config/read-web-config.ts';
import { webConfigWarnings } from '../../accounts/web-config/warnings.ts';
import type { Wizard } from '../wizard/wizard.ts';
import { changePlan } from './forms.ts';

/**
 * Takes over what a web.config says of passwords: the algorithm becomes a rule, the key stays in memory until Userferry ends, and
 * the text is forgotten.
 * @throws UserferryError as `readWebConfig` of the accounts
 */
export function takeWebConfig(wizard: Wizard, text: string): Promise<void> {
  return wizard.alone(async () => {
    const { algorithm, machineKey, warnings } = readWebConfig(text, { withKey: true });
    wizard.secrets.machineKey = machineKey;
    const { rules } = wizard.file;
    await changePlan(wizard, algorithm.hash === null ? {} : { rules: { ...rules, membershipHash: algorithm.hash } });
    wizard.state.update({
      accounts: {
        ...wizard.state.state.accounts,
        webConfig: {
          hash: algorithm.hash,
          why: algorithm.why,
          hasKey: machineKey !== null,
          warnings: warnings.map((warning) => webConfigWarnings[warning]),
        },
      },
      // Which passwords can be decrypted is decided anew.
      plan: undefined,
    });
  });
}
