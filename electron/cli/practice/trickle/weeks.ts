import { z } from 'zod';
import { TRICKLE_MARK } from '../../../accounts/metadata-names.ts';
import type { ExportedUser } from '../../../tenant/tenant.ts';

const DAY = 86_400_000;
const marked = z.looseObject({ [TRICKLE_MARK]: z.looseObject({ at: z.iso.datetime() }) });

/** How many came over in one week, counted from 1, and how many by its end. */
export interface Week {
  readonly week: number;
  readonly moved: number;
  readonly movedInAll: number;
}

/** Counts who came over by the mark that the scripts set, as an export of the connection shows it. */
export async function weeksOf(
  users: AsyncIterable<readonly ExportedUser[]>,
  { start, days }: { readonly start: number; readonly days: number },
): Promise<readonly Week[]> {
  const moved = new Map<number, number>();
  for await (const page of users) {
    for (const { appMetadata } of page) {
      const read = marked.safeParse(appMetadata);
      if (!read.success) continue;
      const week = weekOf((Date.parse(read.data[TRICKLE_MARK].at) - start) / DAY);
      moved.set(week, (moved.get(week) ?? 0) + 1);
    }
  }
  let movedInAll = 0;
  return Array.from({ length: weekOf(days - 1) }, (_, index) => {
    const inWeek = moved.get(index + 1) ?? 0;
    movedInAll += inWeek;
    return { week: index + 1, moved: inWeek, movedInAll };
  });
}

/** The week of a day that is counted from 0. */
export function weekOf(day: number): number {
  return Math.floor(day / 7) + 1;
}
