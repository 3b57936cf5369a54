import type { Command } from 'commander';
import { diagnoseVerb } from '../diagnose.ts';
import { planVerb } from '../look.ts';
import { proveVerb } from '../prove.ts';
import { surveyVerb } from '../survey.ts';
import { listOption, paceOption, scanOption, webConfigOption } from './shared-options.ts';
import { conclude, contextOf, workspaceVerb } from './workspace-verb.ts';

/** What looks at the legacy database and sends nothing. */
export function addDatabaseVerbs(program: Command, signal: AbortSignal): void {
  workspaceVerb(program, 'diagnose', 'connect step by step and explain')
    .option('--dba-script <file>', 'write the T-SQL script with which a DBA makes a login that only reads')
    .action((options) => conclude(diagnoseVerb(options, contextOf(options, signal)), options.json));
  workspaceVerb(program, 'survey', 'what is in the database')
    .option('--table <name>', 'read this table or view, whatever store it is: schema.name')
    .option('--select <file>', 'read what the SELECT in this file gives')
    .option('--answer <question=option...>', 'answers to what an earlier survey asked')
    .option('--mapping <file>', 'write the proposed mapping as JSON, to be put into the workspace')
    .option(...listOption)
    .option(...paceOption)
    .option(...scanOption)
    .option(...webConfigOption)
    .action((options) => conclude(surveyVerb(options, contextOf(options, signal)), options.json));
  workspaceVerb(program, 'plan', 'what would happen to every account; sends nothing')
    .option(...listOption)
    .option(...paceOption)
    .option(...scanOption)
    .option(...webConfigOption)
    .action((options) => conclude(planVerb(options, contextOf(options, signal)), options.json));
  workspaceVerb(program, 'prove', 'try a known password on one account: does the plan read it rightly?')
    .argument('<account>', 'its key or e-mail address; the password comes from USERFERRY_ACCOUNT_PASSWORD')
    .option('--mapping <file>', 'where it was made otherwise: write the mapping that reads it so, for the workspace')
    .option(...webConfigOption)
    .action((account: string, options) =>
      conclude(proveVerb({ ...options, account }, contextOf(options, signal)), options.json),
    );
}
