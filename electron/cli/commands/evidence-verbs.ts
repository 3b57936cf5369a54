import { type Command, InvalidArgumentError, Option } from 'commander';
import { reportFormats } from '../../assistant/report/write-report.ts';
import { checkJournalVerb, checkPackVerb, packVerb } from '../evidence.ts';
import { forgetVerb } from '../forget.ts';
import { reportVerb } from '../report.ts';
import { withAttestation } from './shared-options.ts';
import { conclude, contextOf, workspaceOptions, workspaceVerb } from './workspace-verb.ts';

/** What is told and proven of runs afterwards. */
export function addEvidenceVerbs(program: Command, signal: AbortSignal): void {
  const report = withAttestation(
    workspaceOptions(
      program.command('report').description('write a run’s report or evidence pack, or check one; of trickle too'),
    ),
  )
    .option('--workspace <file>', 'the workspace file; not needed to check a pack')
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
    .addOption(
      new Option(
        '--trickle',
        'of accounts that move by signing in, from the first deployment to the cutover; so too where there is no run',
      ).conflicts(['check']),
    )
    .option('--out <folder>', 'where the files go', '.')
    .option('--pack', 'write an evidence pack: ledger, chain, circumstances, decisions, without personal data', false)
    .option('--with-people', 'with --pack: a file too that says whose accounts they are (personal data)', false)
    .option('--check [pack]', 'tell whether a pack is as it was made, or, without one, the workspace’s own journal')
    .option('--fingerprint <fingerprint>', 'with --check: the one that was noted when the pack was made')
    .action((run: string | undefined, { format, workspace, check, fingerprint, pack, ...options }) => {
      if (typeof check === 'string') return conclude(checkPackVerb(check, fingerprint), options.json);
      if (workspace === undefined) report.error("error: required option '--workspace <file>' not specified");
      const given = { ...options, workspace, ...(run === undefined ? {} : { run }) };
      const context = contextOf(given, signal);
      if (check === true) return conclude(checkJournalVerb(given, context), options.json);
      return conclude(
        pack ? packVerb(given, context) : reportVerb({ ...given, formats: format }, context),
        options.json,
      );
    });
  workspaceVerb(program, 'forget', 'close out: write the evidence, then delete workspace, journal and key')
    .requiredOption('--out <folder>', 'where the evidence and the disposal record go; not deleted')
    .addOption(new Option('--yes <what...>', 'forget: delete it').choices(['forget']))
    .option('--by <name>', 'who does it; needed in production')
    .option('--because <why>', 'and why; needed in production, and with --even-unfinished')
    .option('--even-unfinished', 'give up what is not at its end', false)
    .action((options) => conclude(forgetVerb(options, contextOf(options, signal)), options.json));
}
