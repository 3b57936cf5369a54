import { t } from '@lingui/core/macro';
import { type DeploySettings, serviceSettings } from '../../../../electron/assistant/contract/index.ts';

/** Which way scripts go to the accounts, as somebody types it. */
export interface WayForm {
  readonly way: 'service' | 'direct';
  readonly url: string;
  readonly audience: string;
  readonly clientId: string;
  /** Empty for the tenant's own. */
  readonly tokenUrl: string;
}

export function wayFormOf({ service }: DeploySettings): WayForm {
  return {
    way: service === undefined ? 'direct' : 'service',
    url: service?.url ?? '',
    audience: service?.audience ?? '',
    clientId: service?.clientId ?? '',
    tokenUrl: service?.tokenUrl ?? '',
  };
}

/** The settings with that way; undefined where something is missing, or is no address. */
export function settingsWithWay(form: WayForm, { service: _, ...others }: DeploySettings): DeploySettings | undefined {
  if (form.way === 'direct') return others;
  const tokenUrl = form.tokenUrl.trim();
  const service = serviceSettings.safeParse({
    url: form.url.trim(),
    audience: form.audience.trim(),
    clientId: form.clientId.trim(),
    ...(tokenUrl === '' ? {} : { tokenUrl }),
  });
  return service.success ? { ...others, service: service.data } : undefined;
}

/** Whether a text could be where a service is. */
export function isAddress(text: string): boolean {
  return serviceSettings.shape.url.safeParse(text.trim()).success;
}

/** In one sentence. */
export function wayWords({ service }: DeploySettings): string {
  return service === undefined
    ? t`Scripts ask SQL Server direct.`
    : t`Scripts ask the account service at ${{ url: service.url }}.`;
}
