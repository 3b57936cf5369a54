import type { KeyKind } from '../../accounts/account.ts';
import { keyOf } from '../../accounts/user-id.ts';
import type { RunRecord } from '../../journal/records.ts';
import type { MovedAccount } from '../mark-migrated/moved.ts';
import type { MigrationJournal } from './planning.ts';

/** Who has moved, of the export that was taken in. */
export interface Moving {
  /** Gathers what the runs to this connection say; gives how many of theirs are not in the export. */
  gatherMoved(connection: Pick<RunRecord['connection'], 'id' | 'tenant'>): number;
  /** `last` is what the next page comes behind; null at the end. Whoever has no id of this prefix and kind is left out. */
  movedPage(
    of: { readonly prefix: string; readonly kind: KeyKind },
    after: string,
    limit: number,
  ): { readonly accounts: readonly MovedAccount[]; readonly last: string | null };
  dropMoved(): void;
}

export function moving({ runs, movedUsers }: MigrationJournal): Moving {
  return {
    gatherMoved({ id, tenant }) {
      const here = runs.all().filter(({ connection }) => connection.id === id && connection.tenant === tenant);
      // The first run that brought somebody tells when.
      movedUsers.gather(here.map((run) => run.id));
      return movedUsers.gone();
    },
    movedPage({ prefix, kind }, after, limit) {
      const users = movedUsers.page(after, limit);
      const accounts = users.flatMap(({ userId, at }) => {
        const key = keyOf(prefix, kind, userId);
        return key === null ? [] : [{ key: key.value, userId, at }];
      });
      return { accounts, last: users.at(-1)?.userId ?? null };
    },
    dropMoved: () => movedUsers.drop(),
  };
}
