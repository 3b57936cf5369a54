// Browsers draw nothing beyond some million CSS pixels (Chromium and Safari 33.5, at 200 % zoom half of that, Firefox 17.9), which a list
// of a million rows is. A longer one has as many pixels as are safe, and a place in it is told from how the scrollbar stands: what is near is
// scrolled to pixel by pixel all the same, so that no row is skipped, and the scrollbar is set right once the scrolling rests.

/** CSS pixels that every browser draws, at 400 % zoom too. */
export const MOST_PIXELS = 8_000_000;

/** So many views from an end the scrollbar goes on as the rows do. */
const NEAR_VIEWS = 10;

/** In CSS pixels. */
export interface LongList {
  /** What all rows together would be high. */
  readonly whole: number;
  /** The part of it that is in sight. */
  readonly view: number;
}

export interface Scrolled {
  /** Where the scrollbar stands. */
  readonly at: number;
  /** What of the whole is above the view. */
  readonly top: number;
}

/** How high the list is drawn. */
export function drawnHeight(whole: number): number {
  return Math.min(whole, MOST_PIXELS);
}

/** Where a list is after its scrollbar has gone to `at`: as many rows on as pixels where that is near, in proportion where it is far. */
export function scrolledTo(before: Scrolled, at: number, list: LongList): Scrolled {
  if (list.whole <= MOST_PIXELS) return { at, top: at };
  const moved = at - before.at;
  const isNear = Math.abs(moved) <= 2 * list.view;
  const top = isNear ? before.top + moved : (at / lastAt(list)) * lastTop(list);
  return { at, top: Math.min(Math.max(0, top), lastTop(list)) };
}

/** Where the scrollbar belongs for what is in sight: in proportion, and near an end as far from it as the rows are, so that it can go on there. */
export function barFor(top: number, list: LongList): number {
  if (list.whole <= MOST_PIXELS) return top;
  const share = top / lastTop(list);
  const fromEnd = (rows: number, part: number) => Math.max(part * lastAt(list), Math.min(rows, NEAR_VIEWS * list.view));
  return share < 0.5 ? fromEnd(top, share) : lastAt(list) - fromEnd(lastTop(list) - top, 1 - share);
}

/** Whether the scrollbar can't go on though there are rows. */
export function isStuck({ at, top }: Scrolled, list: LongList): boolean {
  return (at <= 0 && top > 0) || (at >= lastAt(list) - 1 && top < lastTop(list) - 1);
}

function lastAt(list: LongList): number {
  return Math.max(1, drawnHeight(list.whole) - list.view);
}

function lastTop({ whole, view }: LongList): number {
  return Math.max(0, whole - view);
}
