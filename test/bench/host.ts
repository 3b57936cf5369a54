// `npm run bench -- host [ACCOUNTS]`: how free the host's event loop stays while a plan is made and carried out.
import { measureBulk } from './bulk-measure.ts';

export async function run(args: readonly string[]): Promise<void> {
  const accounts = args[0] === undefined ? 100_000 : Number(args[0]);
  const { loopDelayP99 } = await measureBulk(accounts);
  console.log(`${accounts} accounts: event loop delay p99 ${loopDelayP99.toFixed(1)} ms (goal: under 30 ms)`);
}
