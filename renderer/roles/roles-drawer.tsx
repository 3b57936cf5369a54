import { makeStyles } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import type { AfterRole, ListedRole, RoleRow, RolesList } from '../../electron/assistant/contract/index.ts';
import { useAssistant } from '../client/use-assistant.tsx';
import { LongTableCell } from '../components/long-table-cell.tsx';
import { PagedList } from '../components/paged-list.tsx';
import { PersonalDataNote } from '../components/personal-data-note.tsx';
import { SideDrawer } from '../components/side-drawer.tsx';
import { useListPages } from '../components/use-list-pages.ts';
import { PersonCell } from '../person/person-cell.tsx';
import { lineTitle } from './roles-words.ts';

const useStyles = makeStyles({ who: { width: '34%' }, role: { width: '22%' } });

interface RolesDrawerProps {
  /** Undefined while it is closed. */
  readonly wanted: RolesList | undefined;
  readonly roles: readonly ListedRole[];
  readonly onClose: () => void;
}

/** The people behind a number, each with one role and how it stands with that. */
export function RolesDrawer({ wanted, roles, onClose }: RolesDrawerProps) {
  return (
    <SideDrawer title={t`People and their roles`} open={wanted !== undefined} onClose={onClose}>
      {wanted !== undefined && <People wanted={wanted} roles={roles} />}
    </SideDrawer>
  );
}

function People({ wanted, roles }: { readonly wanted: RolesList; readonly roles: readonly ListedRole[] }) {
  const styles = useStyles();
  const assistant = useAssistant();
  const pages = useListPages<RoleRow, AfterRole>(['roles', wanted], async (after, limit) => {
    const { rows } = await assistant.call((client) => client.roleHolders({ ...wanted, after, limit }));
    const last = rows.at(-1);
    return { rows, next: rows.length < limit ? undefined : last };
  });
  return (
    <>
      <PagedList
        label={t`People and their roles`}
        columns={[
          { title: t`E-mail`, className: styles.who },
          { title: t`Role`, className: styles.role },
          { title: t`How it stands` },
        ]}
        pages={pages}
        keyOf={({ number, userId }) => `${number} ${userId}`}
        cells={(row) => <PersonCells row={row} of={roles.find(({ number }) => number === row.number)} />}
      />
      <PersonalDataNote />
    </>
  );
}

function PersonCells({ row, of }: { readonly row: RoleRow; readonly of: ListedRole | undefined }) {
  const atAuth0 = of?.role ?? null;
  const role = atAuth0 === null || atAuth0 === row.role ? row.role : t`${{ old: row.role }}, at Auth0 ${atAuth0}`;
  const title = lineTitle(row, atAuth0 !== null);
  const stands = row.detail === null ? title : `${title} (${row.detail})`;
  return (
    <>
      <PersonCell id={row.key} email={row.email} />
      <LongTableCell title={role}>{role}</LongTableCell>
      <LongTableCell title={stands}>{stands}</LongTableCell>
    </>
  );
}
