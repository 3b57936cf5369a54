// `npm run soak -- kills [--rounds N] [--kills N] [--accounts N] [--faults] [--seed N] [--waves W]`, `npm run soak -- undo [--accounts N] [--kills N]
// [--faults] [--seed N]`, `npm run soak -- properties [--times N]`, `npm run soak -- looks`: what takes too long for `npm test`.
import { Command, InvalidArgumentError } from 'commander';
import { type KillOptions, soakKills } from './kills.ts';
import { soakLooks } from './looks.ts';
import { soakProperties } from './properties.ts';
import { soakUndo, type UndoOptions } from './undo.ts';

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0) throw new InvalidArgumentError('A whole number, please.');
  return value;
}

const program = new Command('soak').description('Long proofs on the practice environment.');
program
  .command('kills')
  .description('runs that are killed with SIGKILL at random instants and resumed; each must end in the same state')
  .option('--rounds <number>', 'runs', wholeNumber, 20)
  .option('--kills <number>', 'kills in each run', wholeNumber, 5)
  .option('--accounts <number>', 'accounts', wholeNumber, 20_000)
  .option('--seed <number>', 'of the accounts and of the instants', wholeNumber, 1)
  .option('--faults', 'with faults of the SQL Server and of the tenant at random', false)
  .option('--sign-ins', 'people sign in all the while, by scripts', false)
  .option('--waves <waves>', 'in waves, with a yes to each at once')
  .action(async (options: KillOptions) => {
    process.exitCode = (await soakKills(options)) ? 0 : 1;
  });
program
  .command('undo')
  .description(
    'a run that is undone by processes that are killed with SIGKILL; the tenant must be as it was before, user by user',
  )
  .option('--accounts <number>', 'accounts', wholeNumber, 20_000)
  .option('--kills <number>', 'kills', wholeNumber, 5)
  .option('--seed <number>', 'of the accounts and of the instants', wholeNumber, 1)
  .option('--faults', 'with faults of the tenant at random', false)
  .action(async (options: UndoOptions) => {
    process.exitCode = (await soakUndo(options)) ? 0 : 1;
  });
program
  .command('properties')
  .description(
    'random histories, random tenants and kills at every instant, many times as often as `npm test` tries them',
  )
  .option('--times <number>', 'as often', wholeNumber, 10)
  .action((options: { readonly times: number }) => {
    process.exitCode = soakProperties(options) ? 0 : 1;
  });
program
  .command('looks')
  .description('every screen held against axe in the dark and in high contrast')
  .action(async () => {
    process.exitCode = (await soakLooks()) ? 0 : 1;
  });
await program.parseAsync();
