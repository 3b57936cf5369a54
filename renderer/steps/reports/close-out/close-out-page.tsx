import { Button, Checkbox, Field, Input, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useSnapshot } from '../../../client/use-assistant.tsx';
import { AsWritten } from '../../../components/as-written.tsx';
import { Card } from '../../../components/card.tsx';
import { FailurePanel } from '../../../components/failure-panel.tsx';
import { CardColumns, ListCard } from '../../../components/list-card.tsx';
import { RefusedCommand } from '../../../components/refused-command.tsx';
import { WhoAsksCard } from '../../../components/who-asks-card.tsx';
import { PrimaryButton } from '../../../wizard/primary-button.tsx';
import { Standing } from '../../../wizard/standing.tsx';
import { StepPage } from '../../../wizard/step-page.tsx';
import { count } from '../../../words/numbers.ts';
import {
  deletedSentences,
  keptSentence,
  lostSentences,
  staysSentences,
  theWord,
  unfinishedSentence,
} from './close-out-words.ts';
import { useCloseOut } from './use-close-out.ts';

const useStyles = makeStyles({
  names: {
    margin: '8px 0 0',
    paddingLeft: '18px',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
  },
  summary: { cursor: 'pointer', color: tokens.colorBrandForeground1, width: 'fit-content', marginTop: '10px' },
  form: { display: 'grid', gap: '12px' },
  path: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200, overflowWrap: 'anywhere' },
  text: { margin: 0 },
});

/** Everything that closing the workspace out deletes and loses, where what is kept of it will lie, and the word that does it. */
export function CloseOutPage({ onBack }: { readonly onBack: () => void }) {
  const styles = useStyles();
  const snapshot = useSnapshot();
  const { activity, failure, workspace } = snapshot;
  const closing = useCloseOut();
  const { typed, change, found, asks } = closing;
  const underWay = activity?.kind === 'forget' || closing.running;
  return (
    <StepPage
      heading={t`Close this workspace out`}
      sentence={t`Keeps the evidence of every run, and deletes everything else that Userferry has of this workspace. Nobody can take it back.`}
      underWay={['forget']}
      actions={<Button onClick={onBack}>{t`Back to the reports`}</Button>}
      standing={
        <Standing
          fact={underWay ? t`The workspace is being closed out.` : t`Nothing is deleted yet.`}
          more={underWay ? t`First the evidence is written, then everything else goes.` : t`Evidence is written first.`}
        />
      }
      buttons={
        <PrimaryButton opensWhen={underWay ? t`Under way` : closing.opensWhen} onClick={() => void closing.carryOut()}>
          {t`Write the evidence and delete the rest`}
        </PrimaryButton>
      }
    >
      <RefusedCommand error={closing.refused} />
      {failure !== undefined && <FailurePanel failure={failure} />}
      {closing.failure !== undefined && <FailurePanel failure={closing.failure} />}
      {found === undefined && closing.failure === undefined && <Spinner label={t`Looking at what is there`} />}
      {found !== undefined && (
        <>
          <CardColumns>
            <ListCard
              title={t`Deleted, for good`}
              hint={<AsWritten text={workspace?.name ?? ''} />}
              lines={deletedSentences(found, snapshot.undone)}
            >
              <details>
                <summary className={styles.summary}>{t`The files by name`}</summary>
                <ul className={styles.names}>
                  {found.files.map(({ name, bytes }) => (
                    <li key={name}>
                      <Trans>
                        {name} ({{ bytes: count(bytes) }} bytes)
                      </Trans>
                    </li>
                  ))}
                </ul>
              </details>
            </ListCard>
            <ListCard title={t`Not possible any more`} lines={lostSentences(snapshot)} />
            <ListCard title={t`Stays as it is`} lines={staysSentences(snapshot)} />
          </CardColumns>
          <Card title={t`What is kept, and where`} hint={t`without personal data`}>
            <div className={styles.form}>
              <Field
                label={t`Folder for the evidence and the disposal record`}
                hint={t`On this computer; left empty, it is the one below. Keep it as long as your rules for records ask.`}
                {...(closing.folderFailure === undefined
                  ? {}
                  : {
                      validationMessage: `${closing.folderFailure.message} ${closing.folderFailure.next} (${closing.folderFailure.code})`,
                    })}
              >
                <Input
                  value={typed.folder}
                  maxLength={1024}
                  autoComplete="off"
                  onChange={(_, data) => change({ folder: data.value })}
                  onBlur={closing.leaveFolder}
                />
              </Field>
              <p className={styles.text}>
                {keptSentence(found, snapshot)}{' '}
                <span className={styles.path} data-file="record">
                  {found.record}
                </span>
              </p>
            </div>
          </Card>
          <WhoAsksCard
            title={t`Who does it`}
            hint={t`stands in the disposal record`}
            asks={asks}
            wordLabel={t`Type “${theWord}” to delete it`}
          >
            {found.unfinished.length > 0 && (
              <Checkbox
                checked={typed.evenUnfinished}
                label={t`Not at its end: ${{ what: unfinishedSentence(found) }}. Give it up as it is; what is still on its way at Auth0 is then nobody’s to follow.`}
                onChange={(_, data) => change({ evenUnfinished: data.checked === true })}
              />
            )}
          </WhoAsksCard>
        </>
      )}
    </StepPage>
  );
}
