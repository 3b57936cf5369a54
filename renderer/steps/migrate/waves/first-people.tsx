import { makeStyles, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { WavesForm } from '../../../../electron/assistant/contract/index.ts';
import { useAssistant } from '../../../client/use-assistant.tsx';
import { AsWritten } from '../../../components/as-written.tsx';
import { PersonalData } from '../../../components/personal-data.tsx';
import { ScrollRegion } from '../../../components/scroll-region.tsx';
import { count } from '../../../words/numbers.ts';

const useStyles = makeStyles({
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '0 12px',
    marginTop: '12px',
  },
  title: { fontWeight: tokens.fontWeightSemibold },
  people: { maxHeight: '180px', marginTop: '4px' },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  person: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    gap: '0 12px',
    padding: '3px 0',
    overflowWrap: 'anywhere',
  },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

interface FirstPeopleProps {
  readonly plan: string;
  readonly form: WavesForm;
}

/** The people of the first wave, hidden until somebody asks for them. */
export function FirstPeople({ plan, form }: FirstPeopleProps) {
  const styles = useStyles();
  const assistant = useAssistant();
  const [wanted, setWanted] = useState(false);
  const query = useQuery({
    queryKey: ['first-wave', plan, form.waves],
    queryFn: () => assistant.call((client) => client.firstWave({ plan, form })),
    enabled: wanted,
    gcTime: 0,
  });
  const found = wanted ? query.data : undefined;
  return (
    <div>
      <div className={styles.head}>
        <span className={styles.title}>
          <Trans>The people of wave 1</Trans>
        </span>
        <PersonalData shown={found !== undefined} wanted={wanted} reading={query.isFetching} onWant={setWanted} />
      </div>
      {wanted && query.isError && (
        <p role="alert">
          <Trans>They could not be read. Hide and show them again.</Trans>
        </p>
      )}
      {found !== undefined && (
        <ScrollRegion className={styles.people} label={t`The people of wave 1`}>
          <ul className={styles.list}>
            {found.people.map(({ key, email, format }) => (
              <li key={key} className={styles.person} data-person={email}>
                <AsWritten text={email === '' ? key : email} />
                <span className={styles.quiet}>{format}</span>
              </li>
            ))}
          </ul>
          {found.total > found.people.length && (
            <p className={styles.quiet}>
              <Trans>
                The first {{ people: count(found.people.length) }} of {{ total: count(found.total) }}.
              </Trans>
            </p>
          )}
        </ScrollRegion>
      )}
    </div>
  );
}
