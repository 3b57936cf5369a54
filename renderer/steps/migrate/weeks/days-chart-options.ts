import uPlot from 'uplot';
import type { TrickleLook } from '../../../../electron/assistant/contract/index.ts';
import { canvasFont } from '../../../theme/canvas-font.ts';
import { count } from '../../../words/numbers.ts';
import { dayAndMonth } from '../../../words/times.ts';

const daySeconds = 86_400;
/** So many days are shown at least, so that the first bar doesn't fill the chart. */
const fewestDays = 14;

/** What a canvas needs of the theme. */
export interface DaysColors {
  readonly text: string;
  readonly came: string;
  readonly left: string;
  readonly grid: string;
  /** The typeface's family, as CSS has it. */
  readonly family: string;
}

/** Days in seconds since 1970 (UTC), who came on each, and who was left at its end. */
export interface DaysSeries {
  readonly at: readonly number[];
  readonly came: readonly number[];
  readonly left: readonly number[];
}

/** Who is left on a day: those of now and whoever came after it by signing in. */
export function daysSeries({ perDay, standings }: Pick<TrickleLook, 'perDay' | 'standings'>): DaysSeries {
  let left = standings.straggler;
  const lefts = perDay.toReversed().map(({ came }) => {
    const then = left;
    left += came;
    return then;
  });
  return {
    at: perDay.map(({ day }) => Date.parse(day) / 1000),
    came: perDay.map(({ came }) => came),
    left: lefts.toReversed(),
  };
}

/** Bars for who came, on the left axis; a line for who was left, on the right one. Both begin at zero. Sizes in CSS pixels. */
export function daysChartOptions(
  width: number,
  height: number,
  colors: DaysColors,
  { at, came, left }: DaysSeries,
): uPlot.Options {
  const axis = { stroke: colors.text, font: canvasFont(12, colors.family), ticks: { show: false } } as const;
  const last = at.at(-1) ?? 0;
  const first = Math.min(at[0] ?? 0, last - (fewestDays - 1) * daySeconds);
  const bars = uPlot.paths.bars;
  return {
    width: Math.max(width, 120),
    height,
    legend: { show: false },
    cursor: { show: false },
    padding: [8, 4, 0, 0],
    scales: {
      x: { time: false, range: [first - daySeconds / 2, last + daySeconds / 2] },
      y: { range: [0, wholeTop(Math.max(0, ...came))] },
      left: { range: [0, wholeTop(Math.max(0, ...left))] },
    },
    axes: [
      {
        ...axis,
        grid: { show: false },
        incrs: [1, 2, 7, 14, 28, 56, 112].map((days) => days * daySeconds),
        size: 28,
        space: 64,
        values: (_, ticks) => ticks.map((tick) => dayAndMonth(tick * 1000)),
      },
      { ...axis, grid: { stroke: colors.grid, width: 1 }, size: 48, space: 34, incrs: wholeSteps, values: counts },
      {
        ...axis,
        scale: 'left',
        side: 1,
        grid: { show: false },
        size: 56,
        space: 34,
        incrs: wholeSteps,
        values: counts,
      },
    ],
    series: [
      {},
      {
        fill: colors.came,
        stroke: colors.came,
        width: 0,
        points: { show: false },
        ...(bars === undefined ? {} : { paths: bars({ size: [0.7, 28] }) }),
      },
      { scale: 'left', stroke: colors.left, width: 2, points: { show: at.length < 2, fill: colors.left } },
    ],
  };
}

/** People come whole. */
const wholeSteps = [1, 2, 5]
  .flatMap((step) => [0, 1, 2, 3, 4, 5, 6, 7].map((zeros) => step * 10 ** zeros))
  .toSorted((one, other) => one - other);

/** The axis ends on a round number at or above the most: 4, 5, 6, 8, 10, 15, 20, 30 … */
function wholeTop(most: number): number {
  if (most <= 4) return 4;
  const size = 10 ** Math.floor(Math.log10(most));
  return ([1, 1.5, 2, 3, 4, 5, 6, 8].find((factor) => factor * size >= most) ?? 10) * size;
}

function counts(_: uPlot, ticks: readonly number[]): string[] {
  return ticks.map((tick) => count(tick));
}
