import { t } from '@lingui/core/macro';
import { type Snapshot, unfinishedTexts, type WorkedOutForget } from '../../../../electron/assistant/contract/index.ts';
import { accounts as accountsText, files as filesText, runs as runsText } from '../../../words/counts.ts';
import { count } from '../../../words/numbers.ts';
import { sentenceCase } from '../../../words/reasons.ts';
import { tenantName } from '../../../words/tenant-name.ts';
import { runStateTexts } from '../run-state-words.ts';

/** What has to be typed, as the verb asks for it. */
export const theWord = 'forget';

/** What is deleted, a sentence each, with how many. */
export function deletedSentences(
  { files, runs, accounts }: WorkedOutForget,
  undone: Snapshot['undone'],
): readonly string[] {
  const size = files.reduce((sum, { bytes }) => sum + bytes, 0);
  return [
    runs.length === 0
      ? t`The journal: no run was begun`
      : t`The journal of ${{ runs: runsText(runs.length) }}: ${{ each: runs.map((run) => runText(run, undone)).join('; ') }}`,
    accounts === 0
      ? t`Nobody’s details: no account was read yet`
      : t`Addresses and details of ${{ accounts: accountsText(accounts) }}, and every list, report and export in Userferry’s folder`,
    t`${{ files: filesText(files.length) }} in all, ${{ size: count(Math.ceil(size / 1024)) }} KB`,
    t`The workspace’s key: without it no backup of the journal can be read`,
  ];
}

function runText(
  { id, state, accounts, imported }: WorkedOutForget['runs'][number],
  undone: Snapshot['undone'],
): string {
  const isUndone = undone.some((one) => one.run === id && one.state === 'finished');
  const stands = isUndone ? t`undone` : runStateTexts[state];
  return t`run ${id} (${stands}), ${{ imported: count(imported) }} of ${{ accounts: accountsText(accounts) }} imported`;
}

/** What nobody can do any more afterwards. */
export function lostSentences({ deployment }: Pick<Snapshot, 'deployment'>): readonly string[] {
  return [
    t`No run can be resumed, undone or verified again, and no delta carried over`,
    ...(deployment.list.length === 0
      ? []
      : [t`No deployment can be gone back to: the scripts and settings of before rest in the journal alone`]),
    t`Nobody can be looked up: not in the plan, not in the ledger`,
    t`Nobody can tell whose a pseudonym in the evidence is`,
  ];
}

/** What is kept, up to where the record will be. */
export function keptSentence({ runs }: WorkedOutForget, { trickleReport }: Pick<Snapshot, 'trickleReport'>): string {
  const [only] = runs;
  if (trickleReport !== undefined)
    return only === undefined
      ? t`The report of the trickle will lie beside the disposal record:`
      : t`The report of the trickle and an evidence pack of each run will lie beside the disposal record:`;
  if (only === undefined) return t`There is no run, so no evidence. The disposal record will be`;
  const { id } = only;
  return runs.length === 1
    ? t`The evidence pack of run ${id} will lie beside the disposal record:`
    : t`An evidence pack of each run will lie beside the disposal record:`;
}

/** What stays as it is. */
export function staysSentences({ tenant, legacy }: Snapshot): readonly string[] {
  const { connection } = tenant.form;
  const domain = tenantName(tenant.form.domain);
  const { database } = legacy.form;
  return [
    domain === ''
      ? t`Auth0: nothing is changed there`
      : connection === ''
        ? t`Auth0: tenant ${domain}, and everybody in it`
        : t`Auth0: tenant ${domain}, connection ${connection}, and everybody in it`,
    database === '' ? t`The legacy database, as it is` : t`The legacy database ${database}, as it is`,
    t`Whatever was saved elsewhere, and copies of it`,
  ];
}

/** What is given up, at the head of a line. */
export function unfinishedSentence({ unfinished }: WorkedOutForget): string {
  return sentenceCase(unfinished.map(({ kind, id }) => `${unfinishedTexts[kind]} ${id}`).join(', '));
}
