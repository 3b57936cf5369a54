import type { TrickleStanding } from '../../common/trickle-words.ts';
import { forecast } from './forecast.ts';
import { moved, type TrickleLook } from './trickle-look.ts';

const DAY_MS = 86_400_000;
/** So many days of the series are told; a trickle that takes longer is told from here on. */
const MOST_DAYS = 400;

/** Who of those that sign in is refused, by the log's types. */
const refusedTypes: ReadonlySet<string> = new Set(['fp', 'fu', 'f', 'limit_wc', 'limit_mu', 'limit_sul', 'pwd_leak']);

/** What was counted of a look. */
export interface LookFigures {
  readonly now: number;
  readonly plan: string;
  readonly total: number;
  readonly standings: Readonly<Record<TrickleStanding, number>>;
  /** Who came by signing in, by the UTC date of the mark. */
  readonly cameOn: ReadonlyMap<string, number>;
  readonly undated: number;
  readonly newerThanPlan: number;
  /** Events of the log by day and type. */
  readonly days: readonly { readonly day: string; readonly type: string; readonly events: number }[];
  readonly failures: TrickleLook['failures'];
  readonly openResets: number;
  readonly openResetsUnseen: number;
  /** People who set a password by a link. */
  readonly passwords: number;
  readonly unknownUsers: number;
  readonly passwordsLastWeek: number;
  readonly log: TrickleLook['log'];
}

/** A look's result from what was counted. */
export function lookOf(figures: LookFigures): TrickleLook {
  const { now, plan, total, standings, cameOn, days, failures, passwords, unknownUsers, log } = figures;
  const { passwordsLastWeek, undated, newerThanPlan, openResets, openResetsUnseen } = figures;
  const perDay = series(now, cameOn, days);
  const whole = perDay.slice(0, -1).map(({ came }) => came);
  return {
    at: now,
    plan,
    total,
    standings,
    perDay,
    undated,
    newerThanPlan,
    forecast: forecast(whole, standings.straggler, moved({ standings })),
    failures,
    openResets,
    openResetsUnseen,
    passwordsLastWeek,
    onlyInAuth0: { passwords, users: unknownUsers, atLeast: !log.readable || log.gaps.length > 0 },
    log,
  };
}

/** Every day from the first on which anything happened to today, also those without anything. */
function series(now: number, cameOn: ReadonlyMap<string, number>, days: LookFigures['days']): TrickleLook['perDay'] {
  const today = Date.parse(dayOf(now));
  const known = [...cameOn.keys(), ...days.map(({ day }) => day)].map((day) => Date.parse(day));
  const oldest = today - (MOST_DAYS - 1) * DAY_MS;
  const first = Math.max(oldest, Math.min(today, ...known));
  const events = (day: string, matches: (type: string) => boolean) =>
    days.filter((entry) => entry.day === day && matches(entry.type)).reduce((sum, { events: count }) => sum + count, 0);
  const told: { day: string; came: number; signIns: number; refused: number }[] = [];
  for (let at = first; at <= today; at += DAY_MS) {
    const day = dayOf(at);
    told.push({
      day,
      came: cameOn.get(day) ?? 0,
      signIns: events(day, (type) => type === 's'),
      refused: events(day, (type) => refusedTypes.has(type)),
    });
  }
  return told;
}

/** The UTC date, `2026-11-26`. */
export function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
