import { makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { DifferenceKind, Verification } from '../../../electron/assistant/contract/index.ts';
import { useAssistant } from '../../client/use-assistant.tsx';
import { LongTable } from '../../components/long-table.tsx';
import { SideDrawer } from '../../components/side-drawer.tsx';
import { useNumberedPages } from '../../components/use-numbered-pages.ts';

const useStyles = makeStyles({
  table: { height: 'min(560px, 60vh)' },
  row: { height: '36px' },
  cell: {
    padding: '0 12px',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    whiteSpace: 'nowrap',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
  },
  id: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
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
  const { rows, isPending, isError, onSight } = useNumberedPages(
    ['differences', kind, at],
    (after, limit) => assistant.call((client) => client.differences({ kind, after, limit })),
    ({ id }) => id,
  );
  if (isPending) return <Spinner size="small" label={t`Reading the list`} />;
  if (isError)
    return (
      <p role="alert">
        <Trans>The list could not be read. Close it and open it again.</Trans>
      </p>
    );
  return (
    <>
      <LongTable
        className={styles.table}
        label={titles[kind]}
        columns={[{ title: t`E-mail` }, { title: t`Old key` }, { title: t`User id in Auth0` }]}
        count={rows.length}
        total={total}
        onSight={onSight}
        row={(index) => {
          const row = rows[index];
          if (row === undefined) return undefined;
          return (
            <tr key={row.id} className={styles.row} aria-rowindex={index + 2}>
              <td className={styles.cell}>
                <bdi>{row.email ?? t({ message: 'not known', context: 'an address' })}</bdi>
              </td>
              <td className={styles.cell}>
                <span className={styles.id}>{row.key ?? '–'}</span>
              </td>
              <td className={styles.cell}>
                <span className={styles.id}>{row.userId ?? '–'}</span>
              </td>
            </tr>
          );
        }}
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
