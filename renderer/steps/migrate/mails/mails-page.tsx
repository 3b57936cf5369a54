import { Button, makeStyles, Spinner } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import {
  type MailsWish,
  MOST_MAILS_PER_MINUTE,
  type RunSnapshot,
  USUAL_MAILS_PER_MINUTE,
  type WorkedOutMails,
} from '../../../../electron/assistant/contract/index.ts';
import { useSnapshot } from '../../../client/use-assistant.tsx';
import { useCommand } from '../../../client/use-command.ts';
import { Card } from '../../../components/card.tsx';
import { FailurePanel } from '../../../components/failure-panel.tsx';
import { RefusedCommand } from '../../../components/refused-command.tsx';
import { SaveFile } from '../../../components/save-file.tsx';
import { useKeptDraft } from '../../../drafts/use-draft.ts';
import { PrimaryButton } from '../../../wizard/primary-button.tsx';
import { Standing } from '../../../wizard/standing.tsx';
import { StepPage } from '../../../wizard/step-page.tsx';
import { emails } from '../../../words/counts.ts';
import { remaining } from '../../../words/times.ts';
import { wholeNumber } from '../../../words/whole-number.ts';
import { MailsFiguresCard } from './mails-figures-card.tsx';
import { type MailsForm, MailsMannerCard } from './mails-manner-card.tsx';
import { listSentence, mailsHeading, mailsOf } from './mails-words.ts';
import { useWorkedOutMails } from './use-worked-out-mails.ts';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(300px, 400px)',
    gap: '14px',
    alignItems: 'start',
    '@container (max-width: 960px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  column: { display: 'grid', gap: '14px', minWidth: 0 },
  waiting: { padding: '32px', justifySelf: 'center' },
  retry: { marginTop: '8px' },
});

/** To begin with: whether they arrive, and how they read, shows by a few. */
const A_FEW = 10;

interface MailsPageProps {
  readonly run: RunSnapshot;
  readonly onBack: () => void;
}

/** Password-change e-mails: whom they are for, who sends them, how fast, and the one button that has a number of them sent. */
export function MailsPage({ run, onBack }: MailsPageProps) {
  const styles = useStyles();
  const snapshot = useSnapshot();
  const { activity, failure } = snapshot;
  const send = useCommand('sendMails');
  const save = useCommand('saveMails');
  const list = mailsOf(snapshot, run.id);
  const sending = activity?.kind === 'reset-mails' || send.running;
  const [manner, setManner] = useKeptDraft('mails-manner', {
    run: run.id,
    application: '',
    first: String(A_FEW),
    perMinute: String(USUAL_MAILS_PER_MINUTE),
  });
  const [yeses, setYeses] = useState({ remind: false, uncertainAgain: false, yes: false });
  const form: MailsForm = { ...manner, ...yeses };
  const setForm = ({ application, first, perMinute, ...said }: MailsForm) => {
    setManner({ run: run.id, application, first, perMinute });
    setYeses(said);
  };
  const wish = wishOf(form);
  const looked = useWorkedOutMails(wish, sending ? undefined : JSON.stringify(list ?? null));
  const { mails, looking } = looked;
  const perMinute = wholeNumber(form.perMinute, 1, MOST_MAILS_PER_MINUTE);
  const first = firstOf(form, mails);
  const begin = () => {
    if (first === undefined || perMinute === undefined) return;
    // What was asked for once more is not asked for a third time unasked.
    setYeses({ remind: false, uncertainAgain: false, yes: false });
    void send.give({ ...wish, first, perMinute });
  };
  return (
    <StepPage
      heading={mailsHeading(mails, looked.failure, sending)}
      sentence={t`Auth0 sends them, not Userferry: an e-mail with a link to choose a password, in the words of the tenant’s template “Change Password”. Userferry never sees the link.`}
      actions={
        <Button onClick={onBack}>
          <Trans>Back to the run</Trans>
        </Button>
      }
      underWay={['reset-mails']}
      standing={
        sending ? (
          <Standing fact={t`Each is written down before it is asked for.`} more={t`Nobody is asked for twice.`} />
        ) : (
          <Standing
            fact={list === undefined ? t`No e-mail was asked for yet.` : `${listSentence(list)}.`}
            more={t`What Auth0 has sent can’t be taken back.`}
          />
        )
      }
      buttons={
        <PrimaryButton opensWhen={opensWhen({ form, mails, first, perMinute, looking, sending })} onClick={begin}>
          {mails === undefined || first === undefined
            ? t`Have Auth0 send e-mails`
            : t`Have Auth0 send ${{ emails: emails(first) }}`}
        </PrimaryButton>
      }
    >
      <RefusedCommand error={send.error ?? save.error} />
      {failure !== undefined && <FailurePanel failure={failure} />}
      {looked.failure !== undefined && (
        <FailurePanel failure={looked.failure}>
          <Button className={styles.retry} onClick={looked.lookAgain}>
            <Trans>Look again</Trans>
          </Button>
        </FailurePanel>
      )}
      {mails?.obstacles.map((obstacle) => (
        <FailurePanel key={obstacle.code} failure={obstacle}>
          <Button className={styles.retry} onClick={looked.lookAgain}>
            <Trans>Look again</Trans>
          </Button>
        </FailurePanel>
      ))}
      {mails === undefined ? (
        looking && <Spinner className={styles.waiting} label={t`Reading who has a password in Auth0`} />
      ) : (
        <div className={styles.columns} aria-busy={looking}>
          <div className={styles.column}>
            <MailsFiguresCard counts={sending && list !== undefined ? list.counts : mails.counts} list={mails.list} />
            {list !== undefined && (
              <Card title={t`Everybody on the list, one by one`}>
                <SaveFile
                  label={t`Save this list`}
                  running={save.running}
                  error={undefined}
                  onSave={() => save.give({})}
                />
              </Card>
            )}
          </div>
          <MailsMannerCard
            form={form}
            mails={mails}
            takes={first === undefined || perMinute === undefined ? '' : remaining((first / perMinute) * 60_000)}
            locked={sending}
            onChange={setForm}
          />
        </div>
      )}
    </StepPage>
  );
}

function wishOf({ application, remind, uncertainAgain }: MailsForm): MailsWish {
  return { ...(application === '' ? {} : { application }), remind, uncertainAgain };
}

/** So many are asked for now: as many as are typed, and never more than wait. */
function firstOf({ first }: MailsForm, mails: WorkedOutMails | undefined): number | undefined {
  const typed = wholeNumber(first, 1, 10_000_000);
  if (typed === undefined || mails === undefined || mails.toAsk === 0) return undefined;
  return Math.min(typed, mails.toAsk);
}

function opensWhen({
  form,
  mails,
  first,
  perMinute,
  looking,
  sending,
}: {
  readonly form: MailsForm;
  readonly mails: WorkedOutMails | undefined;
  readonly first: number | undefined;
  readonly perMinute: number | undefined;
  readonly looking: boolean;
  readonly sending: boolean;
}): string | undefined {
  if (sending) return t`Under way`;
  if (looking || mails === undefined) return t`Opens when it is known whom they are for`;
  if (mails.obstacles.length > 0) return t`Opens when nothing stands against it`;
  if (mails.application === null) return t`Opens when the application is chosen`;
  if (mails.toAsk === 0) return t`Opens when somebody waits`;
  if (first === undefined || perMinute === undefined) return t`Opens when both are numbers`;
  return form.yes ? undefined : t`Opens with your yes`;
}
