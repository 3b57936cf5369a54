import type { KeyKind } from '../../accounts/account.ts';
import { type ExportParts, withExport } from '../bulk/with-export.ts';
import type { Moved, MovedAccount } from './moved.ts';

const PAGE = 1_000;

/** Exports the connection and lets `use` have everybody of the legacy database who is in it. */
export function readMoved<Result>(
  parts: ExportParts,
  of: { readonly prefix: string; readonly kind: KeyKind },
  use: (moved: Moved) => Promise<Result>,
): Promise<Result> {
  const { worker, ends } = parts;
  async function* pages(): AsyncGenerator<readonly MovedAccount[], void, void> {
    for (let after: string | null = ''; after !== null; ) {
      const { accounts, last }: { accounts: readonly MovedAccount[]; last: string | null } = await worker.movedPage(
        of,
        after,
        PAGE,
      );
      if (accounts.length > 0) yield accounts;
      after = last;
    }
  }
  return withExport(parts, async () => {
    const gone = await worker.gatherMoved({ id: ends.connection.id, tenant: ends.tenant.domain });
    try {
      return await use({ accounts: pages(), gone });
    } finally {
      await worker.dropMoved();
    }
  });
}
