import { makeStyles, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { TrickleLook } from '../../../../electron/assistant/contract/index.ts';
import { Card } from '../../../components/card.tsx';
import { forecastSentence } from './weeks-words.ts';

const useStyles = makeStyles({
  sentence: { margin: 0 },
  note: {
    margin: '8px 0 0',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
});

/** When most will have come, and why not to rely on it. */
export function ForecastCard({ look }: { readonly look: TrickleLook }) {
  const styles = useStyles();
  return (
    <Card title={t`When the others come`}>
      <p className={styles.sentence} data-figure="forecast">
        {forecastSentence(look)}
      </p>
      {look.forecast.length > 0 && (
        <p className={styles.note}>
          <Trans>Who comes seldom comes late, so expect the later end. Each look corrects it.</Trans>
        </p>
      )}
    </Card>
  );
}
