// Entry of the practice tenant's process. One argument: its settings as JSON. Tells its parent when it listens, and ends with it.
import { flushCompileCache } from 'node:module';
import { parentLink } from '../../common/parent-link.ts';
import { forkHere } from './fork-here.ts';
import { listenAsTenant } from './listen.ts';
import type { TenantMessage } from './process-contract.ts';
import { tenantSettingsSchema } from './settings.ts';

const link = parentLink();
const tell = (message: TenantMessage) => (link === null ? console.log(JSON.stringify(message)) : link.send(message));
link?.onGone(() => process.exit(0));
try {
  const settings = tenantSettingsSchema.parse(JSON.parse(process.argv[2] ?? '{}'));
  const ready = await listenAsTenant(settings, forkHere(link), () => process.exit(0));
  // This process is killed when it has served: what Node made of its modules would be lost for the next one.
  flushCompileCache();
  tell(ready);
} catch (error) {
  tell({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
  process.exitCode = 1;
}
