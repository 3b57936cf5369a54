import type { TrickleLook } from '../../../migration/trickle/trickle-look.ts';
import type { LivedLife } from './live-through.ts';

const DAY = 86_400_000;
const DAYS_A_WEEK = 7;

/** A week of trickle as a look at its end shows it; weeks count from 1. */
export interface Week {
  readonly week: number;
  /** Who came over in it, by the mark of the scripts. */
  readonly came: number;
  readonly movedInAll: number;
  readonly stragglers: number;
}

/** The week of a day that is counted from 0. */
export function weekOf(day: number): number {
  return Math.floor(day / DAYS_A_WEEK) + 1;
}

/** @param start When the first day began, ms since 1970 */
export function weekOfLook({ perDay, standings }: TrickleLook, week: number, start: number): Week {
  const came = perDay
    .filter(({ day }) => weekOf(dayNumber(day, start)) === week)
    .reduce((sum, { came: comers }) => sum + comers, 0);
  return { week, came, movedInAll: standings['by-sign-in'], stragglers: standings.straggler };
}

/** What a look found otherwise than the simulation knows it; nothing where it is right. */
export function wrongInLook(look: TrickleLook, lives: readonly LivedLife[], start: number): readonly string[] {
  const { perDay, standings, openResets, onlyInAuth0, log } = look;
  const count = (matches: (life: LivedLife) => boolean) => lives.filter(matches).length;
  const signedUp = count(({ person }) => person.behaviour === 'signs-up-elsewhere');
  const cameOn = (day: number) => count(({ fate }) => fate.movedOn === day);
  return [
    ...perDay.flatMap(({ day, came }) => {
      const lived = cameOn(dayNumber(day, start));
      return came === lived ? [] : [`${day}: ${came} came, and not ${lived}`];
    }),
    ...differs(
      'came over',
      standings['by-sign-in'],
      count(({ fate }) => fate.movedOn !== null),
    ),
    ...differs(
      'resets are open',
      openResets,
      count(({ fate }) => fate.halfCreated),
    ),
    ...differs('signed up at Auth0', onlyInAuth0.users, signedUp),
    ...differs('gaps in the log', log.gaps.length, 0),
  ];
}

function differs(what: string, found: number, lived: number): readonly string[] {
  return found === lived ? [] : [`${what}: ${found}, and not ${lived}`];
}

/** Looks name days by their UTC dates. */
function dayNumber(day: string, start: number): number {
  return Math.round(Date.parse(day) / DAY) - Math.floor(start / DAY);
}
