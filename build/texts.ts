// `npm run texts`: takes the page's texts out of the code into renderer/catalogue, where translators find them (docs/texts.md).
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const lingui = `${root}node_modules/@lingui/cli/dist/lingui-extract.js`;
const { status, stdout } = spawnSync(process.execPath, [lingui, '--clean', '--workers', '1'], {
  cwd: root,
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'inherit'],
});
// Below its table Lingui names commands that we don't have.
console.log(status === 0 ? stdout.split('\n\n')[0] : stdout);
process.exit(status ?? 1);
