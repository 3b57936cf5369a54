import { makeStyles, Spinner } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { UndoPerson } from '../../electron/assistant/contract/index.ts';
import { useAssistant } from '../client/use-assistant.tsx';
import { AsWritten } from '../components/as-written.tsx';
import { ListUnread } from '../components/list-unread.tsx';
import { LongTable } from '../components/long-table.tsx';
import { LongTableCell } from '../components/long-table-cell.tsx';
import { PersonalData } from '../components/personal-data.tsx';
import { SideDrawer } from '../components/side-drawer.tsx';
import { useKeyColumn } from '../components/use-key-column.ts';
import { useParts } from '../components/use-parts.ts';
import { PersonLink } from '../person/person-link.tsx';
import { users } from '../words/counts.ts';
import { sentenceCase } from '../words/reasons.ts';
import type { WantedPeople } from './undo-figures.tsx';
import { causesText } from './undo-words.ts';

const useStyles = makeStyles({
  head: { display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', gap: '4px 16px' },
  text: { margin: 0, fontVariantNumeric: 'tabular-nums' },
});

interface KeptDrawerProps {
  readonly run: string;
  /** Undefined while it is closed. */
  readonly wanted: WantedPeople | undefined;
  readonly onClose: () => void;
}

/** Who is kept when a run is undone, or whom Auth0 refused to delete, one by one and why. */
export function KeptDrawer({ run, wanted, onClose }: KeptDrawerProps) {
  return (
    <SideDrawer
      title={wanted?.state === 'failed' ? t`Not deleted, as Auth0 refused` : t`Kept when the run is undone`}
      open={wanted !== undefined}
      onClose={onClose}
    >
      {wanted !== undefined && <People run={run} wanted={wanted} />}
    </SideDrawer>
  );
}

function People({ run, wanted }: { readonly run: string; readonly wanted: WantedPeople }) {
  const styles = useStyles();
  const [inClear, setInClear] = useState(false);
  const { total, loading, failed, rowAt, onSight } = useUndoPeople(run, wanted, inClear);
  const keyColumn = useKeyColumn((index) => rowAt(index)?.key);
  if (loading) return <Spinner size="small" label={t`Reading the list`} />;
  if (failed) return <ListUnread />;
  return (
    <>
      <div className={styles.head}>
        <p className={styles.text} data-figure="listed" role="status">
          {wanted.causes === undefined
            ? users(total)
            : t`${{ users: users(total) }}: ${{ why: causesText(wanted.causes) }}`}
        </p>
        <PersonalData shown={inClear} wanted={inClear} reading={false} onWant={setInClear} />
      </div>
      <LongTable
        label={wanted.state === 'failed' ? t`Who was refused` : t`Who is kept`}
        columns={[
          { title: t`E-mail` },
          { title: t`Key in the legacy database`, className: keyColumn },
          { title: wanted.state === 'failed' ? t`What Auth0 said` : t`Why` },
        ]}
        count={total}
        onSight={onSight}
        row={(index) => {
          const row = rowAt(index);
          return row === undefined ? undefined : <PersonLine key={row.sequence} row={row} index={index} />;
        }}
      />
    </>
  );
}

function PersonLine({ row, index }: { readonly row: UndoPerson; readonly index: number }) {
  const { key, email, causes, detail } = row;
  const why = detail ?? sentenceCase(causesText(causes));
  return (
    <tr aria-rowindex={index + 2} data-account={key}>
      <LongTableCell title={email}>
        <PersonLink sought={{ by: 'key', key }}>
          {email === '' ? t({ message: 'No address', context: 'of an account' }) : <AsWritten text={email} />}
        </PersonLink>
      </LongTableCell>
      <LongTableCell kind="id" title={key}>
        <AsWritten text={key} />
      </LongTableCell>
      <LongTableCell title={why}>{why}</LongTableCell>
    </tr>
  );
}

function useUndoPeople(run: string, wanted: WantedPeople, inClear: boolean) {
  const assistant = useAssistant();
  const [opening] = useState(() => crypto.randomUUID());
  const name = ['undo-people', opening, run, wanted];
  const first = useQuery({
    queryKey: [...name, 'total'],
    queryFn: ({ signal }) =>
      assistant.call((client) =>
        client.undoPeople({ ...wanted, run, opening, inClear: false, from: 0, limit: 1 }, { signal }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnReconnect: false,
    refetchOnWindowFocus: false,
  });
  const parts = useParts<UndoPerson>([...name, inClear], (client, from, limit, signal) =>
    client.undoPeople({ ...wanted, run, opening, inClear, from, limit }, { signal }),
  );
  return {
    total: first.data?.total ?? 0,
    loading: first.isPending,
    failed: first.isError || parts.failed,
    rowAt: parts.rowAt,
    onSight: parts.onSight,
  };
}
