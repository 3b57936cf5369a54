import { type Command, InvalidArgumentError, Option } from 'commander';
import { LEAST_ROWS_PER_SECOND, MOST_ROWS_PER_SECOND } from '../../assistant/contract/index.ts';
import { scriptWays } from '../script.ts';

// Options that several verbs share.

/** Reads a number from the command line. The reader throws InvalidArgumentError. */
export function integerBetween(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!Number.isInteger(value) || value < least || value > most) {
      throw new InvalidArgumentError(`A whole number from ${least} to ${most} is needed.`);
    }
    return value;
  };
}

/** The verbs that read passwords may be told how the old application made them. */
export const webConfigOption = [
  '--web-config <file>',
  'the old application’s web.config, and again for each file that its configSource names: how Membership hashes, and the key of what it encrypted (in memory only)',
  (file: string, before: readonly string[]): readonly string[] => [...before, file],
  [] as readonly string[],
] as const;

/** The verbs that begin something in production may be told to, though it was not tried. */
export const overrideOption = [
  '--override <why>',
  'in production: begin although it was not rehearsed with these settings, for this reason, which stands in the report',
] as const;

/** Who answers for what is done. */
export const byOption = ['--by <name>', 'who answers for it'] as const;

/** The verbs that read accounts may be told to take their time. */
export const paceOption = [
  '--rows-per-second <number>',
  'read the legacy database quietly: at most so many rows a second, whatever the workspace says',
  integerBetween(LEAST_ROWS_PER_SECOND, MOST_ROWS_PER_SECOND),
] as const;

/** Scripts are written for either way to the database. */
export const throughOption = () =>
  new Option(
    '--through <way>',
    'the script asks SQL Server itself (direct), or the account service (api: login and getUser); where none is named, as the workspace says when it is deployed, rehearsed or handed over',
  ).choices([...scriptWays]);

/** What runs or deploys a script may have it ask the account service, and is told where that is. */
export function withServiceOptions(verb: Command): Command {
  return verb
    .addOption(throughOption())
    .option('--api-url <url>', 'where the account service is')
    .option('--api-audience <identifier>', 'its API in Auth0')
    .option('--api-client-id <id>', 'the application that asks it; its secret comes from USERFERRY_API_CLIENT_SECRET')
    .option('--api-token-url <url>', 'the tenant’s, where none is named');
}

/** Those that look for the accounts may be let read something large whole. */
export const scanOption = [
  '--allow-scan <name...>',
  'read this table, view or SELECT whole although it is large and no index helps (schema.name, or SELECT)',
] as const;

/** What is planned may be listed. */
export const listOption = ['--out <folder>', 'write every account into this folder as CSV (personal data)'] as const;

/** Who answers for what is done, kept as evidence. */
export function withAttestation<Verb extends Command>(verb: Verb) {
  return verb
    .option('--operator <name>', 'who carries it out, for the evidence')
    .option('--approver <name>', 'who has approved it')
    .option('--change <number>', 'the change under which it is done');
}
