import { makeStyles, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { TrickleLook } from '../../../../electron/assistant/contract/index.ts';
import { seriesColors } from '../../../theme/series-colors.ts';
import { useLook } from '../../../theme/system-theme.ts';
import { count } from '../../../words/numbers.ts';
import { chartHeight } from '../chart-options.ts';
import { type DaysColors, daysChartOptions, daysSeries } from './days-chart-options.ts';

const useStyles = makeStyles({
  // Tokens as real properties of an element, because a canvas knows no CSS variables.
  chart: {
    height: `${chartHeight}px`,
    overflow: 'hidden',
    color: tokens.colorNeutralForeground3,
    borderTopColor: seriesColors.arrived,
    borderLeftColor: seriesColors.behind,
    outlineColor: tokens.colorNeutralStroke2,
    fontFamily: tokens.fontFamilyBase,
    // As in the rate chart: colours are read at once, also where motion is reduced.
    transitionProperty: 'none',
  },
});

function colorsOf(element: HTMLElement): DaysColors {
  const { color, borderTopColor, borderLeftColor, outlineColor, fontFamily } = getComputedStyle(element);
  return { text: color, came: borderTopColor, left: borderLeftColor, grid: outlineColor, family: fontFamily };
}

/** Who came on each day as bars, and how many were left as a line. */
export default function DaysChart({ look }: { readonly look: TrickleLook }) {
  const styles = useStyles();
  const place = useRef<HTMLDivElement>(null);
  const theme = useLook();

  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn anew for another theme, because a canvas keeps its colours
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const series = daysSeries(look);
    const chart = new uPlot(
      daysChartOptions(element.clientWidth, chartHeight, colorsOf(element), series),
      [[...series.at], [...series.came], [...series.left]],
      element,
    );
    const resized = new ResizeObserver(() => chart.setSize({ width: element.clientWidth, height: chartHeight }));
    resized.observe(element);
    return () => {
      resized.disconnect();
      chart.destroy();
    };
  }, [look, theme]);

  const most = Math.max(0, ...look.perDay.map(({ came }) => came));
  const label = t`Who came on each of ${{ perDay: count(look.perDay.length) }} days: at most ${{ most: count(most) }} on one day, ${{ came: count(look.perDay.at(-1)?.came ?? 0) }} today so far; ${{ straggler: count(look.standings.straggler) }} are left.`;
  return <div ref={place} className={styles.chart} role="img" aria-label={label} />;
}
