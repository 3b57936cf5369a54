import { Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import type { CloseOutState } from '../../electron/assistant/contract/index.ts';
import { useAssistantView, useSnapshot } from '../client/use-assistant.tsx';
import { useCommand } from '../client/use-command.ts';
import { AsWritten } from '../components/as-written.tsx';
import { assertNever } from '../components/assert-never.ts';
import { Card } from '../components/card.tsx';
import { FailurePanel } from '../components/failure-panel.tsx';
import { RefusedCommand } from '../components/refused-command.tsx';
import { theWord } from '../steps/reports/close-out/close-out-words.ts';
import { files as filesText } from '../words/counts.ts';
import { sentenceCase } from '../words/reasons.ts';
import { dateAndTime, inUtc } from '../words/times.ts';
import { LineNotice } from './line-notice.tsx';
import { PrimaryButton } from './primary-button.tsx';
import { Standing } from './standing.tsx';
import { StepPage } from './step-page.tsx';
import { StepPanel } from './step-panel.tsx';
import { TitleBar } from './title-bar.tsx';

const useStyles = makeStyles({
  frame: {
    height: '100%',
    display: 'flex',
    flexDirection: 'column',
    backgroundColor: tokens.colorNeutralBackground2,
    color: tokens.colorNeutralForeground1,
  },
  kept: {
    display: 'grid',
    gridTemplateColumns: 'minmax(120px, max-content) minmax(0, 1fr)',
    gap: '8px 16px',
    margin: 0,
  },
  word: { color: tokens.colorNeutralForeground3 },
  value: { margin: 0, overflowWrap: 'anywhere' },
  path: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200, userSelect: 'all' },
  note: { margin: '12px 0 0' },
  list: { margin: 0, paddingLeft: '18px', display: 'grid', gap: '6px', overflowWrap: 'anywhere' },
  field: { maxWidth: '340px', marginTop: '12px' },
});

/** In place of the wizard, once its workspace is closed out or something keeps it from being deleted whole. */
export default function ClosedOut({ closeOut }: { readonly closeOut: CloseOutState }) {
  const styles = useStyles();
  const { line } = useAssistantView();
  return (
    <div className={styles.frame}>
      <TitleBar workspace={undefined} note={undefined} />
      <StepPanel>
        <LineNotice line={line} />
        <Matter closeOut={closeOut} />
      </StepPanel>
    </div>
  );
}

function Matter({ closeOut }: { readonly closeOut: CloseOutState }) {
  switch (closeOut.state) {
    case 'done':
      return <Done closeOut={closeOut} />;
    case 'begun':
      return <Begun closeOut={closeOut} />;
    default:
      return assertNever(closeOut);
  }
}

function Done({ closeOut }: { readonly closeOut: Extract<CloseOutState, { state: 'done' }> }) {
  const styles = useStyles();
  const { failure } = useSnapshot();
  const anew = useCommand('leaveClosedOut');
  const { workspace, at, by, record, packs, reports = [], files, left } = closeOut;
  const gone = filesText(files);
  const moment = <span title={inUtc(at)}>{dateAndTime(at)}</span>;
  return (
    <StepPage
      heading={t`“${workspace}” is closed out`}
      sentence={
        by === null ? (
          <Trans>
            {gone} and the key were deleted on {moment}.
          </Trans>
        ) : (
          <Trans>
            {gone} and the key were deleted by <AsWritten text={by} /> on {moment}.
          </Trans>
        )
      }
      standing={<Standing fact={t`Nothing more is to be done here.`} more={t`This page stays until you leave it.`} />}
      buttons={<PrimaryButton onClick={() => void anew.give({})}>{t`All migrations`}</PrimaryButton>}
    >
      <RefusedCommand error={anew.error} />
      {failure !== undefined && <FailurePanel failure={failure} />}
      <Card title={t`Kept`} hint={t`without personal data`}>
        <dl className={styles.kept}>
          <dt className={styles.word}>{t`Disposal record`}</dt>
          <dd className={styles.value}>
            <span className={styles.path} data-file="record">
              {record}
            </span>
          </dd>
          {packs.flatMap(({ run, folder, fingerprint }) => [
            <dt key={`${run}-place`} className={styles.word}>
              <Trans>Evidence of run {run}</Trans>
            </dt>,
            <dd key={folder} className={styles.value}>
              <span className={styles.path}>{folder}</span>
            </dd>,
            <dt key={`${run}-print`} className={styles.word}>
              <Trans>Its fingerprint</Trans>
            </dt>,
            <dd key={fingerprint} className={styles.value}>
              <span className={styles.path}>{fingerprint}</span>
            </dd>,
          ])}
          {reports.flatMap(({ path, sha256 }) => [
            <dt key={`${path}-place`} className={styles.word}>
              <Trans>Report of the trickle</Trans>
            </dt>,
            <dd key={path} className={styles.value}>
              <span className={styles.path}>{path}</span>
            </dd>,
            <dt key={`${path}-print`} className={styles.word}>
              <Trans>Its SHA-256</Trans>
            </dt>,
            <dd key={sha256} className={styles.value}>
              <span className={styles.path}>{sha256}</span>
            </dd>,
          ])}
        </dl>
        {packs.length > 0 && (
          <p className={styles.note}>
            {packs.length === 1
              ? t`Write the fingerprint into the change ticket: that shows later that the evidence is what it was.`
              : t`Write every fingerprint into the change ticket: that shows later that the evidence is what it was.`}
          </p>
        )}
      </Card>
      <Card title={t`Not deleted`} hint={t`because it is not Userferry’s to delete`}>
        <ul className={styles.list}>
          {left.map((line) => (
            <li key={line}>{sentenceCase(line)}</li>
          ))}
        </ul>
      </Card>
    </StepPage>
  );
}

function Begun({ closeOut }: { readonly closeOut: Extract<CloseOutState, { state: 'begun' }> }) {
  const styles = useStyles();
  const { activity, failure } = useSnapshot();
  const forget = useCommand('forget');
  const [word, setWord] = useState('');
  const { workspace, folder, at } = closeOut;
  const moment = dateAndTime(at);
  const underWay = activity?.kind === 'forget' || forget.running;
  return (
    <StepPage
      heading={t`Closing “${workspace}” out is not at its end`}
      sentence={
        <Trans>
          It was begun on <span title={inUtc(at)}>{moment}</span>. The key is deleted, so that nothing that is left can
          be read; some files are still there.
        </Trans>
      }
      underWay={['forget']}
      standing={
        <Standing fact={t`The evidence is kept.`} more={t`What is left of the workspace can only be deleted.`} />
      }
      buttons={
        <PrimaryButton
          opensWhen={underWay ? t`Under way` : word === theWord ? undefined : t`Opens when “${theWord}” is typed`}
          onClick={() => void forget.give({ yes: theWord, folder, by: '', why: '', evenUnfinished: false })}
        >
          {t`Delete the rest`}
        </PrimaryButton>
      }
    >
      <RefusedCommand error={forget.error} />
      {failure !== undefined && <FailurePanel failure={failure} />}
      <Card title={t`Delete the rest`}>
        <dl className={styles.kept}>
          <dt className={styles.word}>{t`Evidence and record`}</dt>
          <dd className={styles.value}>
            <span className={styles.path}>{folder}</span>
          </dd>
        </dl>
        <Field className={styles.field} label={t`Type “${theWord}” to delete it`} required>
          <Input value={word} maxLength={20} autoComplete="off" onChange={(_, data) => setWord(data.value)} />
        </Field>
      </Card>
    </StepPage>
  );
}
