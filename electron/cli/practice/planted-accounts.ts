import { z } from 'zod';
import type { Migration } from '../../migration/migration.ts';

const plantedAccount = z.object({
  key: z.string(),
  email: z.string().nullable(),
  password: z.string().nullable(),
  planted: z.string(),
});

/** The truth about one sample account, as the practice SQL Server tells it over its control socket. */
export type PlantedAccount = z.infer<typeof plantedAccount>;

/** Every sample account, in the order in which they were made. */
export async function* plantedAccounts(control: string): AsyncGenerator<PlantedAccount, void, void> {
  const response = await fetch(`${control}/samples`);
  if (!response.ok || response.body === null)
    throw new Error(`The practice SQL Server does not tell its samples: ${response.status}`);
  let rest = '';
  for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line !== '') yield plantedAccount.parse(JSON.parse(line));
  }
  if (rest !== '') yield plantedAccount.parse(JSON.parse(rest));
}

/** How the ledger compares with what was planted; `surprises` are accounts that ended otherwise than planted. */
export interface PlantedCheck {
  readonly accounts: number;
  readonly plantedBad: number;
  readonly surprises: readonly { readonly key: string; readonly planted: string; readonly ended: string }[];
}

/** So many surprises are enough to see what is wrong. */
const SHOWN_SURPRISES = 20;

/** How an account may end that nobody has signed in to: imported, or kept back for the reason that was planted. */
export function plantedEnding({ planted }: PlantedAccount): string {
  return isGood(planted) ? 'imported' : planted;
}

function isGood(planted: string): boolean {
  return planted === 'import' || planted === 'import-blocked';
}

/**
 * Compares a run's ledger with the planted truth: who did not make it must have been planted as bad, for that very reason.
 * @param endings How an account may end: an outcome, or a reason where it has one
 */
export async function checkPlanted(
  migration: Migration,
  run: string,
  control: string,
  endings: (account: PlantedAccount) => readonly string[] = (account) => [plantedEnding(account)],
): Promise<PlantedCheck> {
  const ended = new Map<string, string>();
  const { plan } = await migration.run(run);
  for (const pages of [migration.notImported(run), migration.entries({ plan, run, outcome: 'present' })]) {
    for await (const page of pages) {
      for (const { key, reason, outcome } of page) ended.set(key, reason ?? outcome ?? 'without an outcome');
    }
  }
  const surprises: { key: string; planted: string; ended: string }[] = [];
  let accounts = 0;
  let plantedBad = 0;
  const surprise = (key: string, planted: string, end: string) => {
    if (surprises.length < SHOWN_SURPRISES) surprises.push({ key, planted, ended: end });
  };
  for await (const account of plantedAccounts(control)) {
    const { key, planted } = account;
    accounts += 1;
    if (!isGood(planted)) plantedBad += 1;
    const end = ended.get(key) ?? 'imported';
    ended.delete(key);
    if (!endings(account).includes(end)) surprise(key, planted, end);
  }
  for (const [key, end] of ended) surprise(key, 'nothing: not among the samples', end);
  return { accounts, plantedBad, surprises };
}
