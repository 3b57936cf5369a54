import { type Command, Option } from 'commander';
import { practiceStoreName } from '../../assistant/contract/index.ts';
import { nodeFork } from '../../common/node-fork.ts';
import { openApp } from '../open.ts';
import { modesWithDays, practice, practiceHome, practiceModes } from '../practice/practice.ts';
import { FEWEST_DAYS } from '../practice/trickle/lives.ts';
import { integerBetween } from './shared-options.ts';
import { conclude, contextFor } from './workspace-verb.ts';

/** The app, and the practice environment. */
export function addStartVerbs(program: Command, signal: AbortSignal): void {
  program
    .command('open', { isDefault: true })
    .description('the app: in Electron where its runtime is, otherwise in a browser on this machine')
    .option('--browser', 'in the browser even where Electron is', false)
    .option('--port <port>', 'port of the browser host', integerBetween(0, 65_535), 0)
    .action((options: { browser: boolean; port: number }) => openApp(options, signal));

  program
    .command('practice')
    .description('the whole job on the practice environment')
    .option('--accounts <number>', 'sample accounts', integerBetween(1, 2_000_000), 2_000)
    .addOption(
      new Option('--store <name>', 'shape of the user tables')
        .choices(practiceStoreName.options)
        .default('aspnet-identity-core'),
    )
    .addOption(
      new Option(
        '--mode <mode>',
        'bulk: accounts move; trickle: they move as their owners sign in over 90 simulated days, the rest by a run, then cutover; hybrid: the same after 14; legacy: they stay, and scripts ask the old database',
      )
        .choices([...practiceModes])
        .default('bulk'),
    )
    .option('--seed <number>', 'makes the same accounts again', integerBetween(0, 2 ** 31 - 1), 1)
    .option('--keep', 'leave both servers up and print how to reach them', false)
    .option('--report <folder>', 'where the report goes')
    .option('--days <number>', 'simulated days of trickle', integerBetween(FEWEST_DAYS, 730))
    .option('--sign-ins <number>', 'people who try their old password afterwards', integerBetween(0, 10_000), 300)
    .option('--json', 'print exactly one JSON document', false)
    .action((options, command: Command) => {
      if (options.days !== undefined && !modesWithDays.has(options.mode))
        command.error(`error: --days goes with --mode ${[...modesWithDays].join(' or ')}`);
      return conclude(practice(options, contextFor(practiceHome(), signal), nodeFork), options.json);
    });
}
