import { makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import type { PresentList, PresentRow } from '../../electron/assistant/contract/index.ts';
import { useAssistant } from '../client/use-assistant.tsx';
import { LongTable, longTableRowHeight } from '../components/long-table.tsx';
import { SideDrawer } from '../components/side-drawer.tsx';
import { useNumberedPages } from '../components/use-numbered-pages.ts';
import { PersonLink } from '../person/person-link.tsx';
import { lineTitle } from './present-words.ts';

const useStyles = makeStyles({
  cell: {
    boxSizing: 'border-box',
    height: `${longTableRowHeight}px`,
    padding: '0 12px',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  wide: { width: '48%' },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

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
  const { rows, isPending, isError, onSight } = useNumberedPages(
    ['present', wanted],
    (after, limit) => assistant.call((client) => client.presentPeople({ ...wanted, after, limit })),
    ({ sequence }) => sequence,
  );
  if (isPending) return <Spinner size="small" label={t`Reading the list`} />;
  if (isError) return <p role="alert">{t`The list could not be read. Close it and open it again.`}</p>;
  return (
    <>
      <LongTable
        label={t`Who was there before`}
        columns={[
          { title: t`E-mail` },
          { title: t`What is changed`, className: styles.wide },
          { title: t`How they stand` },
        ]}
        count={rows.length}
        onSight={onSight}
        row={(index) => {
          const row = rows[index];
          if (row === undefined) return undefined;
          const changes = changesText(row);
          const stands = row.detail === null ? lineTitle(row) : `${lineTitle(row)} (${row.detail})`;
          return (
            <tr key={row.sequence} aria-rowindex={index + 2}>
              <td className={styles.cell} title={row.email}>
                <PersonLink sought={{ by: 'name', name: row.key }}>
                  <bdi>{row.email === '' ? row.key : row.email}</bdi>
                </PersonLink>
              </td>
              <td className={styles.cell} title={changes}>
                {changes}
              </td>
              <td className={styles.cell} title={stands}>
                {stands}
              </td>
            </tr>
          );
        }}
      />
      <p className={styles.quiet}>
        {t`These are personal data. They rest encrypted on this computer and are shown only here, unless you save them; passwords are nowhere.`}
      </p>
    </>
  );
}

/** `name: “Ada” → “Ada Lovelace”`, in Auth0’s names. */
function changesText({ changes }: PresentRow): string {
  if (changes.length === 0) return t({ message: 'Nothing', context: 'what is changed of somebody' });
  return changes.map(({ field, was, given }) => `${field}: ${was === '' ? '–' : was} → ${given}`).join('; ');
}
