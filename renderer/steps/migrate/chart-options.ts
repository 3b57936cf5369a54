import type uPlot from 'uplot';
import { canvasFont } from '../../theme/canvas-font.ts';
import { hourAndMinute, timeOfDay } from '../../words/times.ts';

/** CSS pixels. */
export const chartHeight = 176;

/** What a canvas needs of the theme. */
export interface ChartColors {
  readonly text: string;
  readonly line: string;
  readonly area: string;
  /** What words in the chart stand on, where a line would run through them. */
  readonly behindWords: string;
  readonly grid: string;
  /** The typeface's family, as CSS has it. */
  readonly family: string;
}

/** Seconds between two ticks; never fewer than one, for the labels tell no less apart. */
const tickSteps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 14_400, 28_800, 86_400];

/** Seconds under which ticks are told apart only by their seconds. */
const shortSpan = 240;

/** The rate chart: one line from zero, the average dashed, no legend, no cursor. Sizes in CSS pixels. */
export function chartOptions(width: number, height: number, colors: ChartColors): uPlot.Options {
  const axis = { stroke: colors.text, font: canvasFont(12, colors.family), ticks: { show: false } } as const;
  return {
    width: Math.max(width, 120),
    height,
    legend: { show: false },
    cursor: { show: false },
    padding: [8, 12, 0, 0],
    scales: { y: { range: (_, __, most) => [0, niceTop(most)] } },
    axes: [
      {
        ...axis,
        grid: { show: false },
        incrs: tickSteps,
        size: 28,
        space: 84,
        values: (chart, ticks) => {
          const [least, most] = [chart.scales.x?.min ?? 0, chart.scales.x?.max ?? 0];
          return ticks.map((at) => (most - least < shortSpan ? timeOfDay(at * 1000) : hourAndMinute(at * 1000)));
        },
      },
      { ...axis, grid: { stroke: colors.grid, width: 1 }, size: 44, space: 34 },
    ],
    series: [
      {},
      { stroke: colors.line, width: 2, fill: colors.area, points: { show: false } },
      { stroke: colors.text, width: 1, dash: [4, 4], points: { show: false } },
    ],
  };
}

/** The axis ends on a round number above the highest rate: 10, 20, 50, 100 … */
export function niceTop(most: number | null): number {
  if (most === null || most <= 0) return 10;
  const size = 10 ** Math.floor(Math.log10(most));
  const step = [1, 2, 4, 5, 10].find((factor) => factor * size >= most) ?? 10;
  return Math.max(step * size, 1);
}
