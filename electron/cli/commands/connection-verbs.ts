import { type Command, Option } from 'commander';
import { consents } from '../../common/deploy-consents.ts';
import { rehearsedModes } from '../../common/rehearsal-words.ts';
import { deployModes } from '../../migration/deploy/deploy-mode.ts';
import { cutoverVerb } from '../cutover.ts';
import { deployVerb } from '../deploy.ts';
import { exitCode } from '../output.ts';
import { pilotVerb } from '../pilot.ts';
import { preflightVerb } from '../preflight.ts';
import { progressVerb } from '../progress.ts';
import { rehearseVerb } from '../rehearse.ts';
import {
  byOption,
  integerBetween,
  overrideOption,
  scanOption,
  webConfigOption,
  withServiceOptions,
} from './shared-options.ts';
import { conclude, contextOf, workspaceVerb } from './workspace-verb.ts';

/** The scripts of the tenant’s connection: rehearsed, deployed, watched, cut over. */
export function addConnectionVerbs(program: Command, signal: AbortSignal): void {
  workspaceVerb(
    program,
    'preflight',
    'what the tenant’s settings will mean for these people on the first Monday, and what to do before; only reads',
  ).action((options) => conclude(preflightVerb(options, contextOf(options, signal)), options.json));
  workspaceVerb(
    program,
    'pilot',
    'one account made for each password format through the real tenant: imported, signed in, read back, deleted',
  )
    .option(
      '--client-id <id>',
      'sign in to this application instead of the workspace’s own; its secret, if any, stands in USERFERRY_PILOT_CLIENT_SECRET',
    )
    .option('--trickle', 'with a second connection and scripts, where the workspace’s mode is bulk too', false)
    .option(
      '--measure-cap',
      'import about 1,000 users without meaning as well, to see what the limit of a file counts',
      false,
    )
    .option('--dry-run', 'only say what would be made, and how long it takes', false)
    .option(...webConfigOption)
    .action((options) => conclude(pilotVerb(options, contextOf(options, signal)), options.json));
  workspaceVerb(
    program,
    'progress',
    'how a trickle migration stands: who has moved, who is refused and why, who is left',
  )
    .option('--stragglers <file>', 'write who has not moved as CSV, longest not seen first (personal data)')
    .action((options) => conclude(progressVerb(options, contextOf(options, signal)), options.json));
  withServiceOptions(
    workspaceVerb(
      program,
      'rehearse',
      'every event of a mode on a practice tenant, against the legacy database: accounts of every kind, the scripts as they would be deployed',
    ),
  )
    .addOption(
      new Option('--mode <mode>', 'what for; the workspace’s own where none is named').choices([...rehearsedModes]),
    )
    .option('--scripts <folder>', 'rehearse the scripts in this folder (login.js, …) instead of what would be written')
    .option('--account <account>', 'address or key of an account whose password stands in USERFERRY_ACCOUNT_PASSWORD')
    .option(...scanOption)
    .option(...webConfigOption)
    .action((options) => conclude(rehearseVerb(options, contextOf(options, signal)), options.json));
  withServiceOptions(
    workspaceVerb(
      program,
      'deploy',
      'bring the action scripts of a mode to the environment’s connection: what changes is shown first',
    ),
  )
    .addOption(new Option('--mode <mode>', 'what for').choices(deployModes))
    .option(
      '--back <number>',
      'back to this deployment; 0 for what was there before the first',
      integerBetween(0, 2 ** 31 - 1),
    )
    .option('--scripts <folder>', 'deploy the scripts in this folder (login.js, …) instead of what would be written')
    .option('--list', 'only say what was deployed', false)
    .option('--dry-run', 'only show what would change', false)
    .addOption(new Option('--yes <what...>', 'yeses that were asked for').choices(consents))
    .option(
      '--peak-sign-ins <number>',
      'a dry run says whether so many a second are carried',
      integerBetween(1, 100_000),
    )
    .option(
      '--script-ms <number>',
      'so long a sign-in takes in the script, where it was not measured',
      integerBetween(1, 20_000),
    )
    .option(
      '--concurrency <number>',
      'scripts that the tenant runs at once: 250 in the public cloud',
      integerBetween(1, 100_000),
    )
    .option(...overrideOption)
    .option(...byOption)
    .option('--free-connections <number>', 'connections that SQL Server still takes', integerBetween(0, 32_767))
    .option(...scanOption)
    .option(...webConfigOption)
    .action((options, command: Command) => {
      const { mode, back, list } = options;
      if ([mode !== undefined, back !== undefined, list].filter(Boolean).length !== 1) {
        return command.error('error: name one of --mode, --back and --list', { exitCode: exitCode.usage });
      }
      if (options.scripts !== undefined && mode === undefined) {
        return command.error('error: --scripts goes with --mode', { exitCode: exitCode.usage });
      }
      return conclude(deployVerb(options, contextOf(options, signal)), options.json);
    });
  workspaceVerb(
    program,
    'cutover',
    'the end of trickle: its checklist with the evidence for each line, and what is done line by line',
  )
    .option('--accept <what...>', 'accept exceptions: a kind, or one by name (straggler, straggler:4711)')
    .option('--by <name>', 'who accepts them')
    .option('--because <why>', 'and why')
    .option('--withdraw <what...>', 'take acceptances back')
    .option(
      '--out <folder>',
      'write every exception by name (personal data), and how login and firewall rules are removed',
    )
    .option('--deploy', 'deploy the scripts that answer nobody', false)
    .option('--blank-secrets', 'take the values of the legacy database from the connection', false)
    .addOption(new Option('--yes <what...>', 'yeses that were asked for').choices(consents))
    .action((options) => conclude(cutoverVerb(options, contextOf(options, signal)), options.json));
}
