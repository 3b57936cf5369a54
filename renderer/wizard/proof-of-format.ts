import type { Snapshot } from '../../electron/assistant/contract/index.ts';

/** What has shown that the passwords of a format will work. */
export interface FormatProof {
  /** The pilot signs in at the very tenant, which says more than a test account, whose password is tried on this computer. */
  readonly by: 'pilot' | 'test-account';
  readonly at: number;
}

/** Undefined while nothing has. */
export function proofOf(
  format: string,
  { accounts, pilot }: Pick<Snapshot, 'accounts' | 'pilot'>,
): FormatProof | undefined {
  const latest = pilot?.latest;
  const isWhole = latest?.lines.some(({ whole, formats }) => whole && formats.some((each) => each.format === format));
  // One of other settings may have read the passwords otherwise.
  if (latest !== undefined && isWhole === true && latest.standing !== 'outdated') {
    return { by: 'pilot', at: latest.ended ?? latest.begun };
  }
  const known = accounts.proven.find((each) => each.format === format);
  return known === undefined ? undefined : { by: 'test-account', at: known.at };
}
