import { makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { type DeltaList, type DeltaRow, deltaReasonTexts } from '../../electron/assistant/contract/index.ts';
import { useAssistant } from '../client/use-assistant.tsx';
import { LongTable, longTableRowHeight } from '../components/long-table.tsx';
import { SideDrawer } from '../components/side-drawer.tsx';
import { useNumberedPages } from '../components/use-numbered-pages.ts';
import { PersonLink } from '../person/person-link.tsx';
import { sentenceCase } from '../words/reasons.ts';
import { isOpen, kindTitles } from './delta-words.ts';

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
  text: { margin: 0 },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

interface ChangesDrawerProps {
  /** Undefined while it is closed. */
  readonly wanted: DeltaList | undefined;
  readonly onClose: () => void;
}

/** The accounts behind a number of a delta, each with what changed and what becomes of it. */
export function ChangesDrawer({ wanted, onClose }: ChangesDrawerProps) {
  return (
    <SideDrawer
      title={wanted?.kind === undefined ? t`Accounts that changed` : kindTitles[wanted.kind]}
      open={wanted !== undefined}
      onClose={onClose}
    >
      {wanted !== undefined && <Changes wanted={wanted} />}
    </SideDrawer>
  );
}

function Changes({ wanted }: { readonly wanted: DeltaList }) {
  const styles = useStyles();
  const assistant = useAssistant();
  const { rows, isPending, isError, onSight } = useNumberedPages(
    ['changed', wanted],
    (after, limit) => assistant.call((client) => client.changedAccounts({ ...wanted, after, limit })),
    ({ number }) => number,
  );
  if (isPending) return <Spinner size="small" label={t`Reading the list`} />;
  if (isError) return <p role="alert">{t`The list could not be read. Close it and open it again.`}</p>;
  return (
    <>
      {wanted.reason !== undefined && <p className={styles.text}>{sentenceCase(deltaReasonTexts[wanted.reason])}.</p>}
      <LongTable
        label={t`Accounts that changed`}
        columns={[{ title: t`E-mail` }, { title: t`What changed` }, { title: t`What becomes of it` }]}
        count={rows.length}
        onSight={onSight}
        row={(index) => {
          const row = rows[index];
          if (row === undefined) return undefined;
          const changed = row.kinds.map((kind) => kindTitles[kind]).join(', ');
          const becomes = becomesText(row);
          return (
            <tr key={row.number} aria-rowindex={index + 2}>
              <td className={styles.cell} title={row.email ?? row.key}>
                <PersonLink sought={{ by: 'name', name: row.key }}>
                  <bdi>{row.email ?? row.key}</bdi>
                </PersonLink>
              </td>
              <td className={styles.cell} title={changed}>
                {changed}
              </td>
              <td className={styles.cell} title={becomes}>
                {becomes}
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

function becomesText({ state, listed, detail, kinds }: DeltaRow): string {
  const reasons = [...new Set(listed.map(({ reason }) => deltaReasonTexts[reason]))].map(sentenceCase).join('; ');
  const said = detail === null ? reasons : `${reasons} (${detail})`;
  if (state === 'listed' || listed.length === kinds.length) return said;
  const rest = isOpen({ state }) ? t`To carry over` : t`Carried over`;
  return listed.length === 0 ? rest : t`${rest}, less this: ${said}`;
}
