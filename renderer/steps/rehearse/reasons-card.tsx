import { makeStyles, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { type RehearsalMatrix, reasonsOf, whereText } from '../../../electron/assistant/contract/index.ts';
import { Card } from '../../components/card.tsx';
import { sameAllAlong } from './matrix-card.tsx';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'grid', gap: '8px' },
  where: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** Why cells stand open or empty that are in a row with others; whole rows say it themselves. */
export function ReasonsCard({ matrix }: { readonly matrix: RehearsalMatrix }) {
  const styles = useStyles();
  const kinds = matrix.kinds.filter(({ cells }) => sameAllAlong(cells) === undefined);
  return (['not-tried', 'not-applicable'] as const).map((outcome) => {
    const groups = reasonsOf(kinds, outcome);
    return (
      groups.length > 0 && (
        <Card key={outcome} title={outcome === 'not-tried' ? t`Why some were not tried` : t`Why some do not apply`}>
          <ul className={styles.list}>
            {groups.map((group) => (
              <li key={group.words}>
                {group.words} <span className={styles.where}>{whereText(group)}</span>
              </li>
            ))}
          </ul>
        </Card>
      )
    );
  });
}
