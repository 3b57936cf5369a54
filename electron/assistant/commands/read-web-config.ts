import { readSections, type Sections } from '../../accounts/web-config/read-sections.ts';
import { webConfigWarnings } from '../../accounts/web-config/warnings.ts';
import { webConfigOf } from '../../accounts/web-config/web-config-of.ts';
import type { Wizard } from '../wizard/wizard.ts';
import { changePlan } from './forms.ts';

/**
 * Takes over what a web.config, together with the files of its sections that were chosen before it, says of passwords: the algorithm
 * becomes a rule, the key stays in memory until Userferry ends, and the text is forgotten.
 * @throws UserferryError UF-3101, UF-3102, UF-3103
 */
export function takeWebConfig(wizard: Wizard, text: string): Promise<void> {
  return wizard.alone(async () => {
    wizard.configFiles = withFile(wizard.configFiles, readSections(text));
    const { algorithm, machineKey, warnings } = webConfigOf(wizard.configFiles, { withKey: true });
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
    });
    // Which passwords can be decrypted is decided anew.
    wizard.putPlanAside();
  });
}

/** The files with one more, in the place of an earlier one of its kind. */
function withFile(files: readonly Sections[], added: Sections): readonly Sections[] {
  return [...files.filter(({ of }) => of !== added.of), added];
}
