// The terminal host: `userferry VERB`. Prints for people by default and exactly one JSON document with --json; progress and
// notes go to stderr. Exit codes: 0 done, 1 failed, 2 wrong usage, 3 done with accounts that did not make it.
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import project from '../package.json' with { type: 'json' };
import { LEAST_ROWS_PER_SECOND, MOST_ROWS_PER_SECOND, practiceStoreName } from './assistant/contract/index.ts';
import { reportFormats } from './assistant/report/write-report.ts';
import { mailConsents } from './assistant/reset-mails/prepare-mails.ts';
import { homeOfWorkspace } from './assistant/workspace/home.ts';
import { checkRenderedScriptsVerb, checkScriptFileVerb } from './cli/check-script.ts';
import type { VerbContext, WorkspaceOptions } from './cli/context.ts';
import { cutoverVerb } from './cli/cutover.ts';
import { deployVerb } from './cli/deploy.ts';
import { diagnoseVerb } from './cli/diagnose.ts';
import { type ExportFormat, exportApiVerb, exportFormats } from './cli/export.ts';
import { exportDeployCliVerb } from './cli/export-deploy-cli.ts';
import { exportFirewallVerb } from './cli/export-firewall.ts';
import { exportMarkMigratedVerb } from './cli/export-mark-migrated.ts';
import { countPresses } from './cli/interrupts.ts';
import { planVerb, reportVerb, statusVerb, verifyVerb } from './cli/look.ts';
import { migrate, resume } from './cli/migrate.ts';
import { nodePowers } from './cli/node-powers.ts';
import { openApp } from './cli/open.ts';
import { exitCode, failureResult, printResult, stderrTerminal, type VerbResult } from './cli/output.ts';
import { modesWithDays, practice, practiceHome, practiceModes } from './cli/practice/practice.ts';
import { FEWEST_DAYS } from './cli/practice/trickle/lives.ts';
import { progressVerb } from './cli/progress.ts';
import { proveVerb } from './cli/prove.ts';
import { rehearseVerb } from './cli/rehearse.ts';
import { resetMailsVerb } from './cli/reset-mails.ts';
import { renderScriptVerb, runScriptVerb, scriptWays } from './cli/script.ts';
import { surveyVerb } from './cli/survey.ts';
import { testScriptVerb } from './cli/test-script.ts';
import { stoppedByUser, wrongUsage } from './cli/usage-errors.ts';
import { assertNever } from './common/assert-never.ts';
import { consents } from './common/deploy-consents.ts';
import { nodeFork } from './common/node-fork.ts';
import { rehearsedModes } from './common/rehearsal-words.ts';
import { deployModes } from './migration/deploy/deploy-mode.ts';
import { readMarksTable, usualMarksTable } from './migration/mark-migrated/marks-table.ts';
import { actionNames } from './scripts/actions.ts';
import { tenantNodes, usualSettings } from './scripts/check/check-settings.ts';
import { regions } from './tenant/outbound/region.ts';

const program = new Command('userferry')
  .description('Takes the accounts of an on-premises SQL Server user store to Auth0, and proves that nobody was lost.')
  .version(project.version)
  .exitOverride()
  .showHelpAfterError('(userferry --help shows every verb)');

const aborter = new AbortController();

function integerBetween(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!Number.isInteger(value) || value < least || value > most) {
      throw new InvalidArgumentError(`A whole number from ${least} to ${most} is needed.`);
    }
    return value;
  };
}

function contextFor(home: string): VerbContext {
  return { powers: nodePowers('terminal', home), terminal: stderrTerminal(), signal: aborter.signal };
}

/** For a verb on a workspace: in the folder to which the workspace belongs. */
function contextOf({ workspace }: WorkspaceOptions): VerbContext {
  return contextFor(homeOfWorkspace(workspace));
}

/** Runs a verb to its end: result to stdout, failure explained, exit code set; then what goes on afterwards. */
async function conclude(verb: Promise<VerbResult>, json: boolean): Promise<void> {
  const result = await verb.catch(failureResult);
  printResult(result, json);
  process.exitCode = result.exit;
  await result.afterwards?.();
}

/** A verb on a workspace: adds the options that all of them share. */
function workspaceVerb(name: string, description: string, under: Command = program): Command {
  return under
    .command(name)
    .description(description)
    .requiredOption('--workspace <file>', 'the workspace file')
    .option('--environment <name>', 'needed when the workspace has more than one')
    .option('--json', 'print exactly one JSON document', false);
}

/** The verbs that read passwords may be told how the old application made them. */
const webConfigOption = [
  '--web-config <file>',
  'the old application’s web.config, and again for each file that its configSource names: how Membership hashes, and the key of what it encrypted (in memory only)',
  (file: string, before: readonly string[]): readonly string[] => [...before, file],
  [] as readonly string[],
] as const;

/** The verbs that read accounts may be told to take their time. */
const paceOption = [
  '--rows-per-second <number>',
  'read the legacy database quietly: at most so many rows a second, whatever the workspace says',
  integerBetween(LEAST_ROWS_PER_SECOND, MOST_ROWS_PER_SECOND),
] as const;

/** Scripts are written for either way to the database. */
const throughOption = () =>
  new Option('--through <way>', 'the script asks SQL Server itself, or the account service (login and getUser)')
    .choices([...scriptWays])
    .default('direct');

/** What runs or deploys a script may have it ask the account service, and is told where that is. */
function withServiceOptions(verb: Command): Command {
  return verb
    .addOption(throughOption())
    .option('--api-url <url>', 'where the account service is')
    .option('--api-audience <identifier>', 'its API in Auth0')
    .option('--api-client-id <id>', 'the application that asks it; its secret comes from USERFERRY_API_CLIENT_SECRET')
    .option('--api-token-url <url>', 'the tenant’s, where none is named');
}

/** Those that look for the accounts may be let read something large whole. */
const scanOption = [
  '--allow-scan <name...>',
  'read this table, view or SELECT whole although it is large and no index helps (schema.name, or SELECT)',
] as const;

program
  .command('open', { isDefault: true })
  .description('the app: in Electron where its runtime is, otherwise in a browser on this machine')
  .option('--browser', 'in the browser even where Electron is', false)
  .option('--port <port>', 'port of the browser host', integerBetween(0, 65_535), 0)
  .action((options: { browser: boolean; port: number }) => openApp(options, aborter.signal));

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
    return conclude(practice(options, contextFor(practiceHome()), nodeFork), options.json);
  });

workspaceVerb('diagnose', 'connect step by step and explain')
  .option('--dba-script <file>', 'write the T-SQL script with which a DBA makes a login that only reads')
  .action((options) => conclude(diagnoseVerb(options, contextOf(options)), options.json));
const listOption = ['--out <folder>', 'write every account into this folder as CSV (personal data)'] as const;
workspaceVerb('survey', 'what is in the database')
  .option('--table <name>', 'read this table or view, whatever store it is: schema.name')
  .option('--select <file>', 'read what the SELECT in this file gives')
  .option('--answer <question=option...>', 'answers to what an earlier survey asked')
  .option('--mapping <file>', 'write the proposed mapping as JSON, to be put into the workspace')
  .option(...listOption)
  .option(...paceOption)
  .option(...scanOption)
  .option(...webConfigOption)
  .action((options) => conclude(surveyVerb(options, contextOf(options)), options.json));
workspaceVerb('plan', 'what would happen to every account; sends nothing')
  .option(...listOption)
  .option(...paceOption)
  .option(...scanOption)
  .option(...webConfigOption)
  .action((options) => conclude(planVerb(options, contextOf(options)), options.json));
workspaceVerb('prove', 'try a known password on one account: does the plan read it rightly?')
  .argument('<account>', 'its key or e-mail address; the password comes from USERFERRY_ACCOUNT_PASSWORD')
  .option('--mapping <file>', 'where it was made otherwise: write the mapping that reads it so, for the workspace')
  .option(...webConfigOption)
  .action((account: string, options) => conclude(proveVerb({ ...options, account }, contextOf(options)), options.json));
const settleOption = [
  '--settle-half-created',
  'remove half-created users that are in the way, once nobody is proven to have them: a new password that somebody chose and never used is lost with them',
  false,
] as const;

workspaceVerb('migrate', 'carry out a plan, then verify and report')
  .option(...settleOption)
  .option('--plan <plan>', 'the latest one where none is named')
  .option(...paceOption)
  .option(...scanOption)
  .option(...webConfigOption)
  .action((options) => conclude(migrate(options, contextOf(options)), options.json));
workspaceVerb('resume', 'go on after a stop')
  .option(...settleOption)
  .argument('[run]', 'the latest one where none is named')
  .option(...paceOption)
  .option(...webConfigOption)
  .action((run: string | undefined, options) =>
    conclude(resume({ ...options, ...(run === undefined ? {} : { run }) }, contextOf(options)), options.json),
  );
workspaceVerb('reset-mails', 'have Auth0 send password-change e-mails to people who came without a password')
  .argument('[run]', 'the latest one where none is named')
  .option('--first <number>', 'ask for no more than so many now', integerBetween(1, 10_000_000))
  .option('--per-minute <number>', 'ask for so many a minute', integerBetween(1, 600), 60)
  .option('--application <client-id>', 'whose language and page it is, where the connection has several')
  .option('--dry-run', 'only say how many, how long it takes, and who sends them', false)
  .addOption(
    new Option(
      '--yes <what...>',
      'send: send them; remind: when all have an outcome, anew to who has no password still; send-uncertain: where an answer was lost, once more',
    ).choices(mailConsents),
  )
  .option('--out <file>', 'write everybody on the list into this file as CSV (personal data)')
  .action((run: string | undefined, options) =>
    conclude(resetMailsVerb({ ...options, ...(run === undefined ? {} : { run }) }, contextOf(options)), options.json),
  );
const scripts = program
  .command('script')
  .description('action scripts: write them from the mapping, check them, try them as Auth0 runs them');
workspaceVerb('render', 'write an action script from the workspace’s mapping', scripts)
  .argument('<action>', actionNames.join(', '))
  .option(...scanOption)
  .addOption(throughOption())
  .option('--out <file>', 'where it goes; printed where none is named')
  .action((action: string, options) =>
    conclude(renderScriptVerb({ ...options, action }, contextOf(options)), options.json),
  );
scripts
  .command('check')
  .description('read an action script without running it: what would fail or harm at Auth0, with line and column')
  .argument('[action]', `${actionNames.join(', ')}; by its function’s name where none is named`)
  .option('--file <file>', 'the script')
  .option('--workspace <file>', 'check what its mapping renders, where no script is named')
  .option('--environment <name>', 'needed when the workspace has more than one')
  .option(...scanOption)
  .addOption(throughOption())
  .addOption(
    new Option('--node <version>', 'the tenant’s Node')
      .choices(tenantNodes.map(String))
      .argParser((text: string) => {
        const node = tenantNodes.find((known) => String(known) === text);
        if (node === undefined) throw new InvalidArgumentError(`Tenants have Node ${tenantNodes.join(' or ')}.`);
        return node;
      })
      .default(usualSettings.node),
  )
  .option('--context', 'the connection hands over a context', false)
  .option('--json', 'print exactly one JSON document', false)
  .action((action: string | undefined, { file, workspace, ...rest }, command: Command) => {
    const options = { ...rest, ...(action === undefined ? {} : { action }) };
    if (file !== undefined) return conclude(checkScriptFileVerb({ ...options, file }), options.json);
    if (workspace === undefined) {
      const missing = 'error: name a script with --file, or with --workspace whose scripts are to be checked';
      return command.error(missing, { exitCode: exitCode.usage });
    }
    const on = { ...options, workspace };
    return conclude(checkRenderedScriptsVerb(on, contextOf(on)), options.json);
  });
withServiceOptions(
  workspaceVerb(
    'run',
    'run an action script as Auth0 would: one that writes on copies of the accounts, in memory',
    scripts,
  ),
)
  .argument('<action>', actionNames.join(', '))
  .option(...scanOption)
  .option('--file <file>', 'the script; rendered from the mapping where none is named')
  .option('--arg <name=value...>', 'its arguments; a password comes from USERFERRY_ACCOUNT_PASSWORD')
  .option('--limit <seconds>', 'as Auth0 has it: 20', integerBetween(1, 600))
  .option(...webConfigOption)
  .option('--write <code>', 'of what was shown on copies: do exactly this in the legacy database')
  .action((action: string, options) =>
    conclude(runScriptVerb({ ...options, action }, contextOf(options)), options.json),
  );
workspaceVerb(
  'test',
  'run the test cases of action scripts: reading ones on the legacy database, writing ones on copies of a few accounts',
  scripts,
)
  .argument('[action]', `${actionNames.join(', ')}; all of them where none is named`)
  .option(...webConfigOption)
  .option(...scanOption)
  .option('--file <file>', 'the script; rendered from the mapping where none is named')
  .option('--account <account>', 'address or key of an account whose password stands in USERFERRY_ACCOUNT_PASSWORD')
  .action((action: string | undefined, options) =>
    conclude(
      testScriptVerb({ ...options, ...(action === undefined ? {} : { action }) }, contextOf(options)),
      options.json,
    ),
  );
workspaceVerb('progress', 'how a trickle migration stands: who has moved, who is refused and why, who is left')
  .option('--stragglers <file>', 'write who has not moved as CSV, longest not seen first (personal data)')
  .action((options) => conclude(progressVerb(options, contextOf(options)), options.json));
withServiceOptions(
  workspaceVerb(
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
  .action((options) => conclude(rehearseVerb(options, contextOf(options)), options.json));
withServiceOptions(
  workspaceVerb(
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
  .option('--peak-sign-ins <number>', 'a dry run says whether so many a second are carried', integerBetween(1, 100_000))
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
    return conclude(deployVerb(options, contextOf(options)), options.json);
  });
workspaceVerb(
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
  .action((options) => conclude(cutoverVerb(options, contextOf(options)), options.json));
withServiceOptions(workspaceVerb('export', 'hand over as files'))
  .addOption(
    new Option(
      '--format <format>',
      'api: the account service for the mapping, with the scripts that ask it; deploy-cli: what `deploy` would send, for Auth0’s deploy tool; firewall: what lets Auth0’s machines through to SQL Server; mark-migrated: T-SQL that marks in the legacy database who has moved',
    )
      .choices(exportFormats)
      .makeOptionMandatory(),
  )
  .requiredOption('--out <folder>', 'where the files go')
  .addOption(new Option('--mode <mode>', 'deploy-cli: what for').choices(deployModes))
  .option('--scripts <folder>', 'deploy-cli: the scripts in this folder instead of what would be written')
  .addOption(new Option('--yes <what...>', 'deploy-cli: yeses that were asked for').choices(consents))
  .addOption(new Option('--region <region>', 'firewall: the tenant’s, where its domain doesn’t tell').choices(regions))
  .option('--live', 'firewall: ask Auth0 for the list of now', false)
  .addOption(
    new Option('--table <name>', 'mark-migrated: a table for the marks alone, as schema.name')
      .argParser((text: string) => {
        const table = readMarksTable(text);
        if (table !== null) return table;
        throw new InvalidArgumentError('It is schema.name, in letters, digits and underscores.');
      })
      .default(usualMarksTable, 'dbo.userferry_migrated'),
  )
  .option(...scanOption)
  .option(...webConfigOption)
  .action((options, command: Command) => {
    const format: ExportFormat = options.format;
    const { mode } = options;
    switch (format) {
      case 'api':
        return conclude(exportApiVerb(options, contextOf(options)), options.json);
      case 'deploy-cli':
        if (mode === undefined) {
          return command.error('error: --format deploy-cli goes with --mode', { exitCode: exitCode.usage });
        }
        return conclude(exportDeployCliVerb({ ...options, mode }, contextOf(options)), options.json);
      case 'firewall':
        return conclude(exportFirewallVerb(options, contextOf(options)), options.json);
      case 'mark-migrated':
        return conclude(exportMarkMigratedVerb(options, contextOf(options)), options.json);
      default:
        return assertNever(format);
    }
  });
workspaceVerb('verify', 'compare the tenant with the legacy database')
  .argument('[run]', 'the latest one where none is named')
  .option(...paceOption)
  .action((run: string | undefined, options) =>
    conclude(verifyVerb({ ...options, ...(run === undefined ? {} : { run }) }, contextOf(options)), options.json),
  );
workspaceVerb('status', 'where a run stands')
  .argument('[run]', 'the latest one where none is named')
  .action((run: string | undefined, options) =>
    conclude(statusVerb({ ...options, ...(run === undefined ? {} : { run }) }, contextOf(options)), options.json),
  );
workspaceVerb('report', 'write a run’s report')
  .argument('[run]', 'the latest one where none is named')
  .addOption(
    new Option('--format <formats>', 'html, csv, json; several with commas')
      .argParser((text: string) => {
        const formats = text.split(',').map((part) => reportFormats.find((format) => format === part.trim()));
        if (formats.includes(undefined)) throw new InvalidArgumentError(`Formats are ${reportFormats.join(', ')}.`);
        return formats;
      })
      .default([...reportFormats], 'html,csv,json'),
  )
  .option('--out <folder>', 'where the files go', '.')
  .action((run: string | undefined, { format, ...options }) =>
    conclude(
      reportVerb({ ...options, formats: format, ...(run === undefined ? {} : { run }) }, contextOf(options)),
      options.json,
    ),
  );

/** Carries out a command as if it had been typed: speaks on stdout and stderr, and sets the exit code. */
export async function runCommand(args: readonly string[]): Promise<void> {
  try {
    const [verb] = args;
    if (verb !== undefined && /^[a-z]/i.test(verb) && !program.commands.some((command) => command.name() === verb)) {
      program.error(`error: there is no verb “${verb}”`, { exitCode: exitCode.usage });
    }
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    const json = args.includes('--json');
    if (!(error instanceof CommanderError)) {
      process.exitCode = exitCode.failed;
      printResult(failureResult(error), json);
    } else if (error.exitCode !== 0) {
      // Commander has told people what is wrong; a program reads its one document.
      process.exitCode = exitCode.usage;
      if (json) printResult(failureResult(wrongUsage(error.message)), json);
    }
  }
}

/** The process that was started with this file: one command from its start to its end. */
async function runProcess(): Promise<never> {
  // Whoever read along may go away (a closed pager, a pipe that ended); a run must not end with them.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  const interrupted = countPresses(() => performance.now(), {
    stop: () => aborter.abort(stoppedByUser()),
    end: () => process.exit(130),
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, interrupted);
  await runCommand(process.argv.slice(2));
  // Nothing that a library left behind may hold the terminal: the Auth0 SDK keeps the timer of a call that was broken off.
  await Promise.all(
    [process.stdout, process.stderr].map((stream) => new Promise<void>((resolve) => stream.write('', () => resolve()))),
  );
  process.exit();
}

// Whoever imports this file has commands of their own to run.
const [, started] = process.argv;
if (started !== undefined && realpathSync(started) === fileURLToPath(import.meta.url)) await runProcess();
