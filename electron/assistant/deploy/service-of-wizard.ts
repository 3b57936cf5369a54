import { wayOf } from '../wizard/edited-scripts.ts';
import type { Wizard } from '../wizard/wizard.ts';
import { serviceConfiguration, serviceValues } from './service-configuration.ts';

type Configuration = Readonly<Record<string, string>>;

/**
 * Configuration of scripts that ask the account service, with the secret that was typed; null where they ask SQL Server themselves.
 * @throws UserferryError UF-7222 where the secret was not given since the start
 */
export function serviceOfWizard(wizard: Wizard): Configuration | null {
  return wayOf(wizard.file) === 'direct' ? null : serviceConfiguration(wizard.session().environment, told(wizard));
}

/** The same for whoever puts the values in themselves: what is not known is empty. */
export function serviceToHandOver(wizard: Wizard): Configuration | null {
  return wayOf(wizard.file) === 'direct' ? null : serviceValues(wizard.session().environment, told(wizard));
}

/** What is known of it, for going back to whatever an earlier deployment left. */
export function knownServiceOfWizard(wizard: Wizard): Configuration | null {
  const values = serviceToHandOver(wizard);
  return values === null ? null : Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
}

function told({ givenConfiguration }: Wizard) {
  return { clientSecret: givenConfiguration.API_CLIENT_SECRET ?? '' };
}
