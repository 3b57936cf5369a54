import { standingTexts } from '../../common/trickle-words.ts';
import { outcomeTexts, reasonTexts } from '../../common/words.ts';
import type { FileRecord } from '../../journal/records.ts';
import type { NamedLine, SealedLine } from '../../journal/sealed-lines.ts';
import type { StandingLine } from '../../journal/standing-lines.ts';
import { csvDocument } from '../csv.ts';

/** The run's import files with every id by which Auth0 knows them, times in UTC. */
export function filesTable(files: AsyncIterable<readonly FileRecord[]>): AsyncGenerator<string, void, void> {
  const columns = [
    'file',
    'state',
    'first_sequence',
    'last_sequence',
    'accounts',
    'bytes',
    'attempts',
    'job',
    'external_id',
    'correlation_id',
    'sent',
    'settled',
    'job_total',
    'job_inserted',
    'job_updated',
    'job_failed',
    'values_digest',
  ];
  return csvDocument(columns, files, (file) => [
    String(file.number),
    file.state,
    String(file.firstSequence),
    String(file.lastSequence),
    String(file.accounts),
    String(file.bytes),
    String(file.attempt),
    file.job ?? '',
    file.externalId,
    file.correlationId,
    new Date(file.sent).toISOString(),
    file.settled === null ? '' : new Date(file.settled).toISOString(),
    ...(file.summary === null
      ? ['', '', '', '']
      : [file.summary.total, file.summary.inserted, file.summary.updated, file.summary.failed].map(String)),
    file.digest,
  ]);
}

/** Every account that was not imported, by its pseudonym, with the reason. */
export function reasonsTable(ledger: AsyncIterable<readonly SealedLine[]>): AsyncGenerator<string, void, void> {
  const columns = ['sequence', 'account', 'outcome', 'reason', 'explanation', 'password_format'];
  return csvDocument(columns, notImported(ledger), ({ sequence, account, outcome, reason, format }) => [
    String(sequence),
    account,
    outcome ?? '',
    reason ?? '',
    `${outcome === null ? 'To be sent' : outcomeTexts[outcome]}${reason === null ? '' : `: ${reasonTexts[reason]}`}`,
    format,
  ]);
}

/** Every account that had not moved at the latest look, by its pseudonym, with the reason. */
export function leftTable(ledger: AsyncIterable<readonly StandingLine[]>): AsyncGenerator<string, void, void> {
  const columns = ['sequence', 'account', 'standing', 'decision', 'reason', 'explanation', 'password_format'];
  return csvDocument(columns, notMoved(ledger), ({ sequence, account, standing, decision, reason, format }) => [
    String(sequence),
    account,
    standing,
    decision,
    reason ?? '',
    `${standingTexts[standing]}${reason === null ? '' : `: ${reasonTexts[reason]}`}`,
    format,
  ]);
}

/** Whose account each pseudonym is: personal data. */
export function namesTable(names: AsyncIterable<readonly NamedLine[]>): AsyncGenerator<string, void, void> {
  const columns = ['sequence', 'account', 'key', 'email', 'user_id', 'detail'];
  return csvDocument(columns, names, ({ sequence, account, key, email, userId, detail }) => [
    String(sequence),
    account,
    key,
    email,
    userId ?? '',
    detail ?? '',
  ]);
}

async function* notImported(
  pages: AsyncIterable<readonly SealedLine[]>,
): AsyncGenerator<readonly SealedLine[], void, void> {
  for await (const page of pages) yield page.filter(({ outcome }) => outcome !== 'imported');
}

async function* notMoved(
  pages: AsyncIterable<readonly StandingLine[]>,
): AsyncGenerator<readonly StandingLine[], void, void> {
  for await (const page of pages) {
    yield page.filter(({ standing }) => standing === 'straggler' || standing === 'cannot-come');
  }
}
