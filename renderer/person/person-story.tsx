import { Body1, Button, Caption1, makeStyles, mergeClasses, Title3, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { EvidenceTone, FoundPerson } from '../../electron/assistant/contract/index.ts';
import { AsWritten } from '../components/as-written.tsx';
import { Card } from '../components/card.tsx';
import { CopyText } from '../components/copy-text.tsx';
import { LocalTime } from '../components/local-time.tsx';
import { PersonalData, type PersonalDataProps } from '../components/personal-data.tsx';
import { useShowStep } from '../wizard/show-step.ts';
import { offset } from '../words/times.ts';
import { EvidenceList } from './evidence-list.tsx';
import { factsOf, personWords, sorted, stepWords } from './person-words.ts';

const useStyles = makeStyles({
  head: { borderLeftWidth: '3px' },
  sentence: {
    fontWeight: tokens.fontWeightRegular,
    overflowWrap: 'anywhere',
    '@media (max-width: 700px)': { fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  },
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 320px',
    alignItems: 'start',
    gap: '12px',
    '@media (max-width: 900px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  column: { display: 'flex', flexDirection: 'column', gap: '12px', minWidth: 0 },
  // Where there is one column, what to say comes before what it rests on.
  beside: { '@media (max-width: 900px)': { order: -1 } },
  say: {
    margin: '0 0 8px',
    paddingLeft: '12px',
    borderLeft: `3px solid ${tokens.colorBrandStroke2}`,
    lineHeight: tokens.lineHeightBase400,
  },
  copy: { display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: '4px 10px' },
  advice: { margin: '10px 0 0', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  why: { margin: '2px 0 10px', color: tokens.colorNeutralForeground3 },
  facts: { display: 'grid', gridTemplateColumns: 'auto minmax(0, 1fr)', gap: '6px 16px', margin: 0 },
  fact: { color: tokens.colorNeutralForeground3 },
  value: { margin: 0, overflowWrap: 'anywhere' },
});

const useTones = makeStyles({
  well: { borderLeftColor: tokens.colorStatusSuccessForeground1 },
  look: { borderLeftColor: tokens.colorStatusWarningForeground3 },
  wrong: { borderLeftColor: tokens.colorStatusDangerForeground1 },
  neither: { borderLeftColor: tokens.colorBrandStroke1 },
} satisfies Record<EvidenceTone, object>);

interface PersonStoryProps {
  readonly person: FoundPerson;
  readonly asked: number;
  readonly personal: PersonalDataProps;
  readonly onLeave: () => void;
}

/** One person: what is true of them, what to tell them, what can be done, and the evidence. */
export function PersonStory({ person, asked, personal, onLeave }: PersonStoryProps) {
  const styles = useStyles();
  const tones = useTones();
  const { who, state, advice, say, step, tone, evidence } = person;
  const { happened, now } = sorted(evidence);
  return (
    <>
      <Card className={mergeClasses(styles.head, tones[tone])}>
        <Title3 as="h2" block className={styles.sentence} data-sentence={tone}>
          <b>
            <AsWritten text={who} />
          </b>{' '}
          {state}
        </Title3>
      </Card>
      <PersonalData {...personal} />
      <div className={styles.columns}>
        <div className={styles.column}>
          <Card
            title={personWords.evidence}
            hint={t`local time (${{ offset: offset(asked) }}), newest first`}
            aside={
              <Trans>
                Read <LocalTime at={asked} />
              </Trans>
            }
          >
            {happened.length === 0 ? (
              <Body1>{personWords.none}</Body1>
            ) : (
              <EvidenceList lines={happened} asked={asked} />
            )}
          </Card>
          <Card title={personWords.now}>
            <EvidenceList lines={now} />
          </Card>
        </div>
        <div className={mergeClasses(styles.column, styles.beside)}>
          <Card title={personWords.tell}>
            {say !== null && (
              <>
                <p className={styles.say} data-say>
                  “{say}”
                </p>
                <div className={styles.copy}>
                  <CopyText
                    label={personWords.copy}
                    title={personWords.tell}
                    text={say}
                    name={t`Copy what to tell them`}
                  />
                  <Caption1 className={styles.fact}>{personWords.anonymous}</Caption1>
                </div>
              </>
            )}
            <p className={say === null ? styles.say : styles.advice} data-advice>
              {advice}
            </p>
          </Card>
          {step !== null && <NextStep step={step} onLeave={onLeave} />}
          <Card title={personWords.facts}>
            <dl className={styles.facts}>
              {factsOf(person).map(([name, value]) => (
                <Fact key={name} name={name} value={value} />
              ))}
            </dl>
          </Card>
        </div>
      </div>
    </>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  const styles = useStyles();
  return (
    <>
      <dt className={styles.fact}>{name}</dt>
      <dd className={styles.value}>
        <AsWritten text={value} />
      </dd>
    </>
  );
}

interface NextStepProps {
  readonly step: NonNullable<FoundPerson['step']>;
  readonly onLeave: () => void;
}

function NextStep({ step, onLeave }: NextStepProps) {
  const styles = useStyles();
  const show = useShowStep();
  const { title, why, button, step: where } = stepWords[step];
  return (
    <Card title={personWords.do}>
      <b>{title}</b>
      <p className={styles.why}>{why}</p>
      <Button
        appearance="primary"
        onClick={() => {
          show(where);
          onLeave();
        }}
      >
        {button}
      </Button>
    </Card>
  );
}
