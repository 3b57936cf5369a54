// A browser host in a process of its own, as `userferry open --browser` is one, to be killed and put to sleep: its home is its
// argument, and its parent asks it for addresses, as somebody asks the terminal by pressing Enter.

import { ensurePageIsBuilt } from '../../../build/page.ts';
import { createAssistant } from '../../../electron/assistant/assistant.ts';
import { nodePowers } from '../../../electron/cli/node-powers.ts';
import { startLocalHost } from '../../../electron/local-host.ts';

const assistant = await createAssistant(nodePowers('browser', process.argv[2]));
const host = await startLocalHost({ router: assistant.router, pageFolder: ensurePageIsBuilt() });
process.on('message', () => process.send?.(host.newUrl()));
process.on('disconnect', () => process.exit(0));
process.send?.(host.url);
