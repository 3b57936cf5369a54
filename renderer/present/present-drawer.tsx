import { makeStyles } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import type { PresentList, PresentRow } from '../../electron/assistant/contract/index.ts';
import { useAssistant } from '../client/use-assistant.tsx';
import { LongTableCell } from '../components/long-table-cell.tsx';
import { PagedList } from '../components/paged-list.tsx';
import { PersonalDataNote } from '../components/personal-data-note.tsx';
import { SideDrawer } from '../components/side-drawer.tsx';
import { useNumberedPages } from '../components/use-list-pages.ts';
import { PersonCell } from '../person/person-cell.tsx';
import { lineTitle } from './present-words.ts';

const useStyles = makeStyles({ wide: { width: '48%' } });

interface PresentDrawerProps {
  /** Undefined while it is closed. */
  readonly wanted: PresentList | undefined;
  readonly onClose: () => void;
}

/** The people behind a number, each with what is changed of them. */
export function PresentDrawer({ wanted, onClose }: PresentDrawerProps) {
  return (
    <SideDrawer title={t`Who was there before`} open={wanted !== undefined} onClose={onClose}>
      {wanted !== undefined && <People wanted={wanted} />}
    </SideDrawer>
  );
}

function People({ wanted }: { readonly wanted: PresentList }) {
  const styles = useStyles();
  const assistant = useAssistant();
  const pages = useNumberedPages(
    ['present', wanted],
    (after, limit) => assistant.call((client) => client.presentPeople({ ...wanted, after, limit })),
    sequenceOf,
  );
  return (
    <>
      <PagedList
        label={t`Who was there before`}
        columns={[
          { title: t`E-mail` },
          { title: t`What is changed`, className: styles.wide },
          { title: t`How they stand` },
        ]}
        pages={pages}
        keyOf={sequenceOf}
        cells={(row) => <PersonCells row={row} />}
      />
      <PersonalDataNote />
    </>
  );
}

function sequenceOf({ sequence }: PresentRow): number {
  return sequence;
}

function PersonCells({ row }: { readonly row: PresentRow }) {
  const changes = changesText(row);
  const stands = row.detail === null ? lineTitle(row) : `${lineTitle(row)} (${row.detail})`;
  return (
    <>
      <PersonCell id={row.key} email={row.email} />
      <LongTableCell title={changes}>{changes}</LongTableCell>
      <LongTableCell title={stands}>{stands}</LongTableCell>
    </>
  );
}

/** `name: “Ada” → “Ada Lovelace”`, in Auth0’s names. */
function changesText({ changes }: PresentRow): string {
  if (changes.length === 0) return t({ message: 'Nothing', context: 'what is changed of somebody' });
  return changes.map(({ field, was, given }) => `${field}: ${was === '' ? '–' : was} → ${given}`).join('; ');
}
