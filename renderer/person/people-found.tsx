import { Button, makeStyles, Title3, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { useState } from 'react';
import type { FoundPeople } from '../../electron/assistant/contract/index.ts';
import { AsWritten } from '../components/as-written.tsx';
import { Card } from '../components/card.tsx';
import { MomentsInText } from '../components/moments-in-text.tsx';
import type { PersonalDataProps } from '../components/personal-data.tsx';
import { PersonStory } from './person-story.tsx';
import { awayText, foundText, personWords } from './person-words.ts';

const useStyles = makeStyles({
  sentence: { fontWeight: tokens.fontWeightRegular, overflowWrap: 'anywhere' },
  count: { margin: 0, color: tokens.colorNeutralForeground3 },
  list: { display: 'flex', flexDirection: 'column', gap: '8px', margin: 0, padding: 0, listStyleType: 'none' },
  one: { display: 'flex', alignItems: 'center', gap: '12px', flexWrap: 'wrap' },
  words: { flexGrow: 1, flexBasis: '240px', overflowWrap: 'anywhere' },
  away: {
    margin: 0,
    padding: '8px 12px',
    borderLeft: `3px solid ${tokens.colorStatusWarningBorder1}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  code: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

interface PeopleFoundProps {
  readonly found: FoundPeople;
  readonly personal: PersonalDataProps;
  /** Somebody goes to another step. */
  readonly onLeave: () => void;
}

/** What came of looking somebody up: one person's story, several to choose from, or where nobody was found. */
export function PeopleFound({ found, personal, onLeave }: PeopleFoundProps) {
  const styles = useStyles();
  const [chosen, setChosen] = useState<number>();
  const { people, more, sentence, away, asked } = found;
  const one = people.length === 1 ? people[0] : chosen === undefined ? undefined : people[chosen];
  return (
    <>
      <p role="status" className={styles.count} data-figure="found">
        {foundText(people.length, more)}
      </p>
      {away.map(({ source, failure }) => (
        <p key={source} className={styles.away} data-away={source}>
          <b>{awayText(source)}</b> {failure.message} {failure.next} <span className={styles.code}>{failure.code}</span>
        </p>
      ))}
      {one === undefined ? (
        <>
          <Card>
            <Title3 as="h2" block className={styles.sentence}>
              <MomentsInText text={sentence} />
            </Title3>
          </Card>
          <ul className={styles.list}>
            {people.map(({ who, state }, index) => (
              <li key={who}>
                <Card className={styles.one}>
                  <span className={styles.words}>
                    <b>
                      <AsWritten text={who} />
                    </b>{' '}
                    {state}
                  </span>
                  <Button size="small" aria-label={t`Show this one: ${who}`} onClick={() => setChosen(index)}>
                    {personWords.show}
                  </Button>
                </Card>
              </li>
            ))}
          </ul>
          {more && <p className={styles.count}>{personWords.more}</p>}
        </>
      ) : (
        <>
          {people.length > 1 && (
            <div>
              <Button size="small" onClick={() => setChosen(undefined)}>
                {personWords.back}
              </Button>
            </div>
          )}
          <PersonStory person={one} asked={asked} personal={personal} onLeave={onLeave} />
        </>
      )}
    </>
  );
}
