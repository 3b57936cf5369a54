import type { TenantConnection } from '../../tenant/tenant.ts';
import type { Patience } from '../bulk/patience.ts';
import type { RunEnds } from '../ends.ts';
import { modeUnseen, wouldWriteToLegacy } from './delta-errors.ts';

/**
 * The options of a connection whose users can be changed without the legacy database being changed, too.
 * @throws UserferryError UF-4452, UF-4459
 */
export async function changeableConnection(
  { tenant, connection }: Pick<RunEnds, 'tenant' | 'connection'>,
  patience: Pick<Patience, 'tenant'>,
  signal: AbortSignal,
): Promise<NonNullable<TenantConnection['options']>> {
  const found = (await patience.tenant(() => tenant.connections(signal))).find(({ id }) => id === connection.id);
  const options = found?.options ?? null;
  if (options === null) throw modeUnseen(connection.name);
  if (options.customDatabase && !options.importMode) throw wouldWriteToLegacy(connection.name);
  return options;
}
