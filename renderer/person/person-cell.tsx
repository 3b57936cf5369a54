import { AsWritten } from '../components/as-written.tsx';
import { LongTableCell } from '../components/long-table-cell.tsx';
import { PersonLink } from './person-link.tsx';

interface PersonCellProps {
  /** Their old key, or their user id at Auth0. */
  readonly id: string;
  /** Empty or null where nobody knows it; the id then stands for them. */
  readonly email: string | null;
}

/** Who somebody is in a list, and the way to their page. */
export function PersonCell({ id, email }: PersonCellProps) {
  const shown = email === null || email === '' ? id : email;
  return (
    <LongTableCell title={shown}>
      <PersonLink sought={{ by: 'name', name: id }}>
        <AsWritten text={shown} />
      </PersonLink>
    </LongTableCell>
  );
}
