import uPlot from 'uplot';
import { canvasFont } from '../../theme/canvas-font.ts';
import { type ChartMark, placeMarks } from './chart-marks.ts';
import type { ChartColors } from './chart-options.ts';

/** Writes marks along the foot of a chart that has just been drawn. */
export function drawMarks(chart: uPlot, marks: readonly ChartMark[], { text, behindWords, family }: ChartColors): void {
  const { ctx, bbox } = chart;
  const ratio = uPlot.pxRatio;
  ctx.save();
  ctx.font = canvasFont(12 * ratio, family);
  ctx.fillStyle = text;
  ctx.strokeStyle = behindWords;
  ctx.lineWidth = 5 * ratio;
  ctx.lineJoin = 'round';
  ctx.textBaseline = 'bottom';
  const placed = placeMarks(
    marks,
    (at) => chart.valToPos(at / 1000, 'x', true) / ratio,
    (words) => ctx.measureText(words).width / ratio,
    [bbox.left / ratio, (bbox.left + bbox.width) / ratio],
  );
  for (const { text: words, x, align } of placed) {
    ctx.textAlign = align;
    const y = bbox.top + bbox.height - 4 * ratio;
    ctx.strokeText(words, x * ratio, y);
    ctx.fillText(words, x * ratio, y);
  }
  ctx.restore();
}
