import { t } from '@lingui/core/macro';
import type { WorkedOutMails } from '../../../../electron/assistant/contract/index.ts';
import { Card } from '../../../components/card.tsx';
import { Figure } from '../../../components/figure.tsx';
import { FigureRow } from '../../../components/figure-row.tsx';
import { ReasonRows } from '../../../components/reason-rows.tsx';
import { count } from '../../../words/numbers.ts';
import { peopleIn, peopleOnList, reasonLines, uncertainIn } from './mails-words.ts';

interface MailsFiguresCardProps {
  readonly counts: WorkedOutMails['counts'];
  /** Null while there is none, and this is whom it would have. */
  readonly list: number | null;
}

/** Everybody on a list by how their e-mail stands, adding up. */
export function MailsFiguresCard({ counts, list }: MailsFiguresCardProps) {
  const uncertain = uncertainIn(counts);
  const refused = peopleIn(counts, 'refused');
  const reasons = reasonLines(counts);
  return (
    <Card
      title={list === null ? t`Whom they would be for` : t`List ${list}`}
      hint={t`by who is in Auth0 without a password`}
    >
      <FigureRow>
        <Figure name="mails-people" value={count(peopleOnList(counts))} label={t`on the list`} />
        <Figure name="mails-waiting" value={count(peopleIn(counts, 'waiting'))} label={t`wait`} />
        <Figure name="mails-asked" value={count(peopleIn(counts, 'asked'))} label={t`asked for`} tone="brand" />
        <Figure name="mails-skipped" value={count(peopleIn(counts, 'skipped'))} label={t`need none`} />
        <Figure
          name="mails-refused"
          value={count(refused)}
          label={t`refused`}
          tone={refused > 0 ? 'danger' : 'neutral'}
        />
        <Figure
          name="mails-uncertain"
          value={count(uncertain)}
          label={t`uncertain`}
          tone={uncertain > 0 ? 'warning' : 'neutral'}
        />
      </FigureRow>
      <ReasonRows label={t`Why`} rows={reasons.map(({ text, accounts }) => ({ text, people: accounts }))} />
    </Card>
  );
}
