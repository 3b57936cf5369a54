import { makeStyles, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type Experience, experienceText, type PlanSummary } from '../../../electron/assistant/contract/index.ts';
import { Card } from '../../components/card.tsx';
import type { Listed } from '../../components/listed.ts';
import { SaveList } from '../../components/save-list.tsx';
import { TextButton } from '../../components/text-button.tsx';
import { seriesFills } from '../../theme/series-fills.ts';
import { count } from '../../words/numbers.ts';
import { sentenceCase } from '../../words/reasons.ts';
import { PeopleParts } from './people-parts.tsx';

const useStyles = makeStyles({
  text: { display: 'block', lineHeight: tokens.lineHeightBase200 },
  show: { marginLeft: '-8px' },
  save: { marginTop: '12px', paddingTop: '12px', borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
});

const fills: Readonly<Record<Experience, string>> = {
  'same-password': seriesFills.arrived,
  'second-factor-again': seriesFills.onTheWay,
  blocked: seriesFills.second,
  'needs-reset': seriesFills.behind,
  'old-provider': seriesFills.behind,
  'no-account': seriesFills.rejected,
  'not-a-person': seriesFills.rest,
};

interface FirstMondayCardProps {
  readonly summary: PlanSummary;
  readonly of: Listed['of'];
  readonly onShow: (listed: Listed) => void;
}

/** What each person meets at the first sign-in after a move in bulk; the parts add up to everybody. */
export function FirstMondayCard({ summary, of, onShow }: FirstMondayCardProps) {
  const styles = useStyles();
  const { experiences, total } = summary;
  return (
    <Card title={t`The first Monday with bulk`} hint={t`what each of the ${{ total: count(total) }} meets`}>
      <PeopleParts
        label={t`Accounts by what their owners meet`}
        total={total}
        parts={experiences.map(({ experience, accounts }) => {
          const text = experienceText(experience, accounts);
          const words = (
            <>
              <span className={styles.text}>{text}</span>
              <TextButton
                className={styles.show}
                aria-label={t`Show accounts: ${text}`}
                onClick={() => onShow({ of, title: sentenceCase(text), filter: { experience } })}
              >
                <Trans>Show accounts</Trans>
              </TextButton>
            </>
          );
          return { name: experience, value: accounts, fill: fills[experience], words };
        })}
      />
      <div className={styles.save}>
        <SaveList of={of} view={{}} label={t`Save everybody with what they meet`} />
      </div>
    </Card>
  );
}
