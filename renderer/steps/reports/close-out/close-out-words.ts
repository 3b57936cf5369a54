import { type Snapshot, unfinishedTexts, type WorkedOutForget } from '../../../../electron/assistant/contract/index.ts';
import { count, counted } from '../../../words/numbers.ts';
import { sentenceCase } from '../../../words/reasons.ts';
import { runStateTexts } from '../run-state-words.ts';

/** What has to be typed, as the verb asks for it. */
export const theWord = 'forget';

/** What is deleted, a sentence each, with how many. */
export function deletedSentences({ files, runs, accounts }: WorkedOutForget): readonly string[] {
  const size = files.reduce((sum, { bytes }) => sum + bytes, 0);
  return [
    runs.length === 0
      ? 'The journal: no run was begun'
      : `The journal of ${counted(runs.length, 'run', 'runs')}: ${runs.map(runText).join('; ')}`,
    accounts === 0
      ? 'Nobody’s details: no account was read yet'
      : `Addresses and details of ${counted(accounts, 'account', 'accounts')}, and every list, report and export in Userferry’s folder`,
    `${counted(files.length, 'file', 'files')} in all, ${count(Math.ceil(size / 1024))} KB`,
    'The workspace’s key: without it no backup of the journal can be read',
  ];
}

function runText({ id, state, accounts, imported }: WorkedOutForget['runs'][number]): string {
  return `run ${id} (${runStateTexts[state]}), ${count(imported)} of ${counted(accounts, 'account', 'accounts')} imported`;
}

/** What nobody can do any more afterwards. */
export const lostSentences = [
  'No run can be resumed, undone or verified again, and no delta carried over',
  'Nobody can be looked up: not in the plan, not in the ledger',
  'Nobody can tell whose a pseudonym in the evidence is',
] as const;

/** What is kept, up to where the record will be. */
export function keptSentence({ runs }: WorkedOutForget): string {
  const [only] = runs;
  if (only === undefined) return 'There is no run, so no evidence. The disposal record will be';
  const packs =
    runs.length === 1
      ? `The evidence pack of run ${only.id}`
      : `An evidence pack of each of the ${count(runs.length)} runs`;
  return `${packs} will lie beside the disposal record:`;
}

/** What stays as it is. */
export function staysSentences({ tenant, legacy }: Snapshot): readonly string[] {
  const { domain, connection } = tenant.form;
  return [
    domain === ''
      ? 'Auth0: nothing is changed there'
      : `Auth0: tenant ${domain}, connection ${connection === '' ? 'not named' : connection}, and everybody in it`,
    legacy.form.database === '' ? 'The legacy database' : `The legacy database ${legacy.form.database}, as it is`,
    'Whatever was saved elsewhere, and copies of it',
  ];
}

/** What is given up, at the head of a line. */
export function unfinishedSentence({ unfinished }: WorkedOutForget): string {
  return sentenceCase(unfinished.map(({ kind, id }) => `${unfinishedTexts[kind]} ${id}`).join(', '));
}
