import { keyText, type MachineKey } from '../../accounts/passwords/machine-key.ts';
import type { ActionName } from '../../scripts/actions.ts';
import { checkScript } from '../../scripts/check/check-script.ts';
import { usualSettings } from '../../scripts/check/check-settings.ts';
import { redaction } from '../../scripts/container/redact.ts';

/** Secrets that Userferry was given and that belong in no script. */
interface KnownSecrets {
  readonly secrets: {
    readonly sqlPassword: string;
    readonly clientSecret: string;
    readonly machineKey: MachineKey | null;
  };
  /** Values of the connection's configuration; of them the password and the secret are secret for sure. */
  readonly givenConfiguration: Readonly<Record<string, string>>;
}

/** Whether a password or another secret stands in a script's text: one that Userferry was given, or what looks like one. */
export function holdsSecret(
  action: ActionName,
  source: string,
  { secrets: { sqlPassword, clientSecret, machineKey }, givenConfiguration }: KnownSecrets,
): boolean {
  const ofMachine = machineKey === null ? [] : [keyText(machineKey), keyText(machineKey).toLowerCase()];
  const known = redaction([
    sqlPassword,
    clientSecret,
    givenConfiguration.SQL_PASSWORD ?? '',
    givenConfiguration.API_CLIENT_SECRET ?? '',
    ...ofMachine,
  ]);
  if (known.of(source).found) return true;
  return checkScript(action, source, usualSettings).some(({ rule }) => rule === 'secret-in-text');
}
