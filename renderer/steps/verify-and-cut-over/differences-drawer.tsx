import { makeStyles, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { DifferenceKind, DifferenceRow, Verification } from '../../../electron/assistant/contract/index.ts';
import { useAssistant } from '../../client/use-assistant.tsx';
import { AsWritten } from '../../components/as-written.tsx';
import { LongTableCell } from '../../components/long-table-cell.tsx';
import { PagedList } from '../../components/paged-list.tsx';
import { SideDrawer } from '../../components/side-drawer.tsx';
import { useNumberedPages } from '../../components/use-list-pages.ts';

const useStyles = makeStyles({
  quiet: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

const titles: Readonly<Record<DifferenceKind, string>> = {
  missing: t`Missing: should be in Auth0`,
  unexpected: t`In Auth0, and nobody knows why`,
  different: t`In Auth0 otherwise than it was sent`,
  'new-in-database': t`New in the legacy database since the plan`,
  'vanished-from-database': t`Deleted from the legacy database since the plan`,
  'changed-in-database': t`Changed in the legacy database since the plan`,
};

const totals: Readonly<Record<DifferenceKind, keyof Verification>> = {
  missing: 'missing',
  unexpected: 'unexpected',
  different: 'different',
  'new-in-database': 'newInDatabase',
  'vanished-from-database': 'vanishedFromDatabase',
  'changed-in-database': 'changedInDatabase',
};

interface DifferencesDrawerProps {
  readonly verification: Verification;
  /** Undefined while the drawer is closed. */
  readonly kind: DifferenceKind | undefined;
  readonly onClose: () => void;
}

/** Whom a verification found out of order, by name. */
export function DifferencesDrawer({ verification, kind, onClose }: DifferencesDrawerProps) {
  return (
    <SideDrawer title={kind === undefined ? '' : titles[kind]} open={kind !== undefined} onClose={onClose}>
      {kind !== undefined && (
        <Differences kind={kind} at={verification.at} total={Number(verification[totals[kind]])} />
      )}
    </SideDrawer>
  );
}

function Differences({
  kind,
  at,
  total,
}: {
  readonly kind: DifferenceKind;
  readonly at: number;
  readonly total: number;
}) {
  const styles = useStyles();
  const assistant = useAssistant();
  const pages = useNumberedPages(
    ['differences', kind, at],
    (after, limit) => assistant.call((client) => client.differences({ kind, after, limit })),
    idOf,
  );
  return (
    <>
      <PagedList
        label={titles[kind]}
        columns={[{ title: t`E-mail` }, { title: t`Old key` }, { title: t`User id in Auth0` }]}
        pages={pages}
        total={total}
        keyOf={idOf}
        cells={(row) => <DifferenceCells row={row} />}
      />
      <p className={styles.quiet}>
        <Trans>
          These are personal data. They rest encrypted on this computer and are shown only here; the report’s list of
          differences has them as CSV.
        </Trans>
      </p>
    </>
  );
}

function idOf({ id }: DifferenceRow): number {
  return id;
}

function DifferenceCells({ row: { email, key, userId } }: { readonly row: DifferenceRow }) {
  return (
    <>
      <LongTableCell title={email ?? undefined}>
        <AsWritten text={email ?? t({ message: 'not known', context: 'an address' })} />
      </LongTableCell>
      <LongTableCell kind="id" title={key ?? undefined}>
        <AsWritten text={key ?? '–'} />
      </LongTableCell>
      <LongTableCell kind="id" title={userId ?? undefined}>
        <AsWritten text={userId ?? '–'} />
      </LongTableCell>
    </>
  );
}
