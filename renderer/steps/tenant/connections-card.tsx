import { makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import type { Snapshot } from '../../../electron/assistant/contract/index.ts';
import { Card } from '../../components/card.tsx';
import { counted } from '../../words/numbers.ts';

const useStyles = makeStyles({
  name: { fontWeight: tokens.fontWeightSemibold },
  note: { display: 'block', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
});

interface ConnectionsCardProps {
  readonly connections: Snapshot['tenant']['connections'];
  readonly chosen: string;
  readonly busy: boolean;
  readonly onChoose: (connection: string) => void;
}

/** The tenant's database connections: which one receives the users, and what stands in the way of the others. */
export function ConnectionsCard({ connections, chosen, busy, onChoose }: ConnectionsCardProps) {
  const styles = useStyles();
  return (
    <Card title="Connection" aside={counted(connections.length, 'database connection', 'database connections')}>
      <RadioGroup
        aria-label="Connection that receives the users"
        value={chosen}
        disabled={busy}
        onChange={(_, { value }) => onChoose(value)}
      >
        {connections.map(({ id, name, enabled, problem }) => (
          <Radio
            key={id}
            value={name}
            disabled={problem !== undefined}
            label={
              <>
                <span className={styles.name}>
                  <bdi>{name}</bdi>
                </span>
                <span className={styles.note}>
                  {problem ?? (enabled ? 'Enabled for an application' : 'Not enabled for any application yet')}
                </span>
              </>
            }
          />
        ))}
      </RadioGroup>
    </Card>
  );
}
