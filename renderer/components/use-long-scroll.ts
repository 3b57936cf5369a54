import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { barFor, drawnHeight, isStuck, type Scrolled, scrolledTo } from './long-scroll.ts';

/** So long after the last movement the scrollbar is set right. */
const RESTS_AFTER_MS = 120;
/** So many rows exist before and behind those in sight. */
const ROWS_BESIDE = 8;

interface InSight {
  /** The rows that exist at the moment: from this one on, up to that one. */
  readonly first: number;
  readonly end: number;
  /** How much further down the first of them stands than its place in the whole list, in CSS pixels; negative in a very long list. */
  readonly shift: number;
}

export interface LongScroll extends Omit<InSight, 'shift'> {
  /** What stands for the rows before and behind them, in CSS pixels. */
  readonly before: number;
  readonly behind: number;
}

/**
 * Which of `count` rows of one height exist while somebody scrolls `element`, whose first `headHeight` pixels are always in sight. Written
 * here because a virtualizer from elsewhere ends where the browser's own pixels do, at some hundred thousand rows.
 */
export function useLongScroll(
  element: RefObject<HTMLElement | null>,
  count: number,
  rowHeight: number,
  headHeight: number,
): LongScroll {
  const now = useRef<Scrolled>({ at: 0, top: 0 });
  const [inSight, setInSight] = useState<InSight>({ first: 0, end: 0, shift: 0 });
  useLayoutEffect(() => {
    const view = element.current;
    if (view === null) return;
    let resting: ReturnType<typeof setTimeout> | undefined;
    const list = () => ({ whole: count * rowHeight, view: Math.max(0, view.clientHeight - headHeight) });
    const show = () => {
      const { at, top } = now.current;
      const next: InSight = {
        first: Math.max(0, Math.floor(top / rowHeight) - ROWS_BESIDE),
        end: Math.min(count, Math.ceil((top + list().view) / rowHeight) + ROWS_BESIDE),
        // To the sixty-fourth of a pixel, as browsers count.
        shift: Math.round((at - top) * 64) / 64,
      };
      setInSight((last) =>
        last.first === next.first && last.end === next.end && last.shift === next.shift ? last : next,
      );
    };
    const setRight = () => {
      const at = barFor(now.current.top, list());
      if (Math.abs(at - view.scrollTop) > 1) view.scrollTop = at;
      now.current = { at: view.scrollTop, top: now.current.top };
    };
    const onScroll = () => {
      now.current = scrolledTo(now.current, view.scrollTop, list());
      if (isStuck(now.current, list())) setRight();
      show();
      clearTimeout(resting);
      resting = setTimeout(() => {
        setRight();
        show();
      }, RESTS_AFTER_MS);
    };
    now.current = scrolledTo(now.current, view.scrollTop, list());
    show();
    const sizes = new ResizeObserver(show);
    sizes.observe(view);
    view.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      clearTimeout(resting);
      sizes.disconnect();
      view.removeEventListener('scroll', onScroll);
    };
  }, [element, count, rowHeight, headHeight]);
  const { first, shift } = inSight;
  const end = Math.min(inSight.end, count);
  const before = Math.max(0, first * rowHeight + shift);
  const drawn = drawnHeight(count * rowHeight);
  return { first, end, before, behind: Math.max(0, drawn - before - Math.max(0, end - first) * rowHeight) };
}
