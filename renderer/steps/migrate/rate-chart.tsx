import { makeStyles, tokens } from '@fluentui/react-components';
import { t } from '@lingui/core/macro';
import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { RunSnapshot } from '../../../electron/assistant/contract/index.ts';
import { type Look, useLook } from '../../theme/system-theme.ts';
import { rate } from '../../words/numbers.ts';
import type { ChartMark } from './chart-marks.ts';
import { type ChartColors, chartHeight, chartOptions } from './chart-options.ts';
import { drawMarks } from './draw-marks.ts';

const useStyles = makeStyles({
  // Tokens as real properties of an element, because a canvas knows no CSS variables.
  chart: {
    height: `${chartHeight}px`,
    overflow: 'hidden',
    color: tokens.colorNeutralForeground3,
    borderTopColor: tokens.colorCompoundBrandStroke,
    borderLeftColor: tokens.colorBrandBackground2,
    outlineColor: tokens.colorNeutralStroke2,
    backgroundColor: tokens.colorNeutralBackground1,
    fontFamily: tokens.fontFamilyBase,
    // Where motion is reduced every property has a transition, however short, and would be read while it still has its old value.
    transitionProperty: 'none',
  },
});

function colorsOf(element: HTMLElement, look: Look): ChartColors {
  const { color, borderTopColor, borderLeftColor, outlineColor, backgroundColor, fontFamily } =
    getComputedStyle(element);
  return {
    text: color,
    line: borderTopColor,
    area: look === 'contrast' ? 'transparent' : borderLeftColor,
    behindWords: look === 'contrast' ? backgroundColor : borderLeftColor,
    grid: outlineColor,
    family: fontFamily,
  };
}

interface RateChartProps {
  readonly series: RunSnapshot['series'];
  readonly average: number;
  /** What is written beside the line where it happened. */
  readonly marks: readonly ChartMark[];
}

/** The rate as a line over time, with the average dashed. */
export default function RateChart({ series, average, marks }: RateChartProps) {
  const styles = useStyles();
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot>(undefined);
  const look = useLook();
  const written = useRef(marks);

  // Drawn anew for another look, because a canvas keeps the colours that it was drawn in.
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const colors = colorsOf(element, look);
    const options = chartOptions(element.clientWidth, chartHeight, colors);
    const hooks = { draw: [(drawn: uPlot) => drawMarks(drawn, written.current, colors)] };
    const chart = new uPlot({ ...options, hooks }, [[], [], []], element);
    plot.current = chart;
    const resized = new ResizeObserver(() => chart.setSize({ width: element.clientWidth, height: chartHeight }));
    resized.observe(element);
    return () => {
      resized.disconnect();
      chart.destroy();
      plot.current = undefined;
    };
  }, [look]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a chart drawn anew for another look needs its data again
  useEffect(() => {
    written.current = marks;
    plot.current?.setData([
      series.map(({ at }) => at / 1000),
      series.map((point) => point.rate),
      series.map(() => average),
    ]);
  }, [series, average, marks, look]);

  const latest = series.at(-1);
  const label =
    latest === undefined
      ? t`Rate over time, no measurement yet`
      : t`Rate over time: ${{ rate: rate(latest.rate) }} users a second now, ${{ average: rate(average) }} on average`;
  return <div ref={place} className={styles.chart} role="img" aria-label={label} />;
}
