// `npm run bench -- bulk [ACCOUNTS]`: memory flat and time linear from a tenth of the accounts to all of them (1,000,000).
import { type BulkMeasure, measureBulk } from './bulk-measure.ts';

const accountsWanted = (text: string | undefined) => (text === undefined ? 1_000_000 : Number(text));

export async function run(args: readonly string[]): Promise<void> {
  const many = accountsWanted(args[0]);
  const few = Math.round(many / 10);
  const small = await measureBulk(few);
  print(few, small);
  const large = await measureBulk(many);
  print(many, large);
  const perAccount = (measure: BulkMeasure) => (measure.planSeconds + measure.runSeconds) / measure.total;
  console.log(
    `memory   ${(large.peakMegabytes / small.peakMegabytes).toFixed(2)} × that at ${few} accounts (goal: at most 1.20, and under 300 MB)`,
  );
  console.log(`time     ${(perAccount(large) / perAccount(small)).toFixed(2)} × per account (goal: 0.85 to 1.15)`);
}

function print(accounts: number, measure: BulkMeasure): void {
  const seconds = measure.planSeconds + measure.runSeconds;
  console.log(
    `${accounts} accounts: plan ${measure.planSeconds.toFixed(1)} s, run ${measure.runSeconds.toFixed(1)} s, ` +
      `${(seconds / measure.streamSeconds).toFixed(1)} × a bare mssql stream (${measure.streamSeconds.toFixed(1)} s), ` +
      `peak ${measure.peakMegabytes.toFixed(0)} MB, ${measure.imported} imported`,
  );
}
