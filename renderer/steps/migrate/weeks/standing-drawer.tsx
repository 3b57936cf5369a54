import { makeStyles } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { StandingRow, TrickleLook, TrickleStanding } from '../../../../electron/assistant/contract/index.ts';
import { useCommand } from '../../../client/use-command.ts';
import { AsWritten } from '../../../components/as-written.tsx';
import { ListUnread } from '../../../components/list-unread.tsx';
import { LongTable } from '../../../components/long-table.tsx';
import { LongTableCell } from '../../../components/long-table-cell.tsx';
import { PersonalDataNote } from '../../../components/personal-data-note.tsx';
import { SaveFile } from '../../../components/save-file.tsx';
import { SideDrawer } from '../../../components/side-drawer.tsx';
import { useKeyColumn } from '../../../components/use-key-column.ts';
import { useParts } from '../../../components/use-parts.ts';
import { PersonLink } from '../../../person/person-link.tsx';
import { accounts } from '../../../words/counts.ts';
import { reasonTitle } from '../../../words/reasons.ts';
import { dateAndTime, inUtc } from '../../../words/times.ts';

const useStyles = makeStyles({
  seenHead: { width: '18%' },
  text: { margin: 0, fontVariantNumeric: 'tabular-nums' },
});

const titles: Partial<Record<TrickleStanding, string>> = {
  straggler: t`Who has not moved`,
  'cannot-come': t`Who can’t come`,
};

interface StandingDrawerProps {
  readonly look: TrickleLook;
  /** Undefined while it is closed. */
  readonly standing: TrickleStanding | undefined;
  readonly onClose: () => void;
}

/** The accounts behind a standing, longest not seen first. */
export function StandingDrawer({ look, standing, onClose }: StandingDrawerProps) {
  return (
    <SideDrawer
      title={standing === undefined ? t`Accounts` : (titles[standing] ?? t`Accounts`)}
      open={standing !== undefined}
      onClose={onClose}
    >
      {standing !== undefined && <Accounts look={look} standing={standing} />}
    </SideDrawer>
  );
}

function Accounts({ look, standing }: { readonly look: TrickleLook; readonly standing: TrickleStanding }) {
  const styles = useStyles();
  const save = useCommand('saveStragglers');
  const { rowAt, onSight, failed } = useParts<StandingRow>(
    ['standing', look.at, standing],
    (client, from, limit, signal) => client.standingAccounts({ standing, from, limit }, { signal }),
  );
  const keyColumn = useKeyColumn((index) => rowAt(index)?.key);
  if (failed) return <ListUnread />;
  const total = look.standings[standing];
  const left = standing === 'straggler';
  return (
    <>
      <p className={styles.text} data-figure="listed">
        <Trans>{{ accounts: accounts(total) }}, longest not seen in the old application first</Trans>
      </p>
      <LongTable
        label={t`Accounts`}
        columns={[
          { title: 'E-mail' },
          { title: t`Key in the legacy database`, className: keyColumn },
          { title: t`Last seen`, className: styles.seenHead },
          { title: left ? t`Password kept as` : t`Why` },
        ]}
        count={total}
        onSight={onSight}
        row={(index) => {
          const row = rowAt(index);
          return row === undefined ? undefined : <Line key={row.sequence} row={row} index={index} left={left} />;
        }}
      />
      {left && (
        <SaveFile label={t`Save this list`} running={save.running} error={save.error} onSave={() => save.give({})} />
      )}
      <PersonalDataNote />
    </>
  );
}

interface LineProps {
  readonly row: StandingRow;
  readonly index: number;
  readonly left: boolean;
}

function Line({ row, index, left }: LineProps) {
  const why = row.reason === undefined ? t`Left out` : reasonTitle(row.reason);
  const last = left ? row.format : why;
  return (
    <tr aria-rowindex={index + 2} data-account={row.key}>
      <LongTableCell title={row.email}>
        <PersonLink sought={{ by: 'key', key: row.key }}>
          {row.email === '' ? t`No address` : <AsWritten text={row.email} />}
        </PersonLink>
      </LongTableCell>
      <LongTableCell kind="id" title={row.key}>
        <AsWritten text={row.key} />
      </LongTableCell>
      <LongTableCell kind="number">
        <LastSeen at={row.lastSeen} />
      </LongTableCell>
      <LongTableCell title={last}>{last}</LongTableCell>
    </tr>
  );
}

function LastSeen({ at }: { readonly at: StandingRow['lastSeen'] }) {
  if (at === null) return t`not known`;
  if (at === 'never') return 'never';
  return (
    <time dateTime={new Date(at).toISOString()} title={inUtc(at)}>
      {dateAndTime(at)}
    </time>
  );
}
