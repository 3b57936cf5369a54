import { makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { plural, t } from '@lingui/core/macro';
import type { Snapshot } from '../../../electron/assistant/contract/index.ts';
import { AsWritten } from '../../components/as-written.tsx';
import { Card } from '../../components/card.tsx';
import { Term } from '../../help/term.tsx';
import { count } from '../../words/numbers.ts';

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
  const number = count(connections.length);
  return (
    <Card
      title={t`Connection`}
      aside={
        <Term word="connection">
          {plural(
            { connections: connections.length },
            {
              one: `${number} database connection`,
              other: `${number} database connections`,
            },
          )}
        </Term>
      }
    >
      <RadioGroup
        aria-label={t`Connection that receives the users`}
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
                  <AsWritten text={name} />
                </span>
                <span className={styles.note}>
                  {problem ?? (enabled ? t`Enabled for an application` : t`Not enabled for any application yet`)}
                </span>
              </>
            }
          />
        ))}
      </RadioGroup>
    </Card>
  );
}
