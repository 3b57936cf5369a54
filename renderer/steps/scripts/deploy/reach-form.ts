import { t } from '@lingui/core/macro';
import type { DeploySettings, LegacyForm } from '../../../../electron/assistant/contract/index.ts';
import { wholeNumber } from '../../../words/whole-number.ts';

/** How Auth0's machines reach the database, as somebody types it; empty is as this computer does. */
export interface ReachForm {
  readonly server: string;
  readonly port: string;
  readonly user: string;
  readonly trust: 'as-here' | 'checked' | 'unchecked';
  /** Client ids, apart by commas or blanks. */
  readonly applications: string;
}

export function reachFormOf({
  server,
  port,
  user,
  trustServerCertificate,
  applications = [],
}: DeploySettings): ReachForm {
  return {
    server: server ?? '',
    port: port === undefined ? '' : String(port),
    user: user ?? '',
    trust: trustServerCertificate === undefined ? 'as-here' : trustServerCertificate ? 'unchecked' : 'checked',
    applications: applications.join(', '),
  };
}

/** What the form says, beside what it has no field for; null where the port is none. */
export function settingsOf(form: ReachForm, before: DeploySettings): DeploySettings | null {
  const { ca, requiresUsername, service } = before;
  const [server, user] = [form.server.trim(), form.user.trim()];
  const port = form.port.trim() === '' ? undefined : wholeNumber(form.port, 1, 65_535);
  if (port === undefined && form.port.trim() !== '') return null;
  const applications = form.applications.split(/[\s,;]+/).filter((id) => id !== '');
  return {
    ...(server === '' ? {} : { server }),
    ...(port === undefined ? {} : { port }),
    ...(user === '' ? {} : { user }),
    ...(form.trust === 'as-here' ? {} : { trustServerCertificate: form.trust === 'unchecked' }),
    ...(applications.length === 0 ? {} : { applications }),
    ...(ca === undefined ? {} : { ca }),
    ...(requiresUsername === undefined ? {} : { requiresUsername }),
    ...(service === undefined ? {} : { service }),
  };
}

/** A line of what is so now. */
export interface ReachLine {
  readonly word: string;
  readonly value: string;
  readonly note?: string;
}

/** How scripts reach the database with these settings. */
export function reachLines(settings: DeploySettings, legacy: LegacyForm): readonly ReachLine[] {
  const { server, port, user, ca, trustServerCertificate, applications = [], service } = settings;
  const asHere = t`as this computer does`;
  const applicationsLine: ReachLine = {
    word: t`Applications`,
    value: applications.length === 0 ? t`none beside those that it has` : applications.join(', '),
  };
  if (service !== undefined) return [applicationsLine];
  const usedPort = port ?? (server === undefined ? legacy.port : undefined) ?? 1433;
  return [
    {
      word: t`Server`,
      value: t`${{ server: server ?? legacy.server }}, port ${usedPort}`,
      ...(server === undefined ? { note: t`as this computer does; Auth0 must reach it under that name` } : {}),
    },
    { word: t`Login`, value: user ?? legacy.user, ...(user === undefined ? { note: asHere } : {}) },
    {
      word: t`Certificate`,
      ...(ca !== undefined
        ? { value: t`checked by your own authority` }
        : trustServerCertificate === undefined
          ? {
              value: asHere,
              note:
                legacy.trust.kind === 'fingerprint'
                  ? t`unchecked at Auth0: its driver knows no fingerprint`
                  : undefined,
            }
          : {
              value: trustServerCertificate
                ? t`not checked: a risk`
                : t({ message: 'checked', context: 'certificate' }),
            }),
    },
    applicationsLine,
  ].map(({ note, ...line }) => (note === undefined ? line : { ...line, note }));
}
