/** Something that happened, at its moment. */
export interface ChartMark {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly text: string;
}

/** A mark's words where they stand in the chart: from `x` on, or up to it. */
interface PlacedMark {
  readonly text: string;
  readonly x: number;
  readonly align: 'left' | 'right';
}

/** Between a moment and the words about it, in the unit of the chart's places: beside the line as it falls and rises again. */
const GAP = 18;

/**
 * Which marks can be written into a chart, and where: beside their moment, where there is room for them whole, and on none that is written
 * already. The earlier ones go first; what finds no room stands in the list of what happened.
 * @param xOf the place of a moment
 * @param widthOf how long words are
 * @param edges where the chart begins and ends
 */
export function placeMarks(
  marks: readonly ChartMark[],
  xOf: (at: number) => number,
  widthOf: (text: string) => number,
  edges: readonly [number, number],
): readonly PlacedMark[] {
  const [start, end] = edges;
  const placed: PlacedMark[] = [];
  let written = start;
  for (const { at, text } of marks.toSorted((one, other) => one.at - other.at)) {
    const [x, width] = [xOf(at), widthOf(text)];
    if (x < start || x > end) continue;
    if (x >= written && x + GAP + width <= end) {
      placed.push({ text, x: x + GAP, align: 'left' });
      written = x + GAP + width + GAP;
    } else if (x - GAP - width >= written) {
      placed.push({ text, x: x - GAP, align: 'right' });
      written = x + GAP;
    }
  }
  return placed;
}
