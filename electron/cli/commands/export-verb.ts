import { type Command, InvalidArgumentError, Option } from 'commander';
import { assertNever } from '../../common/assert-never.ts';
import { regions } from '../../common/auth0-regions.ts';
import { consents } from '../../common/deploy-consents.ts';
import { deployModes } from '../../migration/deploy/deploy-mode.ts';
import { readMarksTable, usualMarksTable } from '../../migration/mark-migrated/marks-table.ts';
import { type ExportFormat, exportApiVerb, exportFormats } from '../export.ts';
import { exportDeployCliVerb } from '../export-deploy-cli.ts';
import { exportFirewallVerb } from '../export-firewall.ts';
import { exportMarkMigratedVerb } from '../export-mark-migrated.ts';
import { exitCode } from '../output.ts';
import { scanOption, webConfigOption, withServiceOptions } from './shared-options.ts';
import { conclude, contextOf, workspaceVerb } from './workspace-verb.ts';

/** What others carry out: handed over as files. */
export function addExportVerb(program: Command, signal: AbortSignal): void {
  withServiceOptions(workspaceVerb(program, 'export', 'hand over as files'))
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
    .addOption(
      new Option('--region <region>', 'firewall: the tenant’s, where its domain doesn’t tell').choices(regions),
    )
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
          return conclude(exportApiVerb(options, contextOf(options, signal)), options.json);
        case 'deploy-cli':
          if (mode === undefined) {
            return command.error('error: --format deploy-cli goes with --mode', { exitCode: exitCode.usage });
          }
          return conclude(exportDeployCliVerb({ ...options, mode }, contextOf(options, signal)), options.json);
        case 'firewall':
          return conclude(exportFirewallVerb(options, contextOf(options, signal)), options.json);
        case 'mark-migrated':
          return conclude(exportMarkMigratedVerb(options, contextOf(options, signal)), options.json);
        default:
          return assertNever(format);
      }
    });
}
