import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import hostFlags from '../../build/host-flags.json' with { type: 'json' };

/**
 * Runs a host of a benchmark in a process of its own, so that its memory is the host's alone, and reads what it tells. The order
 * goes by environment: it holds the practice servers' secrets, which a command line would show to every user.
 */
export function runHost<Told>(entry: URL, order: object): Promise<Told> {
  const child = spawn(process.execPath, [...hostFlags, fileURLToPath(entry)], {
    env: { ...process.env, USERFERRY_BENCH_ORDER: JSON.stringify(order) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve(JSON.parse(output)) : reject(new Error(`The host ended with ${code}`)),
    );
  });
}
