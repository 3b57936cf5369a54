// `npm run texts`: takes the page's texts out of the code into renderer/catalogue, where translators find them (docs/texts.md).
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const lingui = `${root}node_modules/@lingui/cli/dist/lingui-extract.js`;
const { status } = spawnSync(process.execPath, [lingui, '--clean', '--workers', '1'], { cwd: root, stdio: 'inherit' });
process.exit(status ?? 1);
