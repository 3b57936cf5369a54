import { type Command, InvalidArgumentError, Option } from 'commander';
import { actionNames } from '../../scripts/actions.ts';
import { tenantNodes, usualSettings } from '../../scripts/check/check-settings.ts';
import { checkRenderedScriptsVerb, checkScriptFileVerb } from '../check-script.ts';
import { exitCode } from '../output.ts';
import { renderScriptVerb, runScriptVerb } from '../script.ts';
import { testScriptVerb } from '../test-script.ts';
import { integerBetween, scanOption, throughOption, webConfigOption, withServiceOptions } from './shared-options.ts';
import { conclude, contextOf, workspaceVerb } from './workspace-verb.ts';

/** Action scripts: written, checked, run, tested. */
export function addScriptVerbs(program: Command, signal: AbortSignal): void {
  const scripts = program
    .command('script')
    .description('action scripts: write them from the mapping, check them, try them as Auth0 runs them');
  workspaceVerb(scripts, 'render', 'write an action script from the workspace’s mapping')
    .argument('<action>', actionNames.join(', '))
    .option(...scanOption)
    .addOption(throughOption())
    .option('--out <file>', 'where it goes; printed where none is named')
    .action((action: string, options) =>
      conclude(renderScriptVerb({ ...options, action }, contextOf(options, signal)), options.json),
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
      return conclude(checkRenderedScriptsVerb(on, contextOf(on, signal)), options.json);
    });
  withServiceOptions(
    workspaceVerb(
      scripts,
      'run',
      'run an action script as Auth0 would: one that writes on copies of the accounts, in memory',
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
      conclude(runScriptVerb({ ...options, action }, contextOf(options, signal)), options.json),
    );
  workspaceVerb(
    scripts,
    'test',
    'run the test cases of action scripts: reading ones on the legacy database, writing ones on copies of a few accounts',
  )
    .argument('[action]', `${actionNames.join(', ')}; all of them where none is named`)
    .option(...webConfigOption)
    .option(...scanOption)
    .option('--file <file>', 'the script; rendered from the mapping where none is named')
    .option('--account <account>', 'address or key of an account whose password stands in USERFERRY_ACCOUNT_PASSWORD')
    .action((action: string | undefined, options) =>
      conclude(
        testScriptVerb({ ...options, ...(action === undefined ? {} : { action }) }, contextOf(options, signal)),
        options.json,
      ),
    );
}
