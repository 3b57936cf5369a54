import { makeStyles } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { type DeltaList, type DeltaRow, deltaReasonTexts } from '../../electron/assistant/contract/index.ts';
import { useAssistant } from '../client/use-assistant.tsx';
import { LongTableCell } from '../components/long-table-cell.tsx';
import { PagedList } from '../components/paged-list.tsx';
import { PersonalDataNote } from '../components/personal-data-note.tsx';
import { SideDrawer } from '../components/side-drawer.tsx';
import { useNumberedPages } from '../components/use-list-pages.ts';
import { PersonCell } from '../person/person-cell.tsx';
import { sentenceCase } from '../words/reasons.ts';
import { isOpen, kindTitles } from './delta-words.ts';

const useStyles = makeStyles({ text: { margin: 0 } });

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
  const pages = useNumberedPages(
    ['changed', wanted],
    (after, limit) => assistant.call((client) => client.changedAccounts({ ...wanted, after, limit })),
    numberOf,
  );
  return (
    <>
      {wanted.reason !== undefined && <p className={styles.text}>{sentenceCase(deltaReasonTexts[wanted.reason])}.</p>}
      <PagedList
        label={t`Accounts that changed`}
        columns={[{ title: t`E-mail` }, { title: t`What changed` }, { title: t`What becomes of it` }]}
        pages={pages}
        keyOf={numberOf}
        cells={(row) => <ChangeCells row={row} />}
      />
      <PersonalDataNote />
    </>
  );
}

function numberOf({ number }: DeltaRow): number {
  return number;
}

function ChangeCells({ row }: { readonly row: DeltaRow }) {
  const changed = row.kinds.map((kind) => kindTitles[kind]).join(', ');
  const becomes = becomesText(row);
  return (
    <>
      <PersonCell id={row.key} email={row.email} />
      <LongTableCell title={changed}>{changed}</LongTableCell>
      <LongTableCell title={becomes}>{becomes}</LongTableCell>
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
