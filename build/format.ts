// `npm run format`: formats and mends what Biome can mend by itself.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const biome = fileURLToPath(new URL('../node_modules/@biomejs/biome/bin/biome', import.meta.url));
const { status } = spawnSync(process.execPath, [biome, 'check', '--write'], { stdio: 'inherit' });
process.exit(status ?? 1);
